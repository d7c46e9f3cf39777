import type { Analysis } from '../analysis.ts';
import type { Hint, RuleId } from '../hint.ts';

/** A rule that looks at a whole file; what it finds is remembered with the analysis. */
export interface FileRule {
  readonly id: RuleId;
  /** Finds everything at once; must not throw on broken source. */
  check(analysis: Analysis): Iterable<Hint>;
}
