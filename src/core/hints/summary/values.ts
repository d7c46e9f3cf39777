import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, dottedName, enclosing, integerValue } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { reachingBindings } from '../types/reaching.ts';
import { parameterValue } from './indexParameters.ts';
import type { SizeReader } from './sizes.ts';
import { add, exponential, type Growth, isConstant, logarithm, multiply, one, power, symbol } from './terms.ts';

/** Upper bound of an integer expression, in the sizes of the function's parameters. */
export function valueOfExpression(reader: SizeReader, node: SyntaxNode): Growth {
  switch (node.type) {
    case 'integer':
    case 'float':
    case 'unary_operator':
      return node.type === 'unary_operator' && node.field('argument') !== null ? reader.valueOf(node.field('argument') ?? node) : one;
    case 'identifier':
      return valueOfName(reader, node);
    case 'call':
      return valueOfCall(reader, node);
    case 'binary_operator':
      return valueOfOperation(reader, node);
    case 'subscript':
    case 'attribute': {
      const name = dottedName(node.type === 'subscript' ? (node.field('value') ?? node) : node);
      if (name?.startsWith('self.') === true) return symbol('len self');
      return node.type === 'subscript' ? valueOfElement(reader, node) : one;
    }
    case 'conditional_expression': {
      const [yes, , no] = node.namedChildren;
      return add(...[yes, no].map((branch) => (branch === undefined ? one : reader.valueOf(branch))));
    }
    case 'boolean_operator':
      return add(...node.namedChildren.map((side) => reader.valueOf(side)));
    default:
      return one;
  }
}

function valueOfElement(reader: SizeReader, node: SyntaxNode): Growth {
  const value = node.field('value');
  const name = value === null ? null : dottedName(value);
  if (value === null || name === null) return one;
  const bindings = resolveName(reader.analysis.facts, name, value);
  const isParameter = bindings.some((binding) => binding.parameter !== null);
  if (isParameter) return symbol(`value ${name}[]`);
  return (
    reader.guarded(`x${name}:${String(bindings[0]?.node.start ?? 0)}`, () =>
      add(
        ...bindings
          .flatMap((binding) => binding.scope.elementWrites.get(name) ?? [])
          .map((write) => (write.spread ? one : reader.valueOf(write.value))),
      ),
    ) ?? one
  );
}

function valueOfName(reader: SizeReader, node: SyntaxNode): Growth {
  const bindings = boundByModulo(resolveName(reader.analysis.facts, node.text, node), node);
  const key = `i${node.text}:${bindings.map((binding) => String(binding.node.start)).join()}`;
  return reader.guarded(key, () => add(...bindings.map((binding) => valueOfBinding(reader, binding)))) ?? one;
}

/** After `k %= n` the value is below n, whatever it was before. */
function boundByModulo(bindings: readonly Binding[], node: SyntaxNode): readonly Binding[] {
  if (bindings.length < 2 || !bindings.some(isModulo)) return bindings;
  const sameScope = enclosing(node, functions) === bindings[0]?.scope.node;
  return reachingBindings(bindings, node, sameScope);
}

const functions: ReadonlySet<string> = new Set(['function_definition', 'lambda', 'module']);

function isModulo({ kind, value }: Binding): boolean {
  return kind === 'augmented' ? value?.field('operator')?.text === '%=' : value?.field('operator')?.text === '%';
}

function valueOfBinding(reader: SizeReader, binding: Binding): Growth {
  const { value } = binding;
  if (binding.parameter !== null) return parameterValue(reader, binding);
  if (value === null) return one;
  if (binding.kind === 'iteration') return valueOfTurn(reader, value, binding.path);
  if (binding.kind === 'augmented' && isModulo(binding)) return reader.valueOf(value.field('right') ?? value);
  if (binding.kind !== 'assignment') return one;
  if (binding.path.length > 0) {
    const item = value.namedChildren[Number(binding.path[0])];
    return (value.type === 'expression_list' || value.type === 'tuple') && item !== undefined ? reader.valueOf(item) : one;
  }
  return reader.valueOf(value);
}

/** Upper bound of a loop variable. */
function valueOfTurn(reader: SizeReader, iterable: SyntaxNode, path: Binding['path']): Growth {
  const callee = iterable.type === 'call' ? iterable.field('function') : null;
  const canonical = callee === null ? null : reader.analysis.canonical(callee);
  const { positional } = callArguments(iterable);
  if (canonical === 'range') return add(...positional.slice(0, 2).map((argument) => reader.valueOf(argument)));
  if (canonical === 'enumerate' && path[0] === 0) return reader.sizeOf(iterable);
  if (canonical === 'reversed' && positional[0] !== undefined) return valueOfTurn(reader, positional[0], path);
  const name = dottedName(iterable);
  return name !== null && resolveName(reader.analysis.facts, name, iterable).some((binding) => binding.parameter !== null)
    ? symbol(`value ${name}[]`)
    : one;
}

function valueOfCall(reader: SizeReader, node: SyntaxNode): Growth {
  const callee = node.field('function');
  const canonical = callee === null ? null : reader.analysis.canonical(callee);
  const { positional } = callArguments(node);
  const [first, second] = positional;
  if (first === undefined) return one;
  switch (canonical) {
    case 'len':
      return reader.sizeOf(first);
    case 'min': {
      if (second === undefined) return valueOfTurn(reader, first, []);
      const values = positional.map((argument) => reader.valueOf(argument));
      return values.find(isConstant) ?? values[0] ?? one;
    }
    case 'max':
      return second === undefined ? valueOfTurn(reader, first, []) : add(...positional.map((argument) => reader.valueOf(argument)));
    case 'sum':
      return first.type === 'generator_expression' || first.type === 'list_comprehension'
        ? multiply(reader.turnsOfComprehension(first), reader.valueOf(first.field('body') ?? first))
        : valueOfTurn(reader, first, []);
    case 'math.sqrt':
    case 'math.isqrt':
      return power(reader.valueOf(first), 0.5);
    case 'math.log2':
    case 'math.log':
    case 'math.log10':
      return logarithm(reader.valueOf(first));
    case 'int':
    case 'abs':
    case 'round':
    case 'math.ceil':
    case 'math.floor':
    case 'pow':
      return reader.valueOf(first);
    default:
      return one;
  }
}

function valueOfOperation(reader: SizeReader, node: SyntaxNode): Growth {
  const left = node.field('left');
  const right = node.field('right');
  if (left === null || right === null) return one;
  switch (node.field('operator')?.text) {
    case '+':
      return add(reader.valueOf(left), reader.valueOf(right));
    case '*':
      return multiply(reader.valueOf(left), reader.valueOf(right));
    case '%':
      return reader.valueOf(right);
    case '**':
      if (right.type === 'float' && right.text === '0.5') return power(reader.valueOf(left), 0.5);
      return integerValue(left) !== null
        ? exponential(integerValue(left) ?? 2, reader.valueOf(right))
        : power(reader.valueOf(left), integerValue(right) ?? 1);
    case '<<':
      return exponential(2, reader.valueOf(right));
    default:
      return reader.valueOf(left);
  }
}
