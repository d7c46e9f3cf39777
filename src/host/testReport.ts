import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { findEntryPoints } from '../core/practice/entryPoints.ts';
import { lineOfFailure } from '../core/run/place.ts';
import type { Failure } from '../core/run/events.ts';
import type { RunResult, TestResult } from '../core/run/result.ts';
import { describeEnding, describeTest } from '../core/run/text.ts';
import { verdictLabel } from '../core/run/verdict.ts';

/** Finds the place in the learner's file that a failure is about. */
type FailurePlace = (failure: Failure | null) => vscode.Location | undefined;

/** Reads the learner's file once, as it is when the run starts. */
export async function failurePlaces(exercise: Exercise, file: vscode.Uri | undefined): Promise<FailurePlace> {
  if (file === undefined) return () => undefined;
  const document = await vscode.workspace.openTextDocument(file);
  const lines = document.getText().split(/\r?\n/);
  const places = findEntryPoints(exercise, lines);
  return (failure) => new vscode.Location(file, new vscode.Position(lineOfFailure(failure, places, lines.length), 0));
}

/** A pass and a fail are the test's word on the code; everything else kept the test from giving one. */
export function reportTest(run: vscode.TestRun, item: vscode.TestItem, test: TestResult, place: FailurePlace): void {
  run.appendOutput(terminalText(describeTest(test)), undefined, item);
  const milliseconds = test.seconds * 1000;
  switch (test.verdict) {
    case 'passed':
      run.passed(item, milliseconds);
      return;
    case 'not-run':
      run.skipped(item);
      return;
    case 'exception':
    case 'crashed':
    case 'timed-out':
    case 'out-of-memory':
      run.errored(item, messagesOf(test, place), milliseconds);
      return;
    default:
      run.failed(item, messagesOf(test, place), milliseconds);
  }
}

export function reportEnding(run: vscode.TestRun, root: vscode.TestItem, result: RunResult, place: FailurePlace): void {
  run.appendOutput(terminalText(describeEnding(result)));
  const { ending } = result;
  if (ending.kind !== 'load-failed' && ending.kind !== 'could-not-run') return;
  const failure = ending.kind === 'load-failed' ? ending.failure : null;
  const message = new vscode.TestMessage(failure?.message ?? describeEnding(result));
  const location = place(failure);
  if (location !== undefined) message.location = location;
  run.errored(root, message);
}

/** Beyond this many letters, two values are told apart more easily side by side. */
const SHORT_VALUE = 40;

/**
 * What the learner reads, with the calls that fail; and the values side by side where those are long. A message that
 * holds both would show the values alone.
 */
function messagesOf({ failure, verdict }: TestResult, place: FailurePlace): vscode.TestMessage[] {
  const [expected, got] = [failure?.expected ?? null, failure?.got ?? null];
  // What was raised is no value to compare.
  const long = failure?.exception === null && [expected, got].some((value) => value !== null && value.length > SHORT_VALUE);
  const messages = [
    new vscode.TestMessage(failure?.message ?? verdictLabel(verdict)),
    ...(long && expected !== null && got !== null ? [vscode.TestMessage.diff('expected and got', expected, got)] : []),
  ];
  const location = place(failure);
  if (location !== undefined) for (const message of messages) message.location = location;
  return messages;
}

/** Test output is shown in a terminal, which wants carriage returns. */
function terminalText(text: string): string {
  return `${text}\n`.replaceAll(/\r?\n/g, '\r\n');
}
