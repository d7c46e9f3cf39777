import type { Analysis } from '../analysis.ts';
import { constantSliceLength } from '../costs/operation.ts';
import type { Binding, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { dottedName, integerValue, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { boundedBy } from './bounded.ts';
import { sizeOfCall } from './callSizes.ts';
import { elementSize } from './elementSizes.ts';
import { grownSize } from './grown.ts';
import { mainInput } from './inputs.ts';
import { isFollowed, isNodeType } from './nodeTypes.ts';
import { valueOfExpression } from './values.ts';
import { add, type Growth, multiply, one, symbol } from './terms.ts';

/** What a call of a function of this file costs and how large its result is, in the caller's symbols. */
export interface CalleeSizes {
  resultSize(call: SyntaxNode): Growth | null;
  /** How often a function that tries every choice runs for one call from outside; null when it is no such function. */
  runs(call: SyntaxNode): Growth | null;
}

const maximumDepth = 40;
/** Questions about sizes that one function may take; what is beyond counts as unknown. */
const fuelPerFunction = 1_500;

/**
 * How large containers and numbers can get, as symbols of the function's parameters. Upper bounds throughout; where
 * nothing is known `uncertain` is raised and the size is a symbol of its own.
 */
export class SizeReader {
  /** Raised when a size had to be taken for unknown. */
  uncertain = false;
  /** Raised when a usual reading was taken that the source does not prove. */
  assumes = false;
  /** Symbols that keep a container smaller than its input (`if len(heap) > k`). */
  readonly bounds = new Set<string>();
  private readonly open = new Map<string, number>();
  private readonly known = new Map<string, Growth>();
  /** Depth of the outermost open question that an answer left out, because it was circular. */
  private lowest = Number.POSITIVE_INFINITY;
  private fuel = fuelPerFunction;

  constructor(
    readonly analysis: Analysis,
    readonly owner: FunctionInfo,
    readonly callees: CalleeSizes,
  ) {}

  /** Number of elements `node` has or gives when iterated over. */
  sizeOf(node: SyntaxNode): Growth {
    return this.guarded(`s${String(node.start)}-${String(node.end)}`, () => this.size(unwrap(node))) ?? one;
  }

  /** Upper bound of an integer. */
  valueOf(node: SyntaxNode): Growth {
    return this.guarded(`v${String(node.start)}-${String(node.end)}`, () => valueOfExpression(this, unwrap(node))) ?? one;
  }

  /** A circular size adds nothing (null then); answers that left nothing out are remembered. */
  guarded(key: string, read: () => Growth): Growth | null {
    const remembered = this.known.get(key);
    if (remembered !== undefined) return remembered;
    const openAt = this.open.get(key);
    if (openAt !== undefined) {
      this.lowest = Math.min(this.lowest, openAt);
      return null;
    }
    if (this.open.size > maximumDepth || this.fuel <= 0) {
      this.uncertain = true;
      return null;
    }
    this.fuel--;
    const depth = this.open.size;
    const outer = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    this.open.set(key, depth);
    try {
      const growth = read();
      if (this.lowest >= depth) this.known.set(key, growth);
      return growth;
    } finally {
      this.open.delete(key);
      this.lowest = depth === 0 ? Number.POSITIVE_INFINITY : Math.min(outer, this.lowest >= depth ? Number.POSITIVE_INFINITY : this.lowest);
    }
  }

  headsOf(node: SyntaxNode): string[] {
    return this.analysis.inference.typesOf(node).map((type) => type.head);
  }

  private size(node: SyntaxNode): Growth {
    if (this.isScalar(node)) return one;
    switch (node.type) {
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return add(
          one,
          ...node.namedChildren.flatMap((item) =>
            item.type === 'list_splat' && item.firstNamedChild !== null ? [this.sizeOf(item.firstNamedChild)] : [],
          ),
        );
      case 'dictionary':
      case 'string':
      case 'concatenated_string':
      case 'integer':
      case 'none':
        return one;
      case 'identifier':
        return this.sizeOfName(node);
      case 'attribute':
        return this.sizeOfAttribute(node);
      case 'call':
        return sizeOfCall(this, node);
      case 'list_comprehension':
      case 'set_comprehension':
      case 'dictionary_comprehension':
      case 'generator_expression':
        return this.turnsOfComprehension(node);
      case 'subscript':
        return this.sizeOfSubscript(node);
      case 'binary_operator':
        return this.sizeOfOperation(node);
      case 'conditional_expression': {
        const [yes, , no] = node.namedChildren;
        return add(...[yes, no].map((branch) => (branch === undefined ? one : this.sizeOf(branch))));
      }
      case 'boolean_operator':
        return add(...node.namedChildren.map((side) => this.sizeOf(side)));
      default:
        return this.unknownSize(node);
    }
  }

  /** The product of the turns of all `for` clauses. */
  turnsOfComprehension(node: SyntaxNode): Growth {
    let turns = one;
    for (const clause of node.children) {
      const right = clause.type === 'for_in_clause' ? clause.field('right') : null;
      if (right !== null) turns = multiply(turns, this.sizeOf(right));
    }
    return turns;
  }

  private sizeOfName(node: SyntaxNode): Growth {
    const bindings = resolveName(this.analysis.facts, node.text, node);
    if (bindings.length === 0) return one;
    const key = `n${node.text}:${String(bindings[0]?.node.start ?? 0)}`;
    return (
      this.guarded(key, () => {
        const own = add(...bindings.map((binding) => this.sizeOfBinding(binding)));
        return add(own, grownSize(this, node.text, bindings));
      }) ?? one
    );
  }

  private sizeOfBinding(binding: Binding): Growth {
    if (binding.parameter !== null) return this.sizeOfParameter(binding);
    const { value } = binding;
    switch (binding.kind) {
      case 'function':
      case 'class':
      case 'import':
        return one;
      case 'iteration':
        return value === null ? one : this.elementSize(value, binding.path);
      case 'augmented':
        return value === null ? one : this.sizeAdded(value);
      default:
        return value === null ? one : this.sizeOfAssigned(binding, value);
    }
  }

  private sizeOfAssigned(binding: Binding, value: SyntaxNode): Growth {
    if (binding.path.length > 0 && isTakenOut(value)) return this.elementSize(takenFrom(value), binding.path);
    const item = binding.path.length > 0 ? value.namedChildren[Number(binding.path[0])] : undefined;
    if (item !== undefined && (value.type === 'expression_list' || value.type === 'tuple')) return this.sizeOf(item);
    return this.isScalar(binding.node) ? one : this.sizeOf(value);
  }

  /** What `+=` puts in. */
  private sizeAdded(statement: SyntaxNode): Growth {
    const right = statement.field('right');
    return right === null || statement.field('operator')?.text !== '+=' ? one : this.sizeOf(right);
  }

  isScalar(node: SyntaxNode): boolean {
    const heads = this.headsOf(node);
    return heads.length > 0 && heads.every((head) => ['int', 'float', 'bool', 'None', 'complex'].includes(head));
  }

  private sizeOfParameter(binding: Binding): Growth {
    const types = this.analysis.inference.typesOf(binding.node);
    if (types.some((type) => isNodeType(type.head, type.cls !== null))) return symbol('nodes');
    if (types.length === 0 && isFollowed(binding.scope.node, binding.name)) return symbol('nodes');
    const isSelf = binding.parameter?.index === 0 && binding.parameter.owner.owner !== null;
    return symbol(isSelf ? 'len self' : `len ${binding.name}`);
  }

  /** Size of one element, for containers of containers. */
  elementSize(container: SyntaxNode, path: Binding['path'] = []): Growth {
    return elementSize(this, container, path);
  }

  private sizeOfAttribute(node: SyntaxNode): Growth {
    const name = dottedName(node);
    if (name?.startsWith('self.') === true) return symbol('len self');
    const object = node.field('object');
    if (object !== null && this.analysis.inference.typesOf(object).some((type) => isNodeType(type.head, type.cls !== null))) {
      return this.headsOf(node).includes('list') ? one : symbol('nodes');
    }
    return this.unknownSize(node);
  }

  private sizeOfSubscript(node: SyntaxNode): Growth {
    const value = node.field('value');
    const index = node.field('subscript');
    if (value === null || index === null) return one;
    if (index.type !== 'slice') return this.elementSize(value);
    if (constantSliceLength(index) !== null) return one;
    return windowSize(this, index) ?? this.sizeOf(value);
  }

  private sizeOfOperation(node: SyntaxNode): Growth {
    const left = node.field('left');
    const right = node.field('right');
    const operator = node.field('operator')?.text;
    if (left === null || right === null) return one;
    if (operator === '*') {
      const [container, count] = this.headsOf(left).some((head) => ['list', 'str', 'tuple'].includes(head)) ? [left, right] : [right, left];
      return multiply(this.sizeOf(container), this.valueOf(count));
    }
    if (operator === '&' || operator === '-' || operator === '%') return this.sizeOf(left);
    return add(this.sizeOf(left), this.sizeOf(right));
  }

  unknownSize(node: SyntaxNode): Growth {
    if (this.isScalar(node)) return one;
    this.uncertain = true;
    return mainInput(this, this.owner);
  }
}

/** `queue.popleft()`, `heappop(heap)`: one of its elements. */
export function isTakenOut(value: SyntaxNode): boolean {
  return value.type === 'call' && /(^|\.)(pop|popleft|heappop|get|setdefault)$/.test(value.field('function')?.text ?? '');
}

function takenFrom(call: SyntaxNode): SyntaxNode {
  const callee = call.field('function');
  const heap = /(^|\.)heappop$/.test(callee?.text ?? '') ? call.field('arguments')?.firstNamedChild : null;
  return heap ?? callee?.field('object') ?? call;
}

/** `xs[i:i + k]` has k elements, `xs[i - 2:i]` has two; null when the bounds tell nothing. */
function windowSize(reader: SizeReader, slice: SyntaxNode): Growth | null {
  const colon = slice.children.findIndex((child) => child.type === ':');
  const start = slice.children.slice(0, colon).find((child) => child.named);
  const stop = slice.children.slice(colon + 1).find((child) => child.named);
  if (stop === undefined) return null;
  if (start === undefined) return integerValue(stop) !== null || stop.type === 'unary_operator' ? null : boundedBy(reader, stop);
  const width = offsetFrom(stop, '+', start) ?? offsetFrom(start, '-', stop) ?? stretchOf(start, stop);
  return width === null ? null : reader.valueOf(width);
}

/** The k of `xs[i * k:(i + 1) * k]`; null for any other slice. */
function stretchOf(start: SyntaxNode, stop: SyntaxNode): SyntaxNode | null {
  if (start.field('operator')?.text !== '*' || stop.field('operator')?.text !== '*') return null;
  const width = stop.field('right');
  const isNext = stop.field('left')?.text.replaceAll(/[()\s]/g, '') === `${start.field('left')?.text ?? ''}+1`;
  return isNext && width !== null && start.field('right')?.text === width.text ? width : null;
}

/** The k of `base + k` or `base - k`; null for any other expression. */
function offsetFrom(node: SyntaxNode, operator: '+' | '-', base: SyntaxNode): SyntaxNode | null {
  if (node.type !== 'binary_operator' || node.field('operator')?.text !== operator) return null;
  return node.field('left')?.text === base.text ? node.field('right') : null;
}
