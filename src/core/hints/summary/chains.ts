import { inputParameters } from './inputs.ts';
import type { Input } from './recursionSizes.ts';
import type { Recursion } from './summary.ts';
import { add, multiply, one } from './terms.ts';

/** `find(parent[x])`: along a chain of entries of one table, as long as the table at worst. */
export function chained(input: Input): Recursion | null {
  const { reader, owner, calls, work, memory } = input;
  const [call] = calls;
  const link = call?.node.field('arguments')?.firstNamedChild;
  const table = link?.type === 'subscript' ? link.field('value') : null;
  const index = link?.field('subscript')?.text;
  const isOwn = inputParameters(owner).length === 1 && inputParameters(owner)[0]?.name === index;
  if (calls.length !== 1 || call === undefined || table === null || table === undefined || !isOwn) return null;
  const isShortened = call.node.parent?.type === 'assignment' && call.node.parent.field('left')?.text === link?.text;
  const length = isShortened ? one : reader.sizeOf(table);
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
