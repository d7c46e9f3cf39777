import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, dottedName, loopTypes, ownDescendantsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { mainInput } from './inputs.ts';
import { isNodeType } from './nodeTypes.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, multiply, one, symbol } from './terms.ts';
import { adjacencyTable } from './adjacency.ts';
import type { Turns } from './turnCount.ts';

/** A container that a `while` loop takes items from until it is empty. */
export interface Worklist {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly pops: readonly SyntaxNode[];
  /** Calls and assignments in the loop that put items in. */
  readonly pushes: readonly SyntaxNode[];
}

const popMethods = new Set(['pop', 'popleft', 'popitem', 'get', 'get_nowait']);
const pushMethods = new Set(['append', 'appendleft', 'extend', 'add', 'put', 'insert']);

const worklists = new WeakMap<SyntaxNode, Worklist | null>();

/** The worklist of a `while` loop, looked for once. */
export function worklistOf(reader: SizeReader, loop: SyntaxNode): Worklist | null {
  const known = worklists.get(loop);
  if (known !== undefined) return known;
  const list = findWorklist(reader, loop);
  worklists.set(loop, list);
  return list;
}

/** What the condition tests (or `while True` pops); null when there is none. */
function findWorklist(reader: SizeReader, loop: SyntaxNode): Worklist | null {
  const condition = loop.field('condition');
  const body = loop.field('body');
  if (condition === null || body === null) return null;
  const traffic = trafficIn(reader, body);
  for (const [name, pops] of traffic.pops) {
    if (isTested(condition, name)) return { name, node: loop, pops, pushes: traffic.pushes.get(name) ?? [] };
  }
  return levelList(condition, body, traffic.pushes, loop);
}

function isTested(condition: SyntaxNode, name: string): boolean {
  const mention = new RegExp(String.raw`(^|[^\w.])${name.replaceAll('.', String.raw`\.`)}\b`);
  return mention.test(condition.text) || condition.type === 'true' || condition.text === '1';
}

/** What goes in and out of containers, by their names. */
interface Traffic {
  readonly pops: Map<string, SyntaxNode[]>;
  readonly pushes: Map<string, SyntaxNode[]>;
}

function trafficIn(reader: SizeReader, body: SyntaxNode): Traffic {
  const traffic: Traffic = { pops: new Map(), pushes: new Map() };
  for (const node of ownDescendantsOf(body)) {
    const moved = node.type === 'call' ? movedByCall(reader, node) : movedByAssignment(reader, node);
    if (moved === null) continue;
    const { name, way } = moved;
    traffic[way].set(name, [...(traffic[way].get(name) ?? []), node]);
  }
  return traffic;
}

interface Moved {
  readonly name: string;
  readonly way: 'pops' | 'pushes';
}

function movedByCall(reader: SizeReader, call: SyntaxNode): Moved | null {
  const callee = call.field('function');
  const canonical = callee === null ? null : reader.analysis.canonical(callee);
  if (canonical === 'heapq.heappop' || canonical === 'heapq.heappush') {
    const [heap] = callArguments(call).positional;
    return movedIn(heap ?? null, canonical === 'heapq.heappop' ? 'pops' : 'pushes');
  }
  if (callee?.type !== 'attribute') return null;
  const object = callee.field('object');
  const method = callee.field('attribute')?.text ?? '';
  if (pushMethods.has(method)) return movedIn(object, 'pushes');
  return popMethods.has(method) && isContainer(reader, object) ? movedIn(object, 'pops') : null;
}

function movedByAssignment(reader: SizeReader, node: SyntaxNode): Moved | null {
  if (node.type !== 'assignment' && node.type !== 'augmented_assignment') return null;
  const left = node.field('left');
  return left?.type === 'identifier' && isContainer(reader, left) ? { name: left.text, way: 'pushes' } : null;
}

function movedIn(container: SyntaxNode | null, way: Moved['way']): Moved | null {
  const name = container === null ? null : dottedName(container);
  return name === null ? null : { name, way };
}

