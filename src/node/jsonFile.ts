import { randomUUID } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { readIfThere, writeWhole } from './files.ts';

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
 * A value in a file. Changes are made one after another on what the file holds at that moment, so that two windows do
 * not overwrite each other's; a file that cannot be read is put aside, never deleted.
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
    return this.update((value) => value);
  }

  /** Applies a change and writes the outcome; resolves to it. */
  async update(change: (value: T) => T): Promise<T> {
    const next = this.#last.catch(() => this.#options.empty).then(() => this.#apply(change));
    this.#last = next;
    return next;
  }

  async #apply(change: (value: T) => T): Promise<T> {
    const before = await this.#load();
    const after = change(before);
    if (after !== before) await writeWhole(this.path, `${JSON.stringify(after, null, 1)}\n`);
    return after;
  }

  async #load(): Promise<T> {
    const { schema, empty, onDamage } = this.#options;
    const text = await readIfThere(this.path);
    if (text === null) return empty;
    const parsed = parse(text, schema);
    if ('value' in parsed) return parsed.value;
    const setAside = join(dirname(this.path), `${basename(this.path, '.json')}.damaged-${randomUUID()}.json`);
    await rename(this.path, setAside);
    onDamage({ setAside, problem: parsed.problem });
    return empty;
  }
}

function parse<T>(text: string, schema: z.ZodMiniType<T>): { value: T } | { problem: string } {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? { value: parsed.data } : { problem: z.prettifyError(parsed.error) };
  } catch (error) {
    return { problem: String(error) };
  }
}
