import * as vscode from 'vscode';
import type { Analysis } from '../core/hints/analysis.ts';
import { DocumentCache } from '../core/hints/documentCache.ts';
import { fileHints, prepare, type HintSettings } from '../core/hints/engine.ts';
import type { Hint, RuleId } from '../core/hints/hint.ts';
import { bundledWasm } from '../node/parser/bundledWasm.ts';
import { WebTreeSitterParser } from '../node/parser/webTreeSitterParser.ts';
import { isInPracticeFolder } from './practiceFolder.ts';
import { setting } from './settings.ts';

interface HintEngineDependencies {
  readonly home: string;
  readonly log: vscode.LogOutputChannel;
}

/** The analyses of open Python files. The parser is loaded when it is first needed; when it fails, nothing is shown. */
export class HintEngine implements vscode.Disposable {
  readonly #dependencies: HintEngineDependencies;
  readonly #closed: vscode.Disposable;
  #cache: Promise<DocumentCache | null> | undefined;

  constructor(dependencies: HintEngineDependencies) {
    this.#dependencies = dependencies;
    this.#closed = vscode.workspace.onDidCloseTextDocument((document) => {
      void this.#cache?.then((cache) => cache?.forget(document.uri.toString()));
    });
  }

  /** The analysis of a document as it is now; null where hints are not wanted or cannot be had. */
  async analysis(document: vscode.TextDocument): Promise<Analysis | null> {
    if (!isWanted(document)) return null;
    this.#cache ??= this.#load();
    const cache = await this.#cache;
    const source = { uri: document.uri.toString(), version: document.version, text: () => document.getText() };
    try {
      return cache?.analysis(source) ?? null;
    } catch (error) {
      this.#dependencies.log.error(`${document.uri.toString()}: ${String(error)}`);
      return null;
    }
  }

  async hints(document: vscode.TextDocument): Promise<readonly Hint[]> {
    const analysis = await this.analysis(document);
    if (analysis === null) return [];
    await inSlices(prepare(analysis));
    return fileHints(analysis, hintSettings());
  }

  dispose(): void {
    this.#closed.dispose();
    void this.#cache?.then((cache) => cache?.dispose());
  }

  async #load(): Promise<DocumentCache | null> {
    try {
      return new DocumentCache(await WebTreeSitterParser.load(bundledWasm(this.#dependencies.home)));
    } catch (error) {
      this.#dependencies.log.error(`The Python parser could not be loaded, so there are no hints: ${String(error)}`);
      return null;
    }
  }
}

/** The editor's thread is given back after so long. */
const SLICE_MILLISECONDS = 8;

async function inSlices(steps: Iterable<void>): Promise<void> {
  let since = performance.now();
  for (const _step of steps) {
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'python') return false;
  const where = setting('hints.where');
  return where === 'everywhere' || (where === 'practice' && isInPracticeFolder(document.uri));
}

export function hintSettings(): HintSettings {
  return { disabledRules: new Set(setting('hints.disabledRules').filter(isRuleId)) };
}

function isRuleId(text: string): text is RuleId {
  return /^C[XB]\d\d$/.test(text);
}
