import type { RunResult } from '../core/run/result.ts';
import { describeEnding, describeTest } from '../core/run/text.ts';
import type { Console } from './console.ts';

/** The last object of a run's JSON. */
export function resultObject(result: RunResult): object {
  const failure = result.ending.kind === 'load-failed' ? result.ending.failure : null;
  return {
    slug: result.slug,
    verdict: result.verdict,
    passed: result.passed,
    failed: result.failed,
    message: messageOf(result),
    line: failure?.line ?? null,
    tests: result.tests.map((test) => ({
      name: test.id,
      verdict: test.verdict,
      message: test.failure?.message ?? null,
      line: test.failure?.line ?? null,
      optional: test.optional,
    })),
  };
}

export function printResult(result: RunResult, out: Console): void {
  for (const test of result.tests) out.print(describeTest(test));
  out.print(describeEnding(result));
}

function messageOf({ ending }: RunResult): string | null {
  if (ending.kind === 'load-failed') return ending.failure.message;
  return ending.kind === 'could-not-run' ? ending.reason : null;
}
