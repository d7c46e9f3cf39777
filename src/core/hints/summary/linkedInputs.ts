import type { SyntaxNode } from '../syntax/node.ts';
import { resolveName } from '../types/canonical.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, one, substitute, symbol, symbolsOf } from './terms.ts';

const prefix = 'nodes ';

/** The nodes of the list or tree that begins at a parameter. */
export function nodesOf(name: string): Growth {
  return symbol(prefix + name);
}

/** Nodes of the lists that the variables walk: of each parameter that they begin at, or simply all nodes there are. */
export function linkedSize(reader: SizeReader, starts: readonly SyntaxNode[]): Growth {
  const lists = new Set(starts.flatMap((start) => [...parametersBehind(reader, start, new Set())]));
  return lists.size === 0 ? symbol('nodes') : add(one, ...[...lists].map(nodesOf));
}

/** The parameters that a name stands for, through names that are set to other names. */
function parametersBehind(reader: SizeReader, node: SyntaxNode, seen: Set<string>): Set<string> {
  const found = new Set<string>();
  if (node.type !== 'identifier' || seen.has(node.text)) return found;
  seen.add(node.text);
  for (const { name, parameter, kind, value, path } of resolveName(reader.analysis.facts, node.text, node)) {
    if (parameter !== null && parameter.owner === reader.owner) found.add(name);
    const item = value?.type === 'expression_list' && path.length > 0 ? value.namedChildren[Number(path[0])] : value;
    if (kind !== 'assignment' || item === undefined || item === null) continue;
    for (const list of parametersBehind(reader, item, seen)) found.add(list);
  }
  return found;
}

/** The parameter whose list a symbol counts, null for any other symbol. */
export function listOf(key: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

/** One list is simply "the nodes"; of several, the nodes are those of all. */
export function unifiedLists(growths: readonly Growth[]): (growth: Growth) => Growth {
  const keys = new Set(growths.flatMap(symbolsOf).filter((key) => listOf(key) !== null));
  const all = keys.size < 2 ? symbol('nodes') : add(...[...keys].map(symbol));
  return (growth) => substitute(growth, (key) => (key === 'nodes' || (keys.size < 2 && keys.has(key)) ? all : null));
}
