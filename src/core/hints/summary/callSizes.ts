import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, type CallArguments, integerValue, unwrap } from '../syntax/walk.ts';
import { boundedBy } from './bounded.ts';
import { constantLength } from './constantLengths.ts';
import type { SizeReader } from './sizes.ts';
import { add, exponential, type Growth, isConstant, logarithm, multiply, one, power, symbolsOf } from './terms.ts';

/** A call whose result is measured. */
interface SizedCall extends CallArguments {
  readonly reader: SizeReader;
  readonly node: SyntaxNode;
}

type Rule = (call: SizedCall) => Growth;

/** Size of what a call gives: of the builtin functions by their names, of methods by their receivers. */
export function sizeOfCall(reader: SizeReader, node: SyntaxNode): Growth {
  const callee = node.field('function');
  if (callee === null) return one;
  const call: SizedCall = { reader, node, ...callArguments(node) };
  const canonical = reader.analysis.canonical(callee);
  const rule = canonical === null ? undefined : functions.get(canonical);
  if (rule !== undefined) return rule(call);
  if (callee.type === 'attribute' && canonical === null) {
    const result = sizeOfMethod(call, callee);
    if (result !== null) return result;
  }
  return reader.callees.resultSize(node) ?? (reader.isScalar(node) ? one : reader.unknownSize(node));
}

/** `zip(*rows)` has as many items as a row. */
function transposedSize({ reader, node }: SizedCall): Growth {
  const rows = splatOf(node);
  return rows === null ? one : reader.elementSize(rows);
}

/** The `rows` of `f(*rows)`. */
function splatOf(call: SyntaxNode): SyntaxNode | null {
  const splat = call.field('arguments')?.childOfType('list_splat')?.firstNamedChild ?? null;
  return splat === null ? null : unwrap(splat);
}

function sizeAt(index: number): Rule {
  return ({ reader, positional }) => {
    const argument = positional[index];
    return argument === undefined ? one : reader.sizeOf(argument);
  };
}

function valueAt(index: number): Rule {
  return ({ reader, positional }) => {
    const argument = positional[index];
    return argument === undefined ? one : reader.valueOf(argument);
  };
}

/** `range(n - 1, -1, -1)` counts down from its first bound. */
function counted(call: SizedCall): Growth {
  const isDown = call.positional[2]?.text.startsWith('-') === true;
  return valueAt(call.positional.length > 1 && !isDown ? 1 : 0)(call);
}

const bounded: Rule = ({ reader, positional: [count] }) => (count === undefined ? one : boundedBy(reader, count));
const first = sizeAt(0);
const constant: Rule = () => one;

function zipped(call: SizedCall): Growth {
  const { reader, positional } = call;
  if (positional.length === 0) return transposedSize(call);
  return positional.map((argument) => reader.sizeOf(argument)).find((size) => !isConstant(size)) ?? one;
}

function combined(call: SizedCall): Growth {
  const [, second] = call.positional;
  const count = second === undefined ? null : integerValue(second);
  return count === null ? exponential(2, first(call)) : power(first(call), count);
}

function permuted(call: SizedCall): Growth {
  const [, second] = call.positional;
  const count = second === undefined ? null : integerValue(second);
  return count === null ? exponential('factorial', first(call)) : power(first(call), count);
}

function multiplied({ reader, node, positional, keywords }: SizedCall): Growth {
  const repeat = keywords.get('repeat');
  if (repeat !== undefined) {
    const count = integerValue(repeat);
    const [pool] = positional;
    return count === null || pool === undefined ? exponential(choicesOf(reader, pool), reader.valueOf(repeat)) : power(reader.sizeOf(pool), count);
  }
  const pools = splatOf(node);
  if (pools !== null) return exponential(choicesOf(reader, pools.field('body') ?? undefined), reader.sizeOf(pools));
  return positional.reduce((result, argument) => multiply(result, reader.sizeOf(argument)), one);
}

/** How many items a pool has; where nothing fixes that, at least two. */
function choicesOf(reader: SizeReader, pool: SyntaxNode | undefined): number {
  const length = pool === undefined ? null : constantLength(reader, pool);
  if (length === null) reader.uncertain = true;
  return length ?? 2;
}

