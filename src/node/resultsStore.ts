import { createHash, randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { noResults, resultsSchema, type Results } from '../core/practice/results.ts';
import { readIfThere, writeWhole } from './files.ts';

/** A results file that could not be read and where it was put aside. */
export interface Damage {
  readonly setAside: string;
  readonly problem: string;
}

/**
 * The results and the texts of attempts, in one folder. Changes are made one after another on what the file holds at
 * that moment, so that two windows do not overwrite each other's; texts are kept by their digest and never deleted.
 */
export class ResultsStore {
  readonly #folder: string;
  readonly #onDamage: (damage: Damage) => void;
  #last: Promise<Results>;

  /** `onDamage` is called once for each file that had to be put aside. */
  constructor(folder: string, onDamage: (damage: Damage) => void) {
    this.#folder = folder;
    this.#onDamage = onDamage;
    this.#last = Promise.resolve(noResults);
  }

  get file(): string {
    return join(this.#folder, 'results.json');
  }

  /** What the file holds now. */
  async read(): Promise<Results> {
    return this.update((results) => results);
  }

  /** Applies a change and writes the outcome; resolves to it. */
  async update(change: (results: Results) => Results): Promise<Results> {
    const next = this.#last.catch(() => noResults).then(() => this.#apply(change));
    this.#last = next;
    return next;
  }

  /** Keeps a text and resolves to its key. */
  async keepText(text: string): Promise<string> {
    const key = createHash('sha256').update(text).digest('hex').slice(0, 32);
    if ((await this.text(key)) !== text) await writeWhole(this.textFile(key), text);
    return key;
  }

  /** Keeps a text, then applies a change that may refer to it: a record never names a text that is not there. */
  async record(text: string, change: (results: Results, key: string) => Results): Promise<Results> {
    const key = await this.keepText(text);
    return this.update((results) => change(results, key));
  }

  async text(key: string): Promise<string | null> {
    return readIfThere(this.textFile(key));
  }

  textFile(key: string): string {
    return join(this.#folder, 'attempts', `${key}.py`);
  }

  async #apply(change: (results: Results) => Results): Promise<Results> {
    const before = await this.#load();
    const after = change(before);
    if (after !== before) await writeWhole(this.file, `${JSON.stringify(after, null, 1)}\n`);
    return after;
  }

  async #load(): Promise<Results> {
    const text = await readIfThere(this.file);
    if (text === null) return noResults;
    const parsed = parse(text);
    if ('results' in parsed) return parsed.results;
    const setAside = join(this.#folder, `results.damaged-${randomUUID()}.json`);
    await rename(this.file, setAside);
    this.#onDamage({ setAside, problem: parsed.problem });
    return noResults;
  }
}

function parse(text: string): { results: Results } | { problem: string } {
  try {
    const parsed = resultsSchema.safeParse(JSON.parse(text));
    return parsed.success ? { results: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    return { problem: String(error) };
  }
}
