import * as vscode from 'vscode';
import { CatalogError } from '../core/catalog/catalog.ts';

/** A step out of a learner's problem, offered as a button. */
interface Remedy {
  readonly label: string;
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** Something the learner can mend: the message says what to do, and is shown as it is. */
export class LearnerError extends Error {
  override readonly name = 'LearnerError';
  readonly remedies: readonly Remedy[];

  constructor(message: string, ...remedies: readonly Remedy[]) {
    super(message);
    this.remedies = remedies;
  }
}

/** The one place that decides what the learner sees of an error and what goes to the log. */
export async function reportError(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  if (error instanceof LearnerError) {
    const labels = error.remedies.map(({ label }) => label);
    const chosen = await vscode.window.showWarningMessage(error.message, ...labels);
    const remedy = error.remedies.find(({ label }) => label === chosen);
    if (remedy !== undefined) await vscode.commands.executeCommand(remedy.command, ...(remedy.args ?? []));
    return;
  }
  log.error(error instanceof Error ? error : String(error));
  const text = error instanceof CatalogError ? error.message : 'Interview Practice could not do that. The log says why.';
  const chosen = await vscode.window.showErrorMessage(text, 'Show Log');
  if (chosen !== undefined) log.show();
}
