import type { Analysis } from '../analysis.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, integerValue } from '../syntax/walk.ts';
import { type Inferred, notInferred } from '../types/evidence.ts';

/** A builtin operation as it stands in the source, before anything is said about its cost. */
export interface Operation {
  readonly node: SyntaxNode;
  /** The token that names it: method or function name, operator, bracket. */
  readonly anchor: SyntaxNode;
  /** Row name of the cost table (`append`, `in`, `slice`, `+=`). */
  readonly name: string;
  /** Table owner when it does not depend on a type (`heapq`, `builtins`); null when `subject`'s type decides. */
  readonly owner: string | null;
  /** The container that is worked on. */
  readonly subject: SyntaxNode | null;
  readonly subjectTypes: Inferred;
  readonly arguments: readonly SyntaxNode[];
}

const moduleOwners = new Set(['heapq', 'bisect', 'itertools', 'functools', 'copy', 'random', 're', 'json']);
const constructors = new Map([
  ['list', 'list'],
  ['tuple', 'tuple'],
  ['set', 'set'],
  ['frozenset', 'frozenset'],
  ['dict', 'dict'],
  ['str', 'str'],
  ['bytes', 'bytes'],
  ['bytearray', 'bytearray'],
  ['range', 'range'],
  ['collections.deque', 'deque'],
  ['collections.Counter', 'Counter'],
  ['collections.defaultdict', 'defaultdict'],
  ['collections.OrderedDict', 'OrderedDict'],
]);
const builtinFunctions = new Set([
  ...['len', 'sorted', 'min', 'max', 'sum', 'any', 'all', 'reversed', 'enumerate', 'zip', 'map', 'filter', 'iter'],
  ...['next', 'repr', 'hash', 'isinstance', 'ord', 'chr', 'abs', 'divmod', 'slice', 'pow', 'open'],
]);
const binaryOperators = new Set(['+', '*', '|', '&', '-', '^', '%', '+=', '|=', '&=', '-=', '^=', '*=']);

const operations = new WeakMap<SyntaxNode, Operation | null>();

/** The operation that `node` is, null when it is none that costs anything worth saying. */
export function operationAt(analysis: Analysis, node: SyntaxNode): Operation | null {
  const known = operations.get(node);
  if (known !== undefined) return known;
  const operation = readOperation(analysis, node);
  operations.set(node, operation);
  return operation;
}

function readOperation(analysis: Analysis, node: SyntaxNode): Operation | null {
  switch (node.type) {
    case 'call':
      return callOperation(analysis, node);
    case 'subscript':
      return subscriptOperation(analysis, node);
    case 'comparison_operator':
      return comparisonOperation(analysis, node);
    case 'binary_operator':
    case 'augmented_assignment':
      return binaryOperation(analysis, node);
    default:
      return null;
  }
}

function callOperation(analysis: Analysis, node: SyntaxNode): Operation | null {
  const callee = node.field('function');
  if (callee === null) return null;
  const canonical = analysis.canonical(callee);
  return (
    (canonical === null ? null : namedOperation(analysis, node, callee, canonical)) ?? methodOperation(analysis, node, callee, canonical)
  );
}

/** A call of a builtin function, a constructor or a library's function. */
function namedOperation(analysis: Analysis, node: SyntaxNode, callee: SyntaxNode, canonical: string): Operation | null {
  const { positional } = callArguments(node);
  const anchor = callee.type === 'attribute' ? (callee.field('attribute') ?? callee) : callee;
  const on = (name: string, owner: string, subject: SyntaxNode | null): Operation => ({
    node,
    anchor,
    name,
    owner,
    subject,
    subjectTypes: typesOf(analysis, subject),
    arguments: positional,
  });
  const [first = null, second = null] = positional;
  const constructor = constructors.get(canonical);
  if (constructor !== undefined) return on(constructor, constructor, first);
  if (builtinFunctions.has(canonical)) return on(canonical, 'builtins', first);
  const dot = canonical.indexOf('.');
  const home = canonical.slice(0, Math.max(0, dot));
  if (!moduleOwners.has(home)) return null;
  const isSelecting = canonical === 'heapq.nlargest' || canonical === 'heapq.nsmallest';
  return on(canonical.slice(dot + 1), home, isSelecting ? second : first);
}

function methodOperation(analysis: Analysis, node: SyntaxNode, callee: SyntaxNode, canonical: string | null): Operation | null {
  const subject = callee.field('object');
  const anchor = callee.field('attribute');
  if (callee.type !== 'attribute' || subject === null || anchor === null) return null;
  const { positional } = callArguments(node);
  const plain = { node, anchor, name: anchor.text };
  // `list.append(xs, v)`: the class is named, the container is the first argument.
  const owner = canonical === null ? undefined : constructors.get(canonical.slice(0, canonical.lastIndexOf('.')));
  if (owner !== undefined)
    return { ...plain, owner, subject: positional[0] ?? null, subjectTypes: notInferred, arguments: positional.slice(1) };
  return { ...plain, owner: null, subject, subjectTypes: analysis.typeOf(subject), arguments: positional };
}

