import { randomUUID } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { readIfThere, writeWhole } from './files.ts';
import { withLock } from './lock.ts';

/** A file that could not be read and where it was put aside. */
export interface Damage {
  readonly setAside: string;
  readonly problem: string;
}

interface JsonFileOptions<T> {
  readonly schema: z.ZodMiniType<T>;
  /** What the file holds while there is none. */
  readonly empty: T;
  /** Called once for each file that had to be put aside. */
  readonly onDamage: (damage: Damage) => void;
}

/**
 * A value in a file. Changes are made one after another, in all windows, on what the file holds at that moment, so that
 * none is lost; a file that cannot be read is put aside, never deleted.
 */
export class JsonFile<T> {
  readonly #options: JsonFileOptions<T>;
  #last: Promise<T>;

  constructor(
    readonly path: string,
    options: JsonFileOptions<T>,
  ) {
    this.#options = options;
    this.#last = Promise.resolve(options.empty);
  }

  /** What the file holds now. */
  async read(): Promise<T> {
    return this.#next(async () => {
      // A file is replaced as a whole, so that reading needs no lock.
      const found = await this.#find();
      return 'value' in found ? found.value : this.#locked(() => this.#load());
    });
  }

  /** Applies a change and writes the outcome; resolves to it. */
  async update(change: (value: T) => T): Promise<T> {
    return this.#next(() => this.#locked(() => this.#apply(change)));
  }

  #next(action: () => Promise<T>): Promise<T> {
    const next = this.#last.catch(() => this.#options.empty).then(action);
    this.#last = next;
    return next;
  }

  async #locked(action: () => Promise<T>): Promise<T> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true });
    return withLock(join(folder, `${basename(this.path, '.json')}.lock`), action);
  }

  async #apply(change: (value: T) => T): Promise<T> {
    const before = await this.#load();
    const after = change(before);
    if (after !== before) await writeWhole(this.path, `${JSON.stringify(after, null, 1)}\n`);
    return after;
  }

  async #load(): Promise<T> {
    const found = await this.#find();
    if ('value' in found) return found.value;
    const setAside = join(dirname(this.path), `${basename(this.path, '.json')}.damaged-${randomUUID()}.json`);
    await rename(this.path, setAside);
    this.#options.onDamage({ setAside, problem: found.problem });
    return this.#options.empty;
  }

  async #find(): Promise<Found<T>> {
    const text = await readIfThere(this.path);
    return text === null ? { value: this.#options.empty } : parse(text, this.#options.schema);
  }
}

type Found<T> = { readonly value: T } | { readonly problem: string };

function parse<T>(text: string, schema: z.ZodMiniType<T>): Found<T> {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    return { problem: String(error) };
  }
}
