import { loopsAround } from '../costs/loops.ts';
import { writersOf } from '../scopes/facts.ts';
import type { Binding, FunctionInfo, Scope } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, enclosing, operandsOf, ownDescendantsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { keepsNewObject } from './builtNodes.ts';
import { lengthOfItem, lengthOfItems } from './doubling.ts';
import { nestedSize, turnsAround } from './grown.ts';
import { argumentFor, atCallSite, calleeOf } from './callees.ts';
import { isSequence, mainInput } from './inputs.ts';
import { turnsOf } from './turns.ts';
import { isTakenOut, type SizeReader } from './sizes.ts';
import type { FunctionSummary } from './summary.ts';
import { add, at, type Growth, multiply, one, symbol, symbolsOf } from './terms.ts';

const displays = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension']);
const makers =
  /^(sorted|list|set|dict|tuple|frozenset|collections\.(deque|Counter|OrderedDict)|copy\.(deep)?copy|heapq\.n(largest|smallest))$/;
/** What a number is written as. */
const digits = /^(bin|hex|oct)$/;
const allocatingMethods = /^(split|rsplit|splitlines|copy|union|difference|intersection|join|replace|lower|upper|strip|most_common)$/;

/** Space a function holds at once beyond its arguments, its calls of itself left out: containers, copies, callees. */
export function memoryOf(reader: SizeReader, owner: FunctionInfo, summaryOf: (callee: FunctionInfo) => FunctionSummary | null): Growth {
  const parts: Growth[] = [containersOf(reader, owner)];
  const body = owner.node.field('body');
  for (const node of body === null ? [] : ownDescendantsOf(body)) {
    if (keepsNewObject(reader, node)) parts.push(at(turnsAround(reader, node), node.line));
    const growth = isHandedOut(reader, owner, node) ? null : allocated({ reader, owner, summaryOf }, node);
    if (growth !== null) parts.push(at(growth, node.line));
  }
  return add(...parts);
}

/** `results.append(path[:])` of an outer list: the copy belongs to the results, which are their owner's. */
function isHandedOut(reader: SizeReader, owner: FunctionInfo, node: SyntaxNode): boolean {
  const call = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  const callee = call?.type === 'call' ? call.field('function') : null;
  const list = callee?.type === 'attribute' && callee.field('attribute')?.text === 'append' ? callee.field('object') : null;
  if (list?.type !== 'identifier') return false;
  const bindings = resolveName(reader.analysis.facts, list.text, list);
  return bindings.length > 0 && bindings.every(({ node: bound }) => !owner.node.contains(bound));
}

/** Names of this function that hold containers made here, at their largest. */
function containersOf(reader: SizeReader, owner: FunctionInfo): Growth {
  const parts: Growth[] = [];
  for (const bindings of owner.scope.bindings.values()) {
    // What a parameter is bound to belongs to the caller; a copy under its name is counted where it is made.
    if (bindings.some((binding) => binding.parameter !== null)) continue;
    const made = bindings.find((binding) => {
      const value = binding.kind === 'assignment' ? assignedItem(binding) : null;
      return value !== null && isNewContainer(reader, value);
    });
    if (made === undefined) continue;
    parts.push(at(add(multiply(reader.sizeOf(made.node), madeElements(reader, made, bindings)), nestedSize(reader, made)), made.node.line));
    parts.push(at(untilEmptied(reader, bindings), made.node.line));
  }
  return add(one, ...parts);
}

/** `batch = []` in some turns only: until then, which may be never, every turn of the loop can add to it. */
function untilEmptied(reader: SizeReader, bindings: readonly Binding[]): Growth {
  const [first] = bindings;
  const resets = bindings.filter((binding) => isEmptiedInSomeTurns(binding));
  if (first === undefined || resets.length === 0 || resets.length === bindings.length) return one;
  const writes = (first.scope.elementWrites.get(first.name) ?? []).filter(({ spread }) => !spread);
  const repeating = writes.flatMap((write) => loopsAround(write.node).filter((loop) => resets.some(({ node }) => loopsAround(node)[0] === loop)));
  return add(one, ...repeating.map((loop) => turnsOf(reader, loop)));
}

