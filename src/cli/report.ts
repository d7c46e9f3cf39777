import type { RunResult, TestResult } from '../core/run/result.ts';
import { verdictLabel } from '../core/run/verdict.ts';
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
  for (const test of result.tests) printTest(test, out);
  const message = messageOf(result);
  if (message !== null) out.print(message);
  out.print(`${result.slug}: ${verdictLabel(result.verdict)}, ${String(result.passed)} of ${String(result.tests.length)} tests passed`);
}

function messageOf({ ending }: RunResult): string | null {
  switch (ending.kind) {
    case 'completed':
      return null;
    case 'stopped':
      return 'The run was stopped.';
    case 'load-failed':
      return ending.failure.message;
    case 'could-not-run':
      return ending.reason;
  }
}

function printTest(test: TestResult, out: Console): void {
  const mark = test.verdict === 'passed' ? '✓' : test.verdict === 'not-run' ? '-' : '✗';
  const word = test.verdict === 'passed' ? '' : ` (${verdictLabel(test.verdict)})`;
  out.print(`${mark} ${test.group}: ${test.title}${word}`);
  if (test.failure !== null) out.print(indent(test.failure.message));
  for (const note of test.notes) out.print(indent(note));
  if (test.verdict !== 'passed' && test.output !== '') out.print(indent(`printed:\n${test.output.trimEnd()}`));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
