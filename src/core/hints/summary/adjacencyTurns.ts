import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, enclosing, loopTypes, unwrap } from '../syntax/walk.ts';
import { adjacencyTable } from './adjacency.ts';
import type { SizeReader } from './sizes.ts';
import { symbol } from './terms.ts';
import type { Turns } from './turnCount.ts';
import { loopOverTraversals, worklistOf } from './worklists.ts';

const functionTypes: ReadonlySet<string> = new Set(['function_definition']);

/** `for neighbour in graph[node]` inside a traversal: all neighbour lists together have one entry per edge. */
export function adjacencyTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const table = adjacencyTable(reader, iterable);
  if (table === null) return null;
  for (const up of ancestors(loop)) {
    const list = up.type === 'while_statement' ? worklistOf(reader, up) : null;
    if (list !== null) return allNeighbours(loopOverTraversals(reader, list) ?? up);
    if (up.type === 'for_statement' && isOwnWorklist(reader, up)) return allNeighbours(up);
    if (functionTypes.has(up.type)) break;
  }
  return null;
}

function allNeighbours(outside: SyntaxNode): Turns {
  return { turns: symbol('edges'), outside, reason: 'all neighbour lists together have one entry per edge' };
}

function isOwnWorklist(reader: SizeReader, loop: SyntaxNode): boolean {
  const iterable = loop.field('right');
  return iterable !== null && pushesOnto(reader, loop, iterable).length > 0;
}

/** `for node, neighbours in graph.items(): for other in neighbours`, `for u in graph: for v in graph[u]`: each entry once. */
export function everyEntryTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const outer = enclosing(loop, loopTypes);
  const variable = outer?.field('left') ?? null;
  const source = outer?.field('right') ?? null;
  if (outer === null || variable === null || source === null) return null;
  const node = unwrap(iterable);
  const isEntry = node.type === 'identifier' ? isGraph(entriesOf(source, variable, node.text)) : isEntryOf(reader, node, variable, source);
  return isEntry ? allNeighbours(outer) : null;
}

/** The `graph[u]` of a vertex that the loop around goes through. */
function isEntryOf(reader: SizeReader, entry: SyntaxNode, variable: SyntaxNode, source: SyntaxNode): boolean {
  const table = adjacencyTable(reader, entry)?.text ?? null;
  const names = variable.text.match(/\w+/g)?.join('|') ?? '';
  return isGraph(table) && new RegExp(String.raw`\b(${names})\b`).test(entry.text) && goesThrough(source, table);
}

function isGraph(table: string | null): table is string {
  return table !== null && /graph|adj|neighbou?rs/i.test(table);
}

/** `range(n)`, `graph`, `sorted(graph)`, `range(len(graph))`. */
function goesThrough(source: SyntaxNode, table: string): boolean {
  const name = table.replaceAll(/\W/g, String.raw`\$&`);
  return new RegExp(String.raw`^(enumerate\(|sorted\(|list\(|range\(len\()*${name}\b|^range\(`).test(source.text);
}

/** The table whose entries a loop binds to `name`: `for u, name in table.items()`, `for name in table.values()`, `for name in table`. */
function entriesOf(source: SyntaxNode, variable: SyntaxNode, name: string): string | null {
  const isLast = new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\)?$`).test(variable.text);
  return isLast ? (/^(?:enumerate\(|list\()?([\w.]+?)(?:\.(?:items|values)\(\))?\)?$/.exec(source.text)?.[1] ?? null) : null;
}

/** What a loop appends to the list that it goes through. */
export function pushesOnto(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): SyntaxNode[] {
  if (iterable.type !== 'identifier') return [];
  const body = loop.field('body');
  return (reader.analysis.facts.calls.get('append') ?? []).filter(
    (call) => body?.contains(call) === true && call.field('function')?.field('object')?.text === iterable.text,
  );
}