/** Set to an empty container in a branch of a loop that has no word on its length. */
function isEmptiedInSomeTurns({ kind, value, node }: Binding): boolean {
  const [loop] = loopsAround(node);
  if (kind !== 'assignment' || value === null || loop === undefined || !/^(\[\]|\{\}|''|""|list\(\)|set\(\)|deque\(\))$/.test(value.text)) return false;
  const branch = enclosing(node, new Set(['if_statement']), loop);
  return branch?.type === 'if_statement' && loop.contains(branch) && !/\blen\(/.test(branch.field('condition')?.text ?? '');
}

/** The size of one element, where the elements are new objects too: rows of a table, keys put together, kept copies. */
function madeElements(reader: SizeReader, { value, name, scope }: Binding, bindings: readonly Binding[]): Growth {
  const body = value?.type === 'list_comprehension' ? value.field('body') : null;
  const written = [name, `${name}[]`]
    .flatMap((key) => (scope.elementWrites.get(key) ?? []).slice(0, 6))
    .flatMap((write) => (write.spread ? [keptItem(write.value)] : [write.value, write.key]));
  const made = [body, ...written]
    .filter((part) => part !== null)
    .filter((part) => (isMade(part) || isMadeInTurn(reader, part)) && isContainerExpression(reader, part));
  const values = [...bindings.map((binding) => binding.value), ...(scope.elementWrites.get(name) ?? []).map((write) => write.value)];
  const longer = values.filter((part) => {
    const item = part?.field('body') ?? null;
    return item !== null && isContainerExpression(reader, item);
  });
  const lengths = longer.map((part) => (part === null ? one : lengthOfItems(reader, name, part)));
  const grown = (scope.elementWrites.get(name) ?? []).filter((write) => !write.spread).map((write) => lengthOfItem(reader, name, write));
  return add(one, ...made.map((part) => reader.sizeOf(part)), ...lengths, ...grown, keptByRuns(reader, name, scope));
}

/** `results.append(path[:])` in a function that tries every choice or goes down a tree: what is kept has one item per level. */
function keptByRuns(reader: SizeReader, name: string, scope: Scope): Growth {
  for (const { elementWrites, enclosingFunction: inner, node } of writersOf(reader.analysis.facts, name)) {
    if (inner === null || inner === scope.enclosingFunction || !scope.node.contains(node)) continue;
    const calls = (reader.analysis.facts.calls.get(inner.name) ?? []).filter((call) => scope.node.contains(call));
    const [started] = calls.filter((call) => !node.contains(call));
    const kept = (elementWrites.get(name) ?? []).slice(0, 6).map(({ key, value }) => key ?? value);
    const isKept = kept.some((item) => isNewObject(reader, item) || isMadeForCall(inner, calls, item));
    const isEveryChoice = started !== undefined && reader.callees.runs(started) !== null;
    const isPath = started !== undefined && calls.length > 1 && kept.some((item) => isPathOfCall(reader, inner, item));
    if ((isKept && isEveryChoice) || isPath) return pathLength(reader, inner);
  }
  return one;
}

/** `paths.append(path + [node.value])` on the way down a tree, where `path` came with the call. */
function isPathOfCall(reader: SizeReader, inner: FunctionInfo, item: SyntaxNode): boolean {
  if (!isNewObject(reader, item)) return false;
  return operandsOf(item).length > 1 && operandsOf(item).some(({ text }) => inner.parameters.some(({ name }) => name === text));
}

function pathLength(reader: SizeReader, { parameters }: FunctionInfo): Growth {
  const goesDown = parameters.some(({ node }) => symbolsOf(reader.sizeOf(node)).includes('nodes'));
  return goesDown ? symbol('nodes') : mainInput(reader, reader.owner);
}

function isNewObject(reader: SizeReader, node: SyntaxNode): boolean {
  return isText(reader, node) || (isMade(node) && isContainerExpression(reader, node));
}

/** `results.append(path)` where the calls hand on `path + [item]`. */
function isMadeForCall(inner: FunctionInfo, calls: readonly SyntaxNode[], { text }: SyntaxNode): boolean {
  const parameter = inner.parameters.find(({ name }) => name === text);
  return parameter !== undefined && calls.some((call) => argumentFor(call, parameter)?.type === 'binary_operator');
}

/** A text is a new one wherever it was put together. */
function isText(reader: SizeReader, node: SyntaxNode): boolean {
  const heads = reader.headsOf(node);
  return heads.length > 0 && heads.every((head) => head === 'str');
}

/** The item of `xs += [item for …]`. */
function keptItem(value: SyntaxNode): SyntaxNode | null {
  return displays.has(value.type) || value.type === 'generator_expression' ? value.field('body') : null;
}

const containerDisplays = new Set(['list', 'set', 'dictionary', 'tuple', ...displays]);

/** Written out as a container, or known to be one: what an unknown expression gives is taken for a number. */
function isNewContainer(reader: SizeReader, value: SyntaxNode): boolean {
  return (
    containerDisplays.has(value.type) ||
    (value.type === 'expression_list'
      ? value.namedChildren.some((item) => isNewContainer(reader, item))
      : isMade(value) && isContainerExpression(reader, value))
  );
}

/** What one name gets: in `low, high = [], []` the item at its place. */
function assignedItem({ value, path: [index] }: Binding): SyntaxNode | null {
  const isListed = value?.type === 'expression_list' || value?.type === 'tuple';
  return isListed && typeof index === 'number' ? (value.namedChildren[index] ?? null) : value;
}

/** `row = [0] * n … rows.append(row)`: a name that gets a new object in every turn of the loop. */
function isMadeInTurn(reader: SizeReader, part: SyntaxNode): boolean {
  const [loop] = part.type === 'identifier' ? loopsAround(part) : [];
  if (loop === undefined) return false;
  return resolveName(reader.analysis.facts, part.text, part).some(
    ({ kind, value }) => kind === 'assignment' && value !== null && loop.contains(value) && isMade(value),
  );
}

/** A new object, not another name for one that exists. */
function isMade(value: SyntaxNode): boolean {
  if (value.type === 'subscript') return value.field('subscript')?.type === 'slice';
  if (isTakenOut(value)) return false;
  return !['identifier', 'attribute', 'integer', 'float', 'true', 'false', 'none'].includes(value.type);
}

/** Whose memory is added up. */
interface Holder {
  readonly reader: SizeReader;
  readonly owner: FunctionInfo;
  readonly summaryOf: (callee: FunctionInfo) => FunctionSummary | null;
}

function allocated(holder: Holder, node: SyntaxNode): Growth | null {
  const { reader } = holder;
  switch (node.type) {
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension': {
      const body = node.field('body');
      const inner = body !== null && isContainerExpression(reader, body) ? reader.sizeOf(body) : one;
      return multiply(reader.turnsOfComprehension(node), inner);
    }
    case 'subscript':
      return node.field('subscript')?.type === 'slice' && node.fieldName !== 'left' ? reader.sizeOf(node) : null;
    case 'binary_operator':
      return isContainerExpression(reader, node) ? reader.sizeOf(node) : null;
    case 'call':
      return allocatedByCall(holder, node);
    default:
      return null;
  }
}

