import type { SyntaxNode } from '../syntax/node.ts';
import { inputParameters } from './inputs.ts';
import type { Input } from './recursionSizes.ts';
import type { Recursion } from './summary.ts';
import { add, multiply, one } from './terms.ts';

/** `find(parent[x])`: along a chain of entries of one table, as long as the table at worst. */
export function chained(input: Input): Recursion | null {
  const link = linkOf(input);
  if (link === null) return null;
  const { reader, work, memory } = input;
  const { parent } = link.call;
  const isShortened = parent?.type === 'assignment' && parent.field('left')?.text === link.entry.text;
  const length = isShortened ? one : reader.sizeOf(link.table);
  const sentence = isShortened
    ? 'Path compression keeps the chains short: nearly constant, amortised.'
    : 'It follows the entries of a table from one to the next: as far as the longest chain.';
  return {
    time: multiply(length, work),
    space: add(length, memory),
    finding: { kind: 'linear', wantsMemo: false, sentence },
    visitsOnce: false,
  };
}

interface Link {
  readonly call: SyntaxNode;
  readonly entry: SyntaxNode;
  readonly table: SyntaxNode;
}

/** The `parent[x]` that the one call of itself hands on for x. */
function linkOf({ owner, calls: [call, second] }: Input): Link | null {
  const entry = call?.node.field('arguments')?.firstNamedChild ?? null;
  if (call === undefined || second !== undefined || entry?.type !== 'subscript') return null;
  const table = entry.field('value');
  const [item, other] = inputParameters(owner);
  return table === null || other !== undefined || item?.name !== entry.field('subscript')?.text ? null : { call: call.node, entry, table };
}
