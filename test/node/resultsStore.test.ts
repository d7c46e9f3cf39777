import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noResults, recordHint, recordReset, recordStart } from '../../src/core/practice/results.ts';
import type { Damage } from '../../src/node/jsonFile.ts';
import { ResultsStore } from '../../src/node/resultsStore.ts';
import { temporaryFolder } from './kit.ts';

describe('the results store', () => {
  const folder = temporaryFolder();
  const damages: Damage[] = [];
  const open = (): ResultsStore => new ResultsStore(folder(), (damage) => damages.push(damage));
  beforeEach(() => {
    damages.length = 0;
  });

  it('is empty before anything was recorded, and writes nothing by being read', async () => {
    assert.deepEqual(await open().read(), noResults);
    assert.deepEqual(await readdir(folder()), []);
  });

  it('gives a later window what an earlier one recorded', async () => {
    await open().update((results) => recordStart(results, 'fifo_queue', 7));
    assert.equal((await open().read()).exercises['fifo_queue']?.startedAt, 7);
  });

  it('loses no change when many are made at once, in two windows', async () => {
    const [one, other] = [open(), open()];
    await one.update((results) => recordStart(results, 'a', 0));
    await Promise.all(Array.from({ length: 30 }, (_, index) => one.update((results) => recordHint(results, `slug${index}`, 1, 0))));
    await other.update((results) => recordHint(results, 'b', 1, 0));
    assert.equal(Object.keys((await one.read()).exercises).length, 32);
  });

  it('puts a damaged file aside, tells, and begins anew', async () => {
    const store = open();
    await store.update((results) => recordStart(results, 'a', 0));
    for (const damage of ['{"version":1,"exer', '', '\0\0\0', '{"version":2,"exercises":{}}', '[]']) {
      await writeFile(store.file, damage);
      assert.deepEqual(await store.read(), noResults);
      const last = damages.at(-1);
      assert.ok(last !== undefined);
      assert.equal(await readFile(last.setAside, 'utf8'), damage);
    }
    assert.equal(damages.length, 5);
    assert.equal(new Set(damages.map(({ setAside }) => setAside)).size, 5);
    await store.update((results) => recordStart(results, 'b', 0));
    assert.deepEqual(Object.keys((await open().read()).exercises), ['b']);
  });

  it('goes on after a change that threw', async () => {
    const store = open();
    await assert.rejects(
      store.update(() => {
        throw new Error('no');
      }),
    );
    await store.update((results) => recordStart(results, 'a', 0));
    assert.deepEqual(Object.keys((await store.read()).exercises), ['a']);
  });

  it('keeps a text once, whatever was left of an earlier try', async () => {
    const store = open();
    const key = await store.keepText('class Queue: ä\n');
    assert.equal(await store.keepText('class Queue: ä\n'), key);
    assert.equal(await store.text(key), 'class Queue: ä\n');
    assert.deepEqual(await readdir(join(folder(), 'attempts')), [`${key}.py`]);
    await store.update((results) => recordReset(results, 'a', key, 0));
    assert.equal(await open().text(key), 'class Queue: ä\n');
    assert.equal(await store.text('0'.repeat(32)), null);
  });

  it('says so when the folder cannot be written', async () => {
    await mkdir(join(folder(), 'results.json'));
    await assert.rejects(open().update((results) => recordStart(results, 'a', 0)));
  });
});
