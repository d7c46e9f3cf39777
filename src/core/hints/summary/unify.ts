import type { FunctionInfo } from '../scopes/model.ts';
import { ownDescendantsOf } from '../syntax/walk.ts';
import { isSequence } from './inputs.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, substitute, symbol, symbolsOf, type Term } from './terms.ts';

/**
 * Different names for one size become one: of a function that traverses a graph, the length of the adjacency table and
 * the vertex count are V, the list of edges that the table is made from is E.
 */
export function unifier(reader: SizeReader, owner: FunctionInfo, growths: readonly Growth[]): (growth: Growth) => Growth {
  const symbols = new Set(growths.flatMap(symbolsOf));
  if (symbols.has('nodes') && !symbols.has('edges')) return (growth) => substitute(growth, (key) => (isNodeParameter(reader, owner, key) ? symbol('nodes') : null));
  if (!symbols.has('edges')) return (growth) => growth;
  return (growth) => shortLogs(substitute(growth, (key) => graphSymbol(reader, owner, key)));
}

function isNodeParameter(reader: SizeReader, owner: FunctionInfo, key: string): boolean {
  const name = /^len ([^[]+)$/.exec(key)?.[1];
  const parameter = owner.parameters.find((one) => one.name === name);
  return parameter !== undefined && reader.headsOf(parameter.node).length === 0 && !isSequence(reader, parameter);
}

function graphSymbol(reader: SizeReader, owner: FunctionInfo, key: string): Growth | null {
  if (key === 'nodes') return symbol('vertices');
  const [, kind, name, elements] = /^(len|value) ([^[]+)((?:\[\])*)$/.exec(key) ?? [];
  const parameter = owner.parameters.find((one) => one.name === name);
  if (parameter === undefined) return null;
  if (kind === 'value') return elements === '' ? symbol('vertices') : null;
  if (elements !== '') return null;
  const heads = reader.headsOf(parameter.node);
  const isTable = heads.some((head) => ['dict', 'defaultdict', 'Mapping'].includes(head)) || /graph|adj/i.test(parameter.name);
  const items = reader.analysis.inference.typesOf(parameter.node).flatMap((type) => type.args[0] ?? []);
  const isEdgeList =
    /edge|prerequisite|connection|relation|flight|road|time|pair|ticket|dislike/i.test(parameter.name) ||
    items.some((type) => type.head === 'tuple') ||
    isReadAsPairs(owner, parameter.name);
  if (isTable) return symbol('vertices');
  if (isEdgeList) return symbol('edges');
  return heads.length === 0 && !isSequence(reader, parameter) ? symbol('vertices') : null;
}

/** `for a, b in pairs: … table[a].append(b)`: each pair leads from one vertex to another. */
function isReadAsPairs(owner: FunctionInfo, name: string): boolean {
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.type !== 'for_statement' || node.field('right')?.text !== name) continue;
    const [first, second] = node.field('left')?.namedChildren ?? [];
    if (first !== undefined && second !== undefined && /\w\[\w+\](\.(append|add)\(|\[\w+\] = )/.test(node.text)) return true;
  }
  return false;
}

/** E is at most V squared, so that log E is at most 2 log V. */
function shortLogs(growth: Growth): Growth {
  return add(
    ...growth.map((term): Growth => {
      const edges = term.logs.get('edges');
      if (edges === undefined) return [term];
      const logs = new Map(term.logs);
      logs.delete('edges');
      logs.set('vertices', Math.max(edges, logs.get('vertices') ?? 0));
      return [{ ...term, logs }];
    }),
  );
}

/** A bound like the k of "the k largest" is smaller than the input: alone it adds nothing to a sum. */
export function withoutBounds(growth: Growth, bounds: ReadonlySet<string>): Growth {
  const isBound = (term: Term): boolean =>
    term.growth.size === 0 && term.powers.size === 1 && [...term.powers].every(([key, value]) => bounds.has(key) && value === 1);
  const others = growth.filter((term) => !isBound(term));
  return others.some((term) => term.powers.size > 0) ? others : growth;
}