/** A number has as many digits as its logarithm; the numbers of a collection are taken for small. */
function digits(call: SizedCall): Growth {
  const { reader, positional } = call;
  const [argument] = positional;
  if (argument === undefined) return one;
  if (reader.headsOf(argument).includes('str')) return first(call);
  const length = logarithm(reader.valueOf(argument));
  return symbolsOf(length).some((key) => key.endsWith('[]')) ? one : length;
}

const flattened: Rule = ({ reader, positional: [rows] }) => (rows === undefined ? one : multiply(reader.sizeOf(rows), reader.elementSize(rows)));

const functions: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['range', counted],
  ['zip', zipped],
  ['itertools.zip_longest', zipped],
  ['map', sizeAt(1)],
  ['filter', sizeAt(1)],
  ['heapq.nlargest', bounded],
  ['heapq.nsmallest', bounded],
  ['itertools.permutations', permuted],
  ['itertools.combinations', combined],
  ['itertools.combinations_with_replacement', combined],
  ['itertools.product', multiplied],
  ['itertools.chain', ({ reader, positional }) => add(...positional.map((argument) => reader.sizeOf(argument)))],
  ['itertools.chain.from_iterable', flattened],
  ['itertools.islice', (call) => valueAt(call.positional.length > 2 ? 2 : 1)(call)],
  ['str', digits],
  ...['bin', 'hex', 'oct'].map((name): [string, Rule] => [name, digits]),
  ['collections.defaultdict', constant],
  ...['sum', 'min', 'max', 'len', 'int', 'chr', 'ord'].map((name): [string, Rule] => [name, constant]),
  ...['sorted', 'list', 'tuple', 'set', 'frozenset', 'dict', 'reversed', 'enumerate', 'iter'].map((name): [string, Rule] => [name, first]),
  ...['deque', 'Counter', 'OrderedDict'].map((name): [string, Rule] => [`collections.${name}`, first]),
  ...['itertools.accumulate', 'itertools.pairwise', 'itertools.groupby', 'copy.copy', 'copy.deepcopy'].map((name): [string, Rule] => [
    name,
    first,
  ]),
]);

const mappings = new Set(['dict', 'Counter', 'defaultdict', 'OrderedDict']);
const copying = new Set(['copy', 'union', 'difference', 'intersection']);

function sizeOfMethod(call: SizedCall, callee: SyntaxNode): Growth | null {
  const { reader, node } = call;
  const object = callee.field('object');
  if (object === null) return null;
  const method = callee.field('attribute')?.text ?? '';
  const heads = reader.headsOf(object);
  const result = heads.some((head) => mappings.has(head)) ? sizeFromMapping(call, object, method) : null;
  if (result !== null) return result;
  if (heads.includes('str')) return sizeFromText(call, object, method);
  if (copying.has(method)) return add(reader.sizeOf(object), first(call));
  if (method === 'pop' || method === 'popleft') return reader.isScalar(node) ? one : reader.elementSize(object);
  return null;
}

function sizeFromMapping(call: SizedCall, object: SyntaxNode, method: string): Growth | null {
  const { reader, positional } = call;
  if (method === 'items' || method === 'keys' || method === 'values' || method === 'copy') return reader.sizeOf(object);
  if (method === 'most_common') return positional.length === 0 ? reader.sizeOf(object) : valueAt(0)(call);
  return method === 'get' || method === 'pop' || method === 'setdefault' ? reader.elementSize(object) : null;
}

const padding = new Set(['ljust', 'rjust', 'center', 'zfill']);

function sizeFromText(call: SizedCall, object: SyntaxNode, method: string): Growth {
  const { reader, node, positional } = call;
  if (padding.has(method)) return add(reader.sizeOf(object), valueAt(0)(call));
  if (method !== 'join') return reader.isScalar(node) ? one : reader.sizeOf(object);
  const [parts] = positional;
  return parts === undefined ? one : multiply(reader.sizeOf(parts), reader.elementSize(parts));
}