function typesOf(analysis: Analysis, node: SyntaxNode | null): Inferred {
  return node === null ? notInferred : analysis.typeOf(node);
}

function subscriptOperation(analysis: Analysis, node: SyntaxNode): Operation | null {
  const subject = node.field('value');
  const index = node.field('subscript');
  if (subject === null || index === null || isTypeExpression(node)) return null;
  const kind = index.type === 'slice' ? 'slice' : 'item';
  const parent = node.parent;
  const isTarget = node.fieldName === 'left' && parent?.type === 'assignment';
  const isDeleted =
    parent?.type === 'delete_statement' || (parent?.type === 'expression_list' && parent.parent?.type === 'delete_statement');
  const name = isDeleted ? 'del' : isTarget ? `${kind} =` : kind;
  const anchor = node.children.find((child) => child.type === '[') ?? node;
  return { node, anchor, name, owner: null, subject, subjectTypes: analysis.typeOf(subject), arguments: node.fields('subscript') };
}

/** `List[int]` in an annotation is no look-up. */
function isTypeExpression(node: SyntaxNode): boolean {
  for (let up = node.parent; up !== null; up = up.parent) {
    if (up.type === 'type') return true;
    if (up.type.endsWith('statement') || up.type === 'block') return false;
  }
  return false;
}

function comparisonOperation(analysis: Analysis, node: SyntaxNode): Operation | null {
  const [left, right] = node.namedChildren;
  const anchor = node.children.find((child) => !child.named);
  if (left === undefined || right === undefined || anchor === undefined) return null;
  const text = node.source.text.slice(left.end, right.start).trim();
  if (text === 'in' || /^not\s+in$/.test(text)) {
    return { node, anchor, name: 'in', owner: null, subject: right, subjectTypes: analysis.typeOf(right), arguments: [left] };
  }
  if (text !== '==' && text !== '!=') return null;
  const subjectTypes = analysis.typeOf(left);
  return { node, anchor, name: '==', owner: null, subject: left, subjectTypes, arguments: [right] };
}

function binaryOperation(analysis: Analysis, node: SyntaxNode): Operation | null {
  const subject = node.field('left');
  const right = node.field('right');
  const anchor = node.field('operator');
  if (subject === null || right === null || anchor === null || !binaryOperators.has(anchor.text)) return null;
  const operator = anchor.text;
  let subjectTypes = analysis.typeOf(subject);
  let container = subject;
  // `3 * items`, `prefix + items`: the side that is known decides.
  if ((operator === '*' || operator === '+') && !subjectTypes.some(({ type }) => isRepeatable(type.head))) {
    const rightTypes = analysis.typeOf(right);
    if (rightTypes.some(({ type }) => isRepeatable(type.head))) {
      subjectTypes = rightTypes;
      container = right;
    }
  }
  const other = container === subject ? right : subject;
  const isSetOperation = ['|=', '&=', '-=', '^='].includes(operator);
  // A tuple cannot be extended in place.
  const isCopied = operator === '+=' && subjectTypes.length > 0 && subjectTypes.every(({ type }) => type.head === 'tuple');
  const name = isCopied ? '+' : isSetOperation ? inPlaceMethod(operator) : operator;
  return { node, anchor, name, owner: null, subject: container, subjectTypes, arguments: [other] };
}

function isRepeatable(head: string): boolean {
  return ['list', 'str', 'tuple', 'bytes', 'deque'].includes(head);
}

function inPlaceMethod(operator: string): string {
  const methods: Readonly<Record<string, string>> = {
    '|=': 'update',
    '&=': 'intersection_update',
    '-=': 'difference_update',
    '^=': 'symmetric_difference_update',
  };
  return methods[operator] ?? operator;
}

/** Number of items a slice can take when both bounds are literals of the same sign; null when it may grow. */
export function constantSliceLength(slice: SyntaxNode): number | null {
  const colon = slice.children.findIndex((child) => child.type === ':');
  const before = slice.children.slice(0, colon).find((child) => child.named);
  const after = slice.children.slice(colon + 1).find((child) => child.named);
  const start = before === undefined ? 0 : integerValue(before);
  const stop = after === undefined ? null : integerValue(after);
  if (start === null) return null;
  if (stop === null) return start < 0 && after === undefined ? -start : null;
  return Math.sign(start || 1) === Math.sign(stop || 1) ? Math.max(0, stop - start) : null;
}
