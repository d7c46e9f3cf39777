import * as vscode from 'vscode';
import { answerAll } from './answers.ts';
import { eventually } from './eventually.ts';
import { actions } from './lenses.ts';
import { queueFile } from './practice.ts';

/** Does something while the suite of the exercise in the editor runs, and stops it afterwards. */
export async function whileRunning(slug: string, action: () => Promise<unknown>): Promise<void> {
  const { end } = answerAll();
  const run = Promise.resolve(vscode.commands.executeCommand('interviewPractice.runExercise', slug));
  try {
    await eventually(async () => (await actions(queueFile())).some((title) => title.includes('Stop')));
    end();
    await action();
  } finally {
    end();
    await vscode.commands.executeCommand('interviewPractice.stop', slug).then(undefined, () => undefined);
    await run;
  }
}
