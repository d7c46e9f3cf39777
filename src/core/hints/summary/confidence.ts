import type { SizeReader } from './sizes.ts';
import type { Confidence } from './summary.ts';
import { type Growth, symbolsOf } from './terms.ts';
import type { WorkCounter } from './work.ts';

/** What a summary says. */
interface Claim {
  readonly time: Growth;
  readonly space: Growth;
  readonly isRecursive: boolean;
}

/** Sizes that a person would still write side by side; beyond, two names for one size are likely among them. */
const usualSizes = 2;

/** How far a summary can be relied on: not at all where a part is unknown, fully where each part stands in the source. */
export function confidenceOf(reader: SizeReader, counter: WorkCounter, claim: Claim): Confidence {
  if (reader.uncertain || counter.unknownCalls.size > 0 || counter.callees.has('low')) return 'low';
  const isAssumed = reader.assumes || counter.reasons.size > 0 || counter.callees.has('medium');
  return claim.isRecursive || isAssumed || isInvolved(claim) ? 'medium' : 'high';
}

/** Choices that multiply, or more sizes than one has names for. */
function isInvolved({ time, space }: Claim): boolean {
  const isExponential = [...time, ...space].some((term) => term.growth.size > 0);
  return isExponential || new Set([...symbolsOf(time), ...symbolsOf(space)]).size > usualSizes;
}
