import { join } from 'node:path';
import * as vscode from 'vscode';
import type { HintSettings, HoverContent } from '../core/hints/engine.ts';
import type { Hint, RuleId } from '../core/hints/hint.ts';
import { HintThread, type AskedDocument } from '../node/hintThread/client.ts';
import { bundledWasm } from '../node/parser/bundledWasm.ts';
import { isInPracticeFolder } from './practiceFolder.ts';
import { setting } from './settings.ts';

interface HintEngineDependencies {
  readonly home: string;
  readonly log: vscode.LogOutputChannel;
  /** What the growth check measured in a file, by the name of the function. */
  readonly measured: (file: vscode.Uri) => ReadonlyMap<string, string>;
}

/** The hints of Python documents, from a thread of their own. When it fails, the log says why and nothing is shown. */
export class HintEngine implements vscode.Disposable {
  readonly #dependencies: HintEngineDependencies;
  readonly #thread: HintThread;
  readonly #closed: vscode.Disposable;

  constructor(dependencies: HintEngineDependencies) {
    this.#dependencies = dependencies;
    const { home } = dependencies;
    this.#thread = new HintThread({ program: join(home, 'dist', 'hintThread.js'), wasm: bundledWasm(home) });
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      this.#thread.forget(uri.toString());
    });
  }

  /** Prepares for questions about a document that are to come. */
  expect(document: vscode.TextDocument): void {
    if (isWanted(document)) this.#thread.warmUp();
  }

  /** All hints of a document as it is now; none where they are not wanted. */
  async hints(document: vscode.TextDocument): Promise<readonly Hint[]> {
    return (await this.#ask(document, (asked) => this.#thread.hints(asked, hintSettings()))) ?? [];
  }

  async hover(document: vscode.TextDocument, position: vscode.Position): Promise<HoverContent | null> {
    const question = { offset: document.offsetAt(position), measured: this.#dependencies.measured(document.uri) };
    return this.#ask(document, (asked) => this.#thread.hover(asked, question, hintSettings()));
  }

  dispose(): void {
    this.#closed.dispose();
    this.#thread.dispose();
  }

  async #ask<T>(document: vscode.TextDocument, ask: (asked: AskedDocument) => Promise<T>): Promise<T | null> {
    if (!isWanted(document)) return null;
    const uri = document.uri.toString();
    try {
      return await ask({ uri, version: document.version, text: () => document.getText() });
    } catch (error) {
      this.#dependencies.log.error(`No hints for ${uri}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'python') return false;
  const where = setting('hints.where');
  return where === 'everywhere' || (where === 'practice' && isInPracticeFolder(document.uri));
}

function hintSettings(): HintSettings {
  return { disabledRules: new Set(setting('hints.disabledRules').filter(isRuleId)) };
}

function isRuleId(text: string): text is RuleId {
  return /^C[XB]\d\d$/.test(text);
}
