import * as vscode from 'vscode';
import { noResults, type Results } from '../core/practice/results.ts';
import type { Damage } from '../node/jsonFile.ts';
import { ResultsStore } from '../node/resultsStore.ts';

/** The learner's results, with an event when they change. */
export class Progress implements vscode.Disposable {
  readonly #store: ResultsStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #current: Results = noResults;

  constructor(storage: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#store = new ResultsStore(storage.fsPath, (damage) => {
      tellOfDamage(damage, log);
    });
  }

  /** What was last read or written; `refresh` brings in what another window wrote. */
  get current(): Results {
    return this.#current;
  }

  async refresh(): Promise<Results> {
    return this.#take(await this.#store.read());
  }

  /** Keeps `text` and applies a change that may refer to it by its key. */
  async record(text: string, change: (results: Results, key: string) => Results): Promise<void> {
    this.#take(await this.#store.record(text, change));
  }

  async update(change: (results: Results) => Results): Promise<void> {
    this.#take(await this.#store.update(change));
  }

  async attemptText(key: string): Promise<string | null> {
    return this.#store.text(key);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #take(results: Results): Results {
    const changed = JSON.stringify(results) !== JSON.stringify(this.#current);
    this.#current = results;
    if (changed) this.#changed.fire();
    return results;
  }
}

function tellOfDamage({ setAside, problem }: Damage, log: vscode.LogOutputChannel): void {
  log.error(`The results file could not be read and was put aside as ${setAside}: ${problem}`);
  const text = `The file with your results was damaged. It was put aside as ${setAside}, and a new one was begun; the texts of your attempts are kept.`;
  void vscode.window.showWarningMessage(text, 'Show File').then((chosen) => {
    if (chosen !== undefined) return vscode.window.showTextDocument(vscode.Uri.file(setAside));
    return undefined;
  });
}
