import * as vscode from 'vscode';

/** The titles of the CodeLenses of a file, from its top. */
export async function actions(path: string): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', vscode.Uri.file(path), 100);
  return lenses.map(({ command }) => command?.title ?? '');
}
