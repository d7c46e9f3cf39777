import assert from 'node:assert/strict';
import { Catalog, CatalogError } from '../../../src/core/catalog/catalog.ts';
import { describeTarget } from '../../../src/core/catalog/exercise.ts';
import { FakeCatalogFiles, queueManifest, smallCatalog } from './catalogFiles.fake.ts';

const manifestPath = 'data_structures/fifo_queue/exercise.json';

function withManifest(manifest: unknown): Catalog {
  return new Catalog(new FakeCatalogFiles({ 'catalog.json': smallCatalog, [manifestPath]: manifest }));
}

async function complaint(catalog: Catalog): Promise<string> {
  const error: unknown = await catalog.exercise('fifo_queue').catch((reason: unknown) => reason);
  assert.ok(error instanceof CatalogError, String(error));
  return error.message;
}

describe('the catalog', () => {
  it('gives an exercise with its topic and folder', async () => {
    const exercise = await withManifest(queueManifest).exercise('fifo_queue');
    assert.deepEqual([exercise.title, exercise.topic, exercise.folder], ['FIFO queue', 'data_structures', 'data_structures/fifo_queue']);
  });

  it('reads a manifest when it is first asked for, and once', async () => {
    const files = new FakeCatalogFiles({ 'catalog.json': smallCatalog, [manifestPath]: queueManifest });
    const catalog = new Catalog(files);
    await catalog.topics();
    assert.equal(files.reads.get(manifestPath), undefined);
    await Promise.all([catalog.exercise('fifo_queue'), catalog.exercises()]);
    assert.deepEqual([files.reads.get(manifestPath), files.reads.get('catalog.json')], [1, 1]);
  });

  it('lists the exercises there are when asked for another', async () => {
    await assert.rejects(withManifest(queueManifest).exercise('nonsense'), /no exercise “nonsense”.*fifo_queue/);
  });

  it('names file, key and remedy when a key is missing', async () => {
    const { title: _title, ...rest } = queueManifest;
    assert.equal(await complaint(withManifest(rest)), `exercises/${manifestPath}: key “title”: it is missing; add a value of type string.`);
  });

  it('names the allowed values when a value is none of them', async () => {
    assert.match(await complaint(withManifest({ ...queueManifest, difficulty: 'brutal' })), /key “difficulty”: write one of "easy", "medium", "hard"/);
  });

  it('names a key that does not exist', async () => {
    assert.match(await complaint(withManifest({ ...queueManifest, dificulty: 'easy' })), /no key “dificulty”/);
  });

  it('names the place inside a list', async () => {
    const entryPoints = [{ name: 'Queue', time: 'fast' }];
    assert.match(await complaint(withManifest({ ...queueManifest, entryPoints })), /key “entryPoints\.0\.time”: write a cost as O\(…\)/);
  });

  it('says so when a manifest is not JSON or not there', async () => {
    assert.match(await complaint(withManifest('{')), /is not JSON/);
    assert.match(await complaint(new Catalog(new FakeCatalogFiles({ 'catalog.json': smallCatalog }))), /cannot be read/);
  });

  it('notices a manifest in the wrong folder', async () => {
    assert.match(await complaint(withManifest({ ...queueManifest, slug: 'lifo_queue' })), /write “fifo_queue”, the folder’s name/);
  });
});

describe('a cost target', () => {
  it('is described in words', () => {
    assert.equal(describeTarget({ name: 'f', time: 'O(1)', amortised: true, space: 'O(n)' }), 'O(1) amortised time, O(n) extra space');
    assert.equal(describeTarget({ name: 'f' }), null);
  });
});
