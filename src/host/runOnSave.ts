import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { exerciseOfFile } from './practiceFolder.ts';
import type { Runs } from './runs.ts';
import { setting } from './settings.ts';
import type { TestExplorer } from './testExplorer.ts';

interface RunOnSaveDependencies {
  readonly catalog: Catalog;
  readonly runs: Runs;
  readonly explorer: TestExplorer;
}

/** Runs an exercise when the learner saves its file, if the setting says so. A save that a run made itself does not count. */
export function registerRunOnSave({ catalog, runs, explorer }: RunOnSaveDependencies): vscode.Disposable {
  const byHand = new WeakSet<vscode.TextDocument>();
  return vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      if (reason === vscode.TextDocumentSaveReason.Manual && !runs.preparing) byHand.add(document);
    }),
    vscode.workspace.onDidSaveTextDocument(async (document) => {
      if (!byHand.delete(document) || !setting('run.onSave') || !vscode.workspace.isTrusted) return;
      const exercise = await exerciseOfFile(catalog, document.uri);
      if (exercise !== undefined) await explorer.run(exercise);
    }),
  );
}
