import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { isNarrowing } from '../core/practice/filter.ts';
import { contextKeys, type ContextKey } from './ids.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { exerciseOfFile, practiceFolder } from './practiceFolder.ts';
import type { Runs } from './runs.ts';
import { onSettingChange } from './settings.ts';
import type { TopicsTree } from './topicsView.ts';

interface ContextDependencies {
  readonly catalog: Catalog;
  readonly interpreters: InterpreterChoice;
  readonly runs: Runs;
  readonly tree: TopicsTree;
}

/** Keeps the keys that menus, keys and the welcome view ask for. */
export function registerContextKeys({ catalog, interpreters, runs, tree }: ContextDependencies): vscode.Disposable {
  const set = (key: ContextKey, value: boolean): void => {
    void vscode.commands.executeCommand('setContext', contextKeys[key], value);
  };
  const updateEditor = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    set('exerciseFile', uri !== undefined && (await exerciseOfFile(catalog, uri)) !== undefined);
  };
  const updateFolder = (): void => {
    set('noFolder', practiceFolder() === null);
    void updateEditor();
  };
  const updatePython = async (): Promise<void> => {
    // Looking for an interpreter starts programs, which waits for trust.
    set('noPython', vscode.workspace.isTrusted && !('version' in (await interpreters.find(undefined))));
  };
  updateFolder();
  void updatePython();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void updateEditor()),
    vscode.workspace.onDidChangeWorkspaceFolders(updateFolder),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void updatePython()),
    onSettingChange(['folder'], updateFolder),
    onSettingChange(['python'], () => void updatePython()),
    runs.onDidChange(() => {
      set('running', runs.anyActive.length > 0);
    }),
    tree.onDidChangeTreeData(() => {
      set('filtered', isNarrowing(tree.filter));
    }),
  );
}
