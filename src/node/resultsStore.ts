import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { noResults, resultsSchema, type Results } from '../core/practice/results.ts';
import { readIfThere, writeWhole } from './files.ts';
import { JsonFile, type Damage } from './jsonFile.ts';

/** The results and the texts of attempts, in one folder; texts are kept by their digest and never deleted. */
export class ResultsStore {
  readonly #folder: string;
  readonly #results: JsonFile<Results>;

  /** `onDamage` is called once for each file that had to be put aside. */
  constructor(folder: string, onDamage: (damage: Damage) => void) {
    this.#folder = folder;
    this.#results = new JsonFile(join(folder, 'results.json'), { schema: resultsSchema, empty: noResults, onDamage });
  }

  get file(): string {
    return this.#results.path;
  }

  /** What the file holds now. */
  async read(): Promise<Results> {
    return this.#results.read();
  }

  /** Applies a change and writes the outcome; resolves to it. */
  async update(change: (results: Results) => Results): Promise<Results> {
    return this.#results.update(change);
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
}
