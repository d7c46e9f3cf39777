import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.ts';
import { parseConcept, parseHints } from '../core/catalog/concept.ts';
import { conceptPage, hintsPage, statementPage } from '../core/catalog/pages.ts';
import type { Progress } from './progress.ts';

const SCHEME = 'interview-practice';

type PageKind = 'statement' | 'hints' | 'concept' | 'reference' | 'attempt';

interface PageDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
}

/** Read-only texts made from the bundled files, so that nobody edits what belongs to the extension. */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #dependencies: PageDependencies;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(dependencies: PageDependencies) {
    this.#dependencies = dependencies;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** The address of a page. `key` is a slug, or for an attempt the key of its text. */
  static uri(kind: PageKind, key: string): vscode.Uri {
    const ending = kind === 'reference' || kind === 'attempt' ? 'py' : 'md';
    return vscode.Uri.from({ scheme: SCHEME, path: `/${kind}/${key}.${ending}` });
  }

  /** Shows a page again that has changed. */
  refresh(uri: vscode.Uri): void {
    this.#changed.fire(uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const match = /^\/([a-z]+)\/(\w+)\.(?:md|py)$/.exec(uri.path);
    const [, kind, key] = match ?? [];
    if (kind === undefined || key === undefined) return '';
    const { catalog, progress } = this.#dependencies;
    if (kind === 'concept') return conceptPage(parseConcept(await catalog.conceptText(key)));
    if (kind === 'attempt') return (await progress.attemptText(key)) ?? '';
    const exercise = await catalog.exercise(key);
    if (kind === 'reference') return catalog.text(exercise, 'reference.py');
    if (kind === 'statement') return statementPage(await catalog.text(exercise, 'statement.md'), exercise.entryPoints);
    const hints = parseHints(await catalog.text(exercise, 'hints.md'));
    return hintsPage(exercise.title, hints, progress.current.exercises[key]?.hintsShown ?? 0);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
