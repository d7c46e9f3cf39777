import { writersOf } from '../scopes/facts.ts';
import type { Binding, ElementWrite, Scope } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { loopsAround } from '../costs/loops.ts';
import { callArguments, integerValue, operandsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { doubledBy, remade } from './doubling.ts';
import { inputParameters, isNumber } from './inputs.ts';
import { memoOf } from './marking.ts';
import type { SizeReader } from './sizes.ts';
import { traversesShared } from './sharedTraversal.ts';
import { loopTurns, turnsOf } from './turns.ts';
import { worklistOf } from './worklists.ts';
import { add, type Growth, multiply, one, symbolsOf } from './terms.ts';

/** A local container, and where its name gets a new value. */
interface Grown {
  readonly reader: SizeReader;
  readonly name: string;
  readonly bindings: readonly Binding[];
  readonly scope: Scope;
  readonly isList: boolean;
}

/** How large a local container gets by appends in loops; the constant 1 when it is only made once. */
export function grownSize(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth {
  const scope = bindings[0]?.scope;
  if (scope === undefined || bindings.some((binding) => binding.parameter !== null)) return one;
  const bounded = boundOf(reader, name, bindings);
  if (bounded !== null) return bounded;
  const isList = bindings.some((binding) => reader.headsOf(binding.node).includes('list'));
  const grown = { reader, name, bindings, scope, isList };
  const { facts } = reader.analysis;
  const scopes = new Set([...writersOf(facts, name), ...(isList ? [] : writersOf(facts, `${name}[]`))]);
  const inside = [...scopes].filter((inner) => scope.node.contains(inner.node));
  return add(
    one,
    ...bindings.flatMap((binding) => [lengthened(grown, binding), remade(reader, name, binding)]),
    ...inside.flatMap((inner) => writtenFrom(grown, inner)),
  );
}

function writtenFrom(grown: Grown, inner: Scope): Growth[] {
  const { reader, name, isList } = grown;
  // An entry of a list is replaced, one of a dict may be new.
  const own = (inner.elementWrites.get(name) ?? []).filter((write) => write.key === null || !isList);
  const nested = isList ? [] : (inner.elementWrites.get(`${name}[]`) ?? []);
  return [...own.map((write) => putIn(grown, inner, write)), ...nested.map((write) => turnsAround(reader, write.node))];
}

function putIn(grown: Grown, inner: Scope, write: ElementWrite): Growth {
  const { reader, name, bindings, scope } = grown;
  const twice = doubledBy(reader, write, name, bindings);
  if (twice !== null) return twice;
  // A table of results has an entry per state, which the function that remembers them is charged with.
  if (isTableOfResults(inner, scope, name)) return one;
  if (isTakenBack(inner, name)) return turnsOfCalls(reader, inner, scope, levelsOf);
  const calls = turnsOfCalls(reader, inner, scope, runsOf);
  if (isReplacing(reader, name, write.node)) return one;
  const value = write.spread ? reader.sizeOf(write.value) : one;
  if (isCounted(grown, write)) return repeated(grown, write);
  if (isSharedByCalls(reader, inner, write.node)) return multiply(repeated(grown, write), value);
  return multiply(multiply(repeated(grown, write), value), calls);
}

function isTableOfResults(inner: Scope, outer: Scope, name: string): boolean {
  const owner = inner.enclosingFunction;
  return owner !== null && owner !== outer.enclosingFunction && memoOf(owner) === `\`${name}\``;
}

/** In a traversal that skips what earlier calls of its function have put in. */
function isSharedByCalls(reader: SizeReader, inner: Scope, node: SyntaxNode): boolean {
  const owner = inner.enclosingFunction;
  if (owner === null || owner === reader.owner) return false;
  return loopsAround(node).some((loop) => loop.type === 'while_statement') && traversesShared(reader, owner);
}

/** Put in by a loop that takes out at least as much in every turn (`heappop` … `heappush`). */
function isReplacing(reader: SizeReader, name: string, node: SyntaxNode): boolean {
  const [loop] = loopsAround(node);
  const list = loop?.type === 'while_statement' ? worklistOf(reader, loop) : null;
  return list?.name === name && list.pops.length >= list.pushes.length && list.pushes.every((push) => loopsAround(push)[0] === loop);
}

/** A function that calls itself and takes out what it put in holds one entry a level. */
function isTakenBack(inner: Scope, name: string): boolean {
  const owner = inner.enclosingFunction;
  if (owner === null || owner.name === '') return false;
  const text = owner.node.text;
  const escaped = name.replaceAll(/\W/g, String.raw`\$&`);
  return new RegExp(String.raw`\b${escaped}\.(remove|discard|pop)\(`).test(text) && text.split(`${owner.name}(`).length > 2;
}

/** Turns of the loops around that do not make the container anew. */
function repeated({ reader, bindings, isList }: Grown, write: ElementWrite): Growth {
  const loops = loopsAround(write.node);
  const counted = isList ? null : countedNames(write.key ?? write.value, loops);
  return loops
    .filter((loop) => !bindings.some((binding) => binding.kind === 'assignment' && loop.contains(binding.node)))
    .filter((loop) => counted?.some((name) => counterOf(loop) === name) !== false)
    .filter((loop) => isList || !isOneEntry(reader, write.key, loop))
    .reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one);
}

/** `low[node] = …` in a loop that does not move `node`: all turns write the same entry. */
function isOneEntry(reader: SizeReader, key: SyntaxNode | null, loop: SyntaxNode): boolean {
  if (key?.type !== 'identifier') return false;
  const bindings = resolveName(reader.analysis.facts, key.text, key);
  return bindings.length > 0 && bindings.every(({ node }) => !loop.contains(node));
}

/** What is put in is a number that a loop here counts: however often it is put in, it is in there once. */
function isCounted({ isList }: Grown, write: ElementWrite): boolean {
  return !isList && countedNames(write.key ?? write.value, loopsAround(write.node)) !== null;
}

/** The variable that a loop over a range or over `enumerate` counts. */
function counterOf(loop: SyntaxNode): string | null {
  const iterable = loop.field('right')?.text ?? '';
  const left = loop.field('left')?.text ?? '';
  if (/^x?range\(/.test(iterable)) return left;
  return iterable.startsWith('enumerate(') ? (/^\(?(\w+)\s*,/.exec(left)?.[1] ?? null) : null;
}

/**
 * `seen.add(row)`, `seen.add((row, column))`: names that loops over ranges count, so that no other loop adds anything new.
 * Null when the entry is anything else.
 */
function countedNames(entry: SyntaxNode, loops: readonly SyntaxNode[]): readonly string[] | null {
  const names = (entry.type === 'tuple' ? entry.namedChildren : [entry]).map((part) => part.text);
  return names.every((name) => loops.some((loop) => counterOf(loop) === name)) ? names : null;
}

/** `row = [1] + row` and the like in a loop: each turn adds what stands beside the name. */
function lengthened({ reader, name }: Grown, { kind, value, node }: Binding): Growth {
  if (kind !== 'assignment' || value?.type !== 'binary_operator' || value.field('operator')?.text !== '+') return one;
  const mention = new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\b`);
  const operands = operandsOf(value);
  const others = operands.filter((operand) => !mention.test(operand.text));
  if (others.length === operands.length || others.length === 0) return one;
  return multiply(turnsAround(reader, node), add(...others.map((operand) => reader.sizeOf(operand))));
}

/** Turns of all loops around, multiplied; of loops that share their turns with one further out these are all there are. */
export function turnsAround(reader: SizeReader, node: SyntaxNode): Growth {
  let product = one;
  let shared: SyntaxNode | null = null;
  for (const loop of loopsAround(node)) {
    if (shared === null) {
      product = multiply(product, sharedTurns(reader, loop));
      shared = outsides.get(loop) ?? null;
    }
    if (loop === shared) shared = null;
  }
  return product;
}

/** The loop further out with which a loop shares its turns, by loop. */
const outsides = new WeakMap<SyntaxNode, SyntaxNode>();

function sharedTurns(reader: SizeReader, loop: SyntaxNode): Growth {
  const read = (): Growth => {
    const { turns, outside } = loopTurns(reader, loop);
    if (outside !== null) outsides.set(loop, outside);
    return turns;
  };
  return reader.guarded(`T${String(loop.start)}`, read) ?? one;
}

/** What is put into the elements of a container (`rows[i].append(v)`), all elements together. */
export function nestedSize(reader: SizeReader, binding: Binding): Growth {
  const writes = binding.scope.elementWrites.get(`${binding.name}[]`) ?? [];
  return add(one, ...writes.map((write) => turnsAround(reader, write.node)));
}

/** A nested function that appends to an outer list does so in every turn that calls it; `ownCalls` counts its calls of itself. */
function turnsOfCalls(reader: SizeReader, inner: Scope, outer: Scope, ownCalls: typeof runsOf): Growth {
  const owner = inner.enclosingFunction;
  if (owner === null || owner === outer.enclosingFunction) return one;
  const calls = (reader.analysis.facts.calls.get(owner.name) ?? []).filter((call) => outer.node.contains(call));
  const started = calls.filter((call) => !owner.node.contains(call));
  if (started.length < calls.length) return ownCalls(reader, outer, started);
  return add(one, ...calls.map((call) => turnsAround(reader, call)));
}

function runsOf(reader: SizeReader, outer: Scope, started: readonly SyntaxNode[]): Growth {
  const [first] = started;
  const runs = first === undefined ? null : reader.callees.runs(first);
  return first === undefined || runs === null ? levelsOf(reader, outer) : multiply(turnsAround(reader, first), runs);
}

/** Calls that are open at once: as many as the input is long. */
function levelsOf(reader: SizeReader, outer: Scope): Growth {
  const [first] = outer.enclosingFunction === null ? [] : inputParameters(outer.enclosingFunction);
  if (first === undefined) return one;
  return isNumber(reader, first) ? reader.valueOf(first.node) : reader.sizeOf(first.node);
}

/** `if len(heap) > k: heappop(heap)` and `deque(maxlen=k)` keep a container at k elements. */
function boundOf(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth | null {
  for (const { value } of bindings) {
    const longest = value?.type === 'call' ? callArguments(value).keywords.get('maxlen') : undefined;
    if (longest !== undefined) return reader.valueOf(longest);
  }
  const limit = (reader.analysis.facts.calls.get('len') ?? [])
    .filter((call) => bindings.some((binding) => binding.scope.node.contains(call)))
    .filter((call) => call.field('arguments')?.firstNamedChild?.text === name)
    .map((call) => limitAt(call, name))
    .find((found) => found !== null);
  if (limit === undefined) return null;
  if (integerValue(limit) !== null) return one;
  const bound = reader.valueOf(limit);
  for (const key of symbolsOf(bound)) reader.bounds.add(key);
  return bound;
}

/** The k of an `if len(name) > k` that takes something out, or of an `if len(name) < k` that pushes on a heap. */
function limitAt(call: SyntaxNode, name: string): SyntaxNode | null {
  const comparison = call.parent;
  const statement = comparison?.type === 'comparison_operator' ? comparison.parent : null;
  if (comparison === null || statement?.type !== 'if_statement' || statement.field('condition') !== comparison) return null;
  const [left, limit] = comparison.namedChildren;
  const body = statement.field('consequence')?.text ?? '';
  const escaped = name.replaceAll(/\W/g, String.raw`\$&`);
  const shrinks = new RegExp(String.raw`heappop\(\s*${escaped}|${escaped}\.pop|heappush\(\s*${escaped}|del ${escaped}\[|\b${escaped} = \[\]|${escaped}\.clear\(`).test(body);
  if (left !== call || limit === undefined || !shrinks) return null;
  const operators = comparison.children.map((child) => child.type);
  const isFull = body.includes('heappush') ? ['<'] : ['>', '>=', '=='];
  return operators.some((operator) => isFull.includes(operator)) ? limit : null;
}
