import type { SyntaxNode } from '../syntax/node.ts';
import { unwrap } from '../syntax/walk.ts';
import type { SizeReader } from './sizes.ts';

/** The graph whose entry for one vertex is iterated over; null when the iterable is nothing like that. */
export function adjacencyTable(reader: SizeReader, iterable: SyntaxNode): SyntaxNode | null {
  const node = unwrap(iterable);
  let table: SyntaxNode | null = null;
  if (node.type === 'subscript' && node.field('subscript')?.type !== 'slice') table = node.field('value');
  if (node.type === 'call' && node.field('function')?.type === 'attribute') {
    const method = node.field('function')?.field('attribute')?.text ?? '';
    const object = node.field('function')?.field('object') ?? null;
    if (method === 'get' || /^(get_)?(neighbors|neighbours|adjacent|successors)$/.test(method)) table = object;
    if (method === 'items' && object?.type === 'subscript') table = object.field('value');
  }
  if (node.type === 'attribute' && /^(neighbors|neighbours|adjacent|edges)$/.test(node.field('attribute')?.text ?? ''))
    table = node.field('object');
  if (table === null) return null;
  const heads = reader.headsOf(table);
  if (node.type === 'attribute') return table;
  const items = reader.analysis.inference.typesOf(node);
  if (items.some((type) => type.head === 'str')) return null;
  const isTable =
    heads.length === 0 || heads.some((head) => ['dict', 'defaultdict', 'list', 'Mapping'].includes(head) || /graph/i.test(head));
  return isTable ? table : null;
}
