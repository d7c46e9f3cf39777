import type * as z from 'zod/mini';
import { catalogSchema, exerciseSchema, type CatalogManifest, type ExerciseManifest } from './exercise.ts';

/** Reads the bundled files; paths are relative to the folder `exercises`, with forward slashes. */
export interface CatalogFiles {
  /** The text of a file. Rejects when it cannot be read. */
  read(path: string): Promise<string>;
  /** Where the file is, as the operating system and the editor know it. */
  locate(path: string): string;
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly exercises: readonly string[];
}

export interface Exercise extends ExerciseManifest {
  readonly topic: string;
  /** The exercise's folder, relative to `exercises`. */
  readonly folder: string;
}

/** What is wrong with a bundled file, in words that say what to do about it. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** The topics, exercises and concept cards. Everything is read when it is first asked for, and once. */
export class Catalog {
  readonly #files: CatalogFiles;
  readonly #exercises = new Map<string, Promise<Exercise>>();
  #manifest: Promise<CatalogManifest> | undefined;

  constructor(files: CatalogFiles) {
    this.#files = files;
  }

  async topics(): Promise<readonly Topic[]> {
    return (await this.#load()).topics;
  }

  async concepts(): Promise<readonly string[]> {
    return (await this.#load()).concepts;
  }

  async slugs(): Promise<readonly string[]> {
    return (await this.topics()).flatMap((topic) => topic.exercises);
  }

  /** The exercise called `slug`. Rejects with a CatalogError that lists near names when there is none. */
  async exercise(slug: string): Promise<Exercise> {
    const topic = (await this.topics()).find(({ exercises }) => exercises.includes(slug));
    if (topic === undefined) {
      throw new CatalogError(`There is no exercise “${slug}”. Choose one of: ${(await this.slugs()).join(', ')}.`);
    }
    let exercise = this.#exercises.get(slug);
    if (exercise === undefined) {
      exercise = this.#read(topic.id, slug);
      this.#exercises.set(slug, exercise);
    }
    return exercise;
  }

  /** Every exercise, in the catalog's order. */
  async exercises(): Promise<readonly Exercise[]> {
    return Promise.all((await this.slugs()).map((slug) => this.exercise(slug)));
  }

  /** The text of one of an exercise's files, such as `statement.md`. */
  async text(exercise: Exercise, file: string): Promise<string> {
    return this.#files.read(`${exercise.folder}/${file}`);
  }

  async conceptText(slug: string): Promise<string> {
    return this.#files.read(conceptPath(slug));
  }

  locate(exercise: Exercise, file: string): string {
    return this.#files.locate(`${exercise.folder}/${file}`);
  }

  locateConcept(slug: string): string {
    return this.#files.locate(conceptPath(slug));
  }

  #load(): Promise<CatalogManifest> {
    this.#manifest ??= parseManifest(this.#files, 'catalog.json', catalogSchema);
    return this.#manifest;
  }

  async #read(topic: string, slug: string): Promise<Exercise> {
    const folder = `${topic}/${slug}`;
    const file = `${folder}/exercise.json`;
    const manifest = await parseManifest(this.#files, file, exerciseSchema);
    if (manifest.slug !== slug) {
      throw new CatalogError(`exercises/${file}: key “slug”: it says “${manifest.slug}”; write “${slug}”, the folder’s name.`);
    }
    return { ...manifest, topic, folder };
  }
}

function conceptPath(slug: string): string {
  return `concepts/${slug}.md`;
}

/** Reads and checks a manifest. Its errors name the file, the key and the remedy. */
async function parseManifest<T extends z.ZodMiniType>(files: CatalogFiles, path: string, schema: T): Promise<z.infer<T>> {
  const text = await files.read(path).catch((error: unknown) => {
    throw new CatalogError(`exercises/${path}: it cannot be read (${String(error)}). Restore the file, or take it out of the catalog.`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CatalogError(`exercises/${path}: it is not JSON (${String(error)}). Mend the place that the message names.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CatalogError(parsed.error.issues.map((issue) => describeIssue(path, issue)).join('\n'));
}

function describeIssue(path: string, issue: z.core.$ZodIssue): string {
  const key = issue.path.length === 0 ? 'the whole file' : `key “${issue.path.join('.')}”`;
  return `exercises/${path}: ${key}: ${remedy(issue)}`;
}

function remedy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `there is no key ${issue.keys.map((key) => `“${key}”`).join(', ')} here; remove it or mend its spelling.`;
    case 'invalid_value':
      return `write one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined ? `it is missing; add a value of type ${issue.expected}.` : `write a value of type ${issue.expected}.`;
    default:
      return `${issue.message}.`;
  }
}