function allocatedByCall({ reader, owner, summaryOf }: Holder, call: SyntaxNode): Growth | null {
  const callee = call.field('function');
  if (callee === null) return null;
  const canonical = reader.analysis.canonical(callee);
  if (canonical !== null && makers.test(canonical)) return callArguments(call).positional.length === 0 ? null : reader.sizeOf(call);
  if (canonical !== null && digits.test(canonical)) return reader.sizeOf(call);
  const copied = callee.type === 'attribute' ? allocatedByMethod(reader, call, callee) : null;
  if (copied !== null) return copied;
  const own = calleeOf(reader.analysis, call);
  const summary = own === null || own === owner ? null : summaryOf(own);
  return own === null || summary === null ? null : atCallSite(reader, summary.spaceGrowth, own, call);
}

function allocatedByMethod(reader: SizeReader, call: SyntaxNode, callee: SyntaxNode): Growth | null {
  const method = callee.field('attribute')?.text ?? '';
  const object = callee.field('object');
  // Timsort merges through a buffer of half the list.
  if (method === 'sort' && object !== null) return reader.sizeOf(object);
  return allocatingMethods.test(method) && isContainerExpression(reader, call) ? reader.sizeOf(call) : null;
}

function isContainerExpression(reader: SizeReader, node: SyntaxNode): boolean {
  const heads = reader.headsOf(node);
  if (heads.length === 0 && node.type === 'subscript') return node.field('subscript')?.type === 'slice';
  if (heads.length === 0 && node.type === 'binary_operator')
    return node.namedChildren.some((side) => side.type === 'list' || side.type === 'string' || isSequenceParameter(reader, side));
  return heads.some((head) =>
    ['list', 'str', 'tuple', 'set', 'dict', 'bytes', 'deque', 'frozenset', 'defaultdict', 'Counter', 'OrderedDict'].includes(head),
  );
}

function isSequenceParameter(reader: SizeReader, { type, text }: SyntaxNode): boolean {
  const parameter = type === 'identifier' ? reader.owner.parameters.find(({ name }) => name === text) : undefined;
  return parameter !== undefined && isSequence(reader, parameter);
}
