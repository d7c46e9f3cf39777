import { recordReset, recordStart, type Results } from '../core/practice/results.ts';
import { createNew, readIfThere, writeWhole } from './files.ts';

/** Where results and the texts of attempts are kept. */
export interface AttemptRecords {
  refresh(): Promise<Results>;
  update(change: (results: Results) => Results): Promise<unknown>;
  /** Keeps `text`, then applies a change that may refer to it by its key. */
  record(text: string, change: (results: Results, key: string) => Results): Promise<unknown>;
  attemptText(key: string): Promise<string | null>;
}

/** The files that are open in an editor, whose text may be newer than what is saved. */
export interface OpenFiles {
  /** The text as it stands in the editor; undefined when the file is not open. */
  text(path: string): string | undefined;
  /** Replaces the text of an open file and saves it. */
  replace(path: string, text: string): Promise<void>;
}

/** One exercise's file: its path and what it starts with. */
export interface PracticeFile {
  readonly slug: string;
  readonly path: string;
  readonly starter: string;
}

export type ResetOutcome = 'reset' | 'not-begun' | 'holds-the-starter';
export type RestoreOutcome = 'restored' | 'nothing-kept' | 'holds-it-already';

/** Creates, resets and restores a learner's files. A text is among the attempts before anything else takes its place. */
export class PracticeFiles {
  readonly #records: AttemptRecords;
  readonly #open: OpenFiles;

  constructor(records: AttemptRecords, open: OpenFiles) {
    this.#records = records;
    this.#open = open;
  }

  /** Makes the file from its starter if it is not there. */
  async begin({ slug, path, starter }: PracticeFile): Promise<void> {
    await createNew(path, starter);
    await this.#records.update((results) => recordStart(results, slug, Date.now()));
  }

  /** Puts the starter in place of the learner's text. */
  async reset({ slug, path, starter }: PracticeFile): Promise<ResetOutcome> {
    const old = await this.#textOf(path);
    if (old === null) return 'not-begun';
    if (old === starter) return 'holds-the-starter';
    await this.#replace(slug, path, old, starter);
    return 'reset';
  }

  /** Brings back the text that the last reset replaced. */
  async undoReset({ slug, path }: PracticeFile): Promise<RestoreOutcome> {
    const attempts = (await this.#records.refresh()).exercises[slug]?.attempts ?? [];
    const kept = attempts.filter((attempt) => attempt.reason === 'reset').at(-1);
    const text = kept === undefined ? null : await this.#records.attemptText(kept.text);
    if (text === null) return 'nothing-kept';
    const old = await this.#textOf(path);
    if (old === text) return 'holds-it-already';
    // What was created meanwhile is not overwritten, but replaced like any other text.
    if (old === null && (await createNew(path, text))) return 'restored';
    await this.#replace(slug, path, (await this.#textOf(path)) ?? '', text);
    return 'restored';
  }

  /** The learner's text as it stands: in the editor if it is open there, else in the file. */
  async #textOf(path: string): Promise<string | null> {
    return this.#open.text(path) ?? (await readIfThere(path));
  }

  async #replace(slug: string, path: string, old: string, text: string): Promise<void> {
    await this.#records.record(old, (results, key) => recordReset(results, slug, key, Date.now()));
    if (this.#open.text(path) === undefined) await writeWhole(path, text);
    else await this.#open.replace(path, text);
  }
}
