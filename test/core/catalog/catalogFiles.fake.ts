import type { CatalogFiles } from '../../../src/core/catalog/catalog.ts';

/** Files in memory, which count how often each is read. */
export class FakeCatalogFiles implements CatalogFiles {
  readonly reads = new Map<string, number>();
  readonly #texts: Readonly<Record<string, string>>;

  constructor(texts: Readonly<Record<string, unknown>>) {
    this.#texts = Object.fromEntries(
      Object.entries(texts).map(([path, value]) => [path, typeof value === 'string' ? value : JSON.stringify(value)]),
    );
  }

  read(path: string): Promise<string> {
    this.reads.set(path, (this.reads.get(path) ?? 0) + 1);
    const text = this.#texts[path];
    return text === undefined ? Promise.reject(new Error('no such file')) : Promise.resolve(text);
  }

  locate(path: string): string {
    return `/exercises/${path}`;
  }
}

export const queueManifest = {
  slug: 'fifo_queue',
  title: 'FIFO queue',
  difficulty: 'easy',
  minutes: 15,
  summary: 'First in, first out.',
  entryPoints: [{ name: 'Queue' }, { name: 'Queue.enqueue', time: 'O(1)', amortised: true, measured: true }],
};

export const smallCatalog = {
  version: 1,
  topics: [{ id: 'data_structures', title: 'Data structures', summary: 'Containers.', exercises: ['fifo_queue'] }],
  concepts: ['the_gil'],
};
