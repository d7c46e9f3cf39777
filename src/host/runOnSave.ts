import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { Debounce } from '../core/run/debounce.ts';
import { wallClock } from '../node/timer.ts';
import { exerciseOfFile } from './practiceFolder.ts';
import type { Preparation } from './preparation.ts';
import { setting } from './settings.ts';
import type { TestExplorer } from './testExplorer.ts';

interface RunOnSaveDependencies {
  readonly catalog: Catalog;
  readonly preparation: Preparation;
  readonly explorer: TestExplorer;
  readonly report: (error: unknown) => Promise<void>;
}

/** Long enough for a second press of the key, too short to be waited for. */
const QUIET_SECONDS = 0.2;

/** Runs an exercise when the learner saves its file, if the setting says so. A save that a run made itself does not count. */
export function registerRunOnSave({ catalog, explorer, preparation, report }: RunOnSaveDependencies): vscode.Disposable {
  const byHand = new WeakSet<vscode.TextDocument>();
  const runs = new Debounce<Exercise>(wallClock, QUIET_SECONDS, (exercise) => {
    explorer.run(exercise).catch(report);
  });
  return vscode.Disposable.from(
    runs,
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (reason === vscode.TextDocumentSaveReason.Manual && !preparation.saving) byHand.add(document);
    }),
    vscode.workspace.onDidSaveTextDocument(async (document) => {
      if (!byHand.delete(document) || !setting('run.onSave') || !vscode.workspace.isTrusted) return;
      const exercise = await exerciseOfFile(catalog, document.uri);
      if (exercise !== undefined) runs.ask(exercise);
    }),
  );
}
