import type { RunResult, TestResult } from './result.ts';
import { verdictLabel } from './verdict.ts';

/** A test of a run in plain text: a line that says how it ended, and under it what the learner should read. */
export function describeTest(test: TestResult): string {
  const mark = test.verdict === 'passed' ? '✓' : test.verdict === 'not-run' ? '-' : '✗';
  const word = test.verdict === 'passed' ? '' : ` (${verdictLabel(test.verdict)})`;
  const optional = test.optional ? ' [optional]' : '';
  return [
    `${mark} ${test.group}: ${test.title}${optional}${word}`,
    ...(test.failure === null ? [] : [indent(test.failure.message)]),
    ...test.notes.map(indent),
    ...printed(test),
  ].join('\n');
}

/** The last line of a run, after the reason if it did not get to its end. */
export function describeEnding(result: RunResult): string {
  const count = `${String(result.passed)} of ${String(result.tests.length)} tests passed`;
  const last = `${result.slug}: ${verdictLabel(result.verdict)}, ${count}`;
  switch (result.ending.kind) {
    case 'completed':
      return last;
    case 'stopped':
      return `The run was stopped.\n${last}`;
    case 'load-failed':
      return `${result.ending.failure.message}\n${last}`;
    case 'could-not-run':
      return result.ending.reason;
  }
}

function printed({ output, outputTruncated }: TestResult): readonly string[] {
  if (output === '') return [];
  const cut = outputTruncated ? '\n… more was printed than is kept' : '';
  return [indent(`printed:\n${output.trimEnd()}${cut}`)];
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}