/** `while level: … level = following`: the list is replaced as a whole. */
function levelList(condition: SyntaxNode, body: SyntaxNode, pushes: ReadonlyMap<string, SyntaxNode[]>, loop: SyntaxNode): Worklist | null {
  if (condition.type !== 'identifier') return null;
  const replaced = (pushes.get(condition.text) ?? []).filter((node) => node.type === 'assignment');
  const isIterated = new RegExp(String.raw`for\s+[\w, ()]+\s+in\s+(${condition.text}\b|range\(\s*len\(\s*${condition.text}\b)`).test(
    body.text,
  );
  return replaced.length > 0 && isIterated ? { name: condition.text, node: loop, pops: [], pushes: replaced } : null;
}

function isContainer(reader: SizeReader, node: SyntaxNode | null): boolean {
  if (node === null) return false;
  const heads = reader.headsOf(node);
  return heads.length === 0
    ? node.type === 'identifier' && /stack|queue|heap|pq|todo|work|level|frontier/i.test(node.text)
    : heads.some((head) => /^(list|deque|set|dict|OrderedDict|queue\..*|Sequence)$/.test(head));
}

/** Turns of a loop that empties a worklist; null when it is no such loop. */
export function worklistTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const list = worklistOf(reader, loop);
  if (list === null) return null;
  if (list.pushes.length === 0) return drainedTurns(reader, list);
  if (list.pops.length > list.pushes.length && !list.pushes.some((push) => isInInnerLoop(push, loop))) {
    return { turns: initialSize(reader, list), outside: null, reason: null };
  }
  if (pushesNodes(reader, list)) return { turns: symbol('nodes'), outside: null, reason: 'each node is put in and taken out once' };
  return {
    turns: visitedItems(reader, list),
    outside: loopOverTraversals(reader, list),
    reason: 'each item is taken from the worklist once',
  };
}

/** Only popped here: what an outer loop pushed is popped once in all. */
function drainedTurns(reader: SizeReader, list: Worklist): Turns {
  const outer = [...ancestors(list.node)].find((up) => loopTypes.has(up.type));
  if (outer !== undefined && !madeInside(reader, list, outer)) {
    return { turns: one, outside: null, reason: 'what was pushed once is popped once: constant per turn of the outer loop, amortised' };
  }
  return { turns: initialSize(reader, list), outside: null, reason: null };
}

function madeInside(reader: SizeReader, list: Worklist, outer: SyntaxNode): boolean {
  const root = list.name.split('.')[0] ?? list.name;
  const body = outer.field('body');
  return resolveName(reader.analysis.facts, root, list.node).some(
    (binding) => body?.contains(binding.node) === true && binding.kind === 'assignment',
  );
}

function initialSize(reader: SizeReader, list: Worklist): Growth {
  const occurrence = [...list.pops, list.node].map((node) => receiverOf(node, list.name)).find((node) => node !== null);
  return occurrence === undefined ? one : reader.sizeOf(occurrence);
}

function receiverOf(node: SyntaxNode, name: string): SyntaxNode | null {
  for (const inner of ownDescendantsOf(node))
    if (inner.text === name && (inner.type === 'identifier' || inner.type === 'attribute')) return inner;
  return null;
}

function isInInnerLoop(node: SyntaxNode, loop: SyntaxNode): boolean {
  for (const up of ancestors(node)) {
    if (up === loop) return false;
    if (loopTypes.has(up.type)) return true;
  }
  return false;
}

/** `stack.append(node.left)`: the items hang together as a tree or list. */
function pushesNodes(reader: SizeReader, list: Worklist): boolean {
  return list.pushes.some((push) => {
    const text = push.text;
    if (/\.(left|right|next|children|child)\b/.test(text)) return true;
    const value = callArguments(push).positional.at(-1);
    return value !== undefined && reader.analysis.inference.typesOf(value).some((type) => isNodeType(type.head, type.cls !== null));
  });
}

/**
 * The outermost loop around that starts one traversal after the other, all of which skip what earlier ones have marked:
 * together they take each item once. Null when every traversal begins with nothing marked.
 */
export function loopOverTraversals(reader: SizeReader, list: Worklist): SyntaxNode | null {
  const body = list.node.field('body');
  const table = body === null ? null : markedTable(body, list.name);
  if (table === null) return null;
  const root = table.split('.')[0] ?? table;
  const made = resolveName(reader.analysis.facts, root, list.node).filter((binding) => binding.parameter === null);
  let found: SyntaxNode | null = null;
  for (const up of ancestors(list.node)) {
    if (up.type === 'function_definition' || made.some((binding) => up.contains(binding.node) && loopTypes.has(up.type))) break;
    if (loopTypes.has(up.type)) found = up;
  }
  return found;
}

