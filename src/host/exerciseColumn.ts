import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { Pages } from './pages.ts';
import { setting } from './settings.ts';

const VIEW_TYPE = 'interviewPractice.exercise';
const COLUMN_KEY = 'exerciseColumn';

interface ColumnDependencies {
  readonly catalog: Catalog;
  readonly pages: Pages;
  /** Remembers where the learner has put the column. */
  readonly memory: vscode.Memento;
}

/** The statement and the hints of an exercise beside the learner's file, without taking the focus from it. */
export class ExerciseColumn implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #dependencies: ColumnDependencies;
  readonly #registration: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;

  constructor(dependencies: ColumnDependencies) {
    this.#dependencies = dependencies;
    this.#registration = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this);
  }

  async showStatement(exercise: Exercise): Promise<void> {
    const kind = setting('statement');
    if (kind === 'none') return;
    if (kind === 'preview') await preview(Pages.uri('statement', exercise.slug));
    else await this.#fill(this.#reveal(), exercise, 'top');
  }

  async showHints(exercise: Exercise): Promise<void> {
    const page = Pages.uri('hints', exercise.slug);
    this.#dependencies.pages.refresh(page);
    if (setting('statement') === 'preview') await preview(page);
    else await this.#fill(this.#reveal(), exercise, 'hints');
  }

  /** Brings the column back after the window was reloaded. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const slug = typeof state === 'object' && state !== null && 'slug' in state ? String(state.slug) : '';
    const known = (await this.#dependencies.catalog.slugs()).includes(slug);
    if (!known || this.#panel !== undefined) {
      panel.dispose();
      return;
    }
    this.#adopt(panel);
    await this.#fill(panel, await this.#dependencies.catalog.exercise(slug), 'top');
  }

  dispose(): void {
    this.#registration.dispose();
    this.#panel?.dispose();
  }

  #reveal(): vscode.WebviewPanel {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      return this.#panel;
    }
    const remembered = this.#dependencies.memory.get<vscode.ViewColumn>(COLUMN_KEY);
    const viewColumn = remembered ?? vscode.ViewColumn.Beside;
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Exercise', { viewColumn, preserveFocus: true }, options);
    this.#adopt(panel);
    return panel;
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = options;
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    panel.onDidChangeViewState(() => {
      // Where all files are closed it comes to stand first, which nobody has wished.
      const besideFiles = panel.viewColumn !== vscode.ViewColumn.One || vscode.window.tabGroups.all[0]?.tabs.some(({ input }) => input instanceof vscode.TabInputText);
      if (besideFiles === true) void this.#dependencies.memory.update(COLUMN_KEY, panel.viewColumn);
    });
  }

  async #fill(panel: vscode.WebviewPanel, exercise: Exercise, place: 'top' | 'hints'): Promise<void> {
    const [statement, hints] = await Promise.all([
      this.#render(Pages.uri('statement', exercise.slug)),
      this.#render(Pages.uri('hints', exercise.slug)),
    ]);
    panel.title = exercise.title;
    panel.webview.html = htmlOf(exercise.slug, statement, hints, place);
  }

  async #render(page: vscode.Uri): Promise<string> {
    const text = await this.#dependencies.pages.provideTextDocumentContent(page);
    return vscode.commands.executeCommand<string>('markdown.api.render', text);
  }
}

const options: vscode.WebviewOptions & vscode.WebviewPanelOptions = {
  enableFindWidget: true,
  enableScripts: true,
  enableCommandUris: ['interviewPractice.showHint', 'interviewPractice.runExercise'],
  localResourceRoots: [],
};

async function preview(page: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}

function htmlOf(slug: string, statement: string, hints: string, place: 'top' | 'hints'): string {
  const nonce = randomBytes(16).toString('hex');
  const argument = encodeURIComponent(JSON.stringify([slug]));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<style nonce="${nonce}">
  body { font-family: var(--vscode-font-family); font-size: 1.05em; line-height: 1.55; max-width: 46em; padding: 0 1.5em 3em; }
  h1 { font-size: 1.7em; font-weight: 600; }
  h2 { border-bottom: 1px solid var(--vscode-editorWidget-border); font-size: 1.25em; margin-top: 1.6em; padding-bottom: 0.2em; }
  code, pre { font-family: var(--vscode-editor-font-family); font-size: 0.95em; }
  code { color: var(--vscode-textPreformat-foreground); }
  pre { background: var(--vscode-textCodeBlock-background); border-radius: 4px; overflow-x: auto; padding: 0.8em 1em; }
  pre code { background: none; color: inherit; }
  table { border-collapse: collapse; }
  td, th { border-bottom: 1px solid var(--vscode-editorWidget-border); padding: 0.25em 1em 0.25em 0; text-align: left; vertical-align: top; }
  #hints { border-top: 3px solid var(--vscode-editorWidget-border); margin-top: 2.5em; }
  nav { margin-top: 1.5em; }
</style>
</head>
<body>
<main>${statement}</main>
<section id="hints" aria-label="Hints">${hints}</section>
<nav><a href="command:interviewPractice.showHint?${argument}">Show a hint</a> · <a href="command:interviewPractice.runExercise?${argument}">Run the tests</a></nav>
<script nonce="${nonce}">
  acquireVsCodeApi().setState({ slug: ${JSON.stringify(slug)} });
  ${place === 'hints' ? "document.getElementById('hints').scrollIntoView();" : ''}
</script>
</body>
</html>`;
}
