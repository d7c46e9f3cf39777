import type { FunctionInfo } from '../scopes/model.ts';
import type { Growth } from './terms.ts';

/** `high`: everything was recognised; `medium`: a usual pattern was assumed; `low`: a part is unknown. */
export type Confidence = 'high' | 'medium' | 'low';

/** What a function costs at most, in the sizes of its parameters. */
export interface FunctionSummary {
  readonly owner: FunctionInfo;
  /** `O(n log n)`. */
  readonly time: string;
  readonly space: string;
  readonly timeGrowth: Growth;
  readonly spaceGrowth: Growth;
  readonly resultGrowth: Growth | null;
  /** How often it runs for one call from outside, when it calls itself once for every choice; null for all others. */
  readonly runs: Growth | null;
  readonly confidence: Confidence;
  /** 1-based line whose work dominates, null when the whole is constant. */
  readonly dominatingLine: number | null;
  /** "n = len(nums)". */
  readonly legend: readonly string[];
  /** Why: amortised loops, recursion, memo; one sentence each. */
  readonly reasons: readonly string[];
  readonly unknownCalls: readonly string[];
  /** Marks what it has seen in shared state, so that many calls together cost what one that sees all does. */
  readonly visitsOnce: boolean;
  readonly recursion: RecursionFinding | null;
}

/** How a function calls itself. */
export interface RecursionFinding {
  readonly kind: 'linear' | 'halving' | 'divide' | 'tree' | 'visit' | 'memo' | 'exponential' | 'factorial' | 'partition';
  /** Two or more calls of itself on slightly smaller input, nothing remembered: the tip on memoising applies. */
  readonly wantsMemo: boolean;
  readonly sentence: string;
}

/** What recursion makes of the cost of one run of the body. */
export interface Recursion {
  readonly time: Growth;
  readonly space: Growth;
  readonly finding: RecursionFinding;
  /** Calls of itself in all, where these grow exponentially. */
  readonly runs?: Growth;
  readonly visitsOnce: boolean;
}
