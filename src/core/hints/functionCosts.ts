import type { Analysis } from './analysis.ts';
import type { Confidence } from './summary/summary.ts';

/** What one function costs at most, as the command line prints it. */
export interface FunctionCost {
  /** 1-based line of the `def`. */
  readonly line: number;
  /** Qualified name (`Solution.twoSum`, `outer.inner`). */
  readonly function: string;
  readonly time: string;
  readonly space: string;
  readonly confidence: Confidence;
}

/** The costs of all functions and methods of a file, in source order. */
export function functionCosts(analysis: Analysis): FunctionCost[] {
  return analysis.facts.functions
    .filter((owner) => owner.node.type === 'function_definition')
    .flatMap((owner) => {
      const summary = analysis.summaries.of(owner);
      if (summary === null) return [];
      const { time, space, confidence } = summary;
      return [{ line: owner.node.line, function: analysis.qualifiedName(owner), time, space, confidence }];
    });
}
