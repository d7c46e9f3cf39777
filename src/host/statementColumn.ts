import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { Pages } from './pages.ts';
import { setting } from './settings.ts';

/** Shows statements beside the learner's file, in the way that the learner has chosen. */
export class StatementColumn implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;

  async show(exercise: Exercise): Promise<void> {
    const page = Pages.uri('statement', exercise.slug);
    switch (setting('statement')) {
      case 'none':
        return;
      case 'preview':
        await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
        return;
      case 'column': {
        const document = await vscode.workspace.openTextDocument(page);
        const body = await vscode.commands.executeCommand<string>('markdown.api.render', document);
        const panel = this.#reveal();
        panel.title = exercise.title;
        panel.webview.html = htmlOf(body);
      }
    }
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #reveal(): vscode.WebviewPanel {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return this.#panel;
    }
    const panel = vscode.window.createWebviewPanel(
      'interviewPractice.statement',
      'Statement',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }
}

function htmlOf(body: string): string {
  const nonce = randomBytes(16).toString('hex');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; img-src data:">
<style nonce="${nonce}">
  body { font-family: var(--vscode-font-family); line-height: 1.5; max-width: 46em; padding: 0 1.5em 2em; }
  code, pre { font-family: var(--vscode-editor-font-family); }
  pre { background: var(--vscode-textCodeBlock-background); border-radius: 4px; overflow-x: auto; padding: 0.8em; }
  table { border-collapse: collapse; }
  td, th { border-bottom: 1px solid var(--vscode-editorWidget-border); padding: 0.2em 0.8em 0.2em 0; text-align: left; }
</style>
</head>
<body>${body}</body>
</html>`;
}
