import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { exerciseOfFile } from './practiceFolder.ts';
import type { Runs } from './runs.ts';
import { onSettingChange } from './settings.ts';

/** Whoever looks at an exercise will run it soon, so the interpreter is started meanwhile. */
export function registerWarmInterpreter(catalog: Catalog, runs: Runs, report: (error: unknown) => Promise<void>): vscode.Disposable {
  const warm = async (editor: vscode.TextEditor | undefined): Promise<void> => {
    const uri = editor?.document.uri;
    const exercise = uri === undefined ? undefined : await exerciseOfFile(catalog, uri);
    if (uri !== undefined && exercise !== undefined) await runs.warm(exercise, uri);
  };
  const warmActive = (): void => {
    warm(vscode.window.activeTextEditor).catch(report);
  };
  warmActive();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(warmActive),
    vscode.workspace.onDidGrantWorkspaceTrust(warmActive),
    onSettingChange(['python'], () => {
      runs.cool();
      warmActive();
    }),
  );
}
