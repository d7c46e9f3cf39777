import type { SyntaxNode } from '../syntax/node.ts';
import { unwrap } from '../syntax/walk.ts';
import type { SizeReader } from './sizes.ts';

const neighbours = /^(neighbors|neighbours|adjacent|edges)$/;
const neighbourMethods = /^(get_)?(neighbors|neighbours|adjacent|successors)$/;
const tables = new Set(['dict', 'defaultdict', 'list', 'Mapping']);

/** The graph whose entry for one vertex is iterated over; null when the iterable is nothing like that. */
export function adjacencyTable(reader: SizeReader, iterable: SyntaxNode): SyntaxNode | null {
  const node = unwrap(iterable);
  if (node.type === 'attribute') return neighbours.test(node.field('attribute')?.text ?? '') ? node.field('object') : null;
  const table = node.type === 'subscript' ? tableOfEntry(node) : node.type === 'call' ? tableOfCall(node) : null;
  if (table === null || reader.headsOf(node).includes('str')) return null;
  const heads = reader.headsOf(table);
  return heads.length === 0 || heads.some((head) => tables.has(head) || /graph/i.test(head)) ? table : null;
}

function tableOfEntry(subscript: SyntaxNode): SyntaxNode | null {
  return subscript.field('subscript')?.type === 'slice' ? null : subscript.field('value');
}

/** `graph.get(v, [])`, `graph.neighbours(v)`, `graph[v].items()`. */
function tableOfCall(call: SyntaxNode): SyntaxNode | null {
  const callee = call.field('function');
  if (callee?.type !== 'attribute') return null;
  const method = callee.field('attribute')?.text ?? '';
  const object = callee.field('object');
  if (method === 'items') return object?.type === 'subscript' ? object.field('value') : null;
  return method === 'get' || neighbourMethods.test(method) ? object : null;
}