/** What the loop asks before it goes on and marks as seen: `if v not in seen: seen.add(v)`, `if grid[r][c] == 1: grid[r][c] = 0`. */
function markedTable(body: SyntaxNode, worklist: string): string | null {
  const asked = [...ownDescendantsOf(body)].flatMap((node) => (node.type === 'if_statement' ? (node.field('condition')?.text ?? []) : []));
  const tables = asked.flatMap((text) =>
    [...text.matchAll(/\bin\s+([A-Za-z_][\w.]*)|([A-Za-z_][\w.]*)\[/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
  const marked = (table: string): boolean => {
    const name = table.replaceAll('.', String.raw`\.`);
    return new RegExp(String.raw`\b${name}\.(add|append|remove|discard|pop)\(|\b${name}(\[[^\n\]]*\])+\s*=[^=]`).test(body.text);
  };
  return tables.find((table) => table !== worklist && marked(table)) ?? null;
}

/** How many different items pass through a list that its own loop appends to. */
export function passedThrough(reader: SizeReader, list: Worklist): Growth {
  return pushesNodes(reader, list) ? symbol('nodes') : visitedItems(reader, list);
}

/** How many different items can pass through a worklist: vertices of a graph, cells of a grid. */
function visitedItems(reader: SizeReader, list: Worklist): Growth {
  const body = list.node.field('body');
  for (const node of body === null ? [] : ownDescendantsOf(body)) {
    const iterable = node.type === 'for_statement' || node.type === 'for_in_clause' ? node.field('right') : null;
    if (iterable !== null && adjacencyTable(reader, iterable) !== null)
      return isHeap(reader, list) ? add(symbol('vertices'), symbol('edges')) : symbol('vertices');
  }
  return cellsOf(reader, list.node) ?? shrinkingTable(reader, list, body) ?? fallbackSize(reader, list);
}

/** `if word in words: words.remove(word)`: nothing passes through that was not in the table. */
function shrinkingTable(reader: SizeReader, list: Worklist, body: SyntaxNode | null): Growth | null {
  const table = body === null ? null : markedTable(body, list.name);
  if (table === null || body === null) return null;
  for (const node of ownDescendantsOf(body)) {
    const callee = node.type === 'call' ? node.field('function') : null;
    const object = callee?.field('object') ?? null;
    if (object?.text === table && /^(remove|discard)$/.test(callee?.field('attribute')?.text ?? '')) return reader.sizeOf(object);
  }
  return null;
}

/** Rows times columns of the grid that the function works on; null when there is none. */
export function cellsOf(reader: SizeReader, from: SyntaxNode): Growth | null {
  for (let scope = reader.analysis.facts.scopes.get(reader.owner.node) ?? null; scope !== null; scope = scope.parent) {
    for (const bindings of scope.bindings.values()) {
      const parameter = bindings.find((binding) => binding.parameter !== null);
      if (parameter !== undefined && isGrid(reader, parameter, from))
        return multiply(symbol(`len ${parameter.name}`), symbol(`len ${parameter.name}[]`));
    }
  }
  return null;
}

/** A list of lists or texts, or something unknown, that is indexed twice. */
function isGrid(reader: SizeReader, { name, node }: Binding, from: SyntaxNode): boolean {
  const types = reader.analysis.inference.typesOf(node);
  const isNested = types.some(
    (type) => type.head === 'list' && type.args[0]?.some((inner) => inner.head === 'list' || inner.head === 'str'),
  );
  const indexedTwice = new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\s*\[[^\]]+\]\s*\[`);
  return (isNested || types.length === 0) && (indexedTwice.test(reader.owner.node.text) || indexedTwice.test(from.text));
}

function isHeap(reader: SizeReader, list: Worklist): boolean {
  return list.pops.some((pop) => {
    const callee = pop.field('function');
    return callee !== null && reader.analysis.canonical(callee) === 'heapq.heappop';
  });
}

function fallbackSize(reader: SizeReader, list: Worklist): Growth {
  reader.uncertain = true;
  return add(initialSize(reader, list), mainInput(reader, reader.owner));
}
