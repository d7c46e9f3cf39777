import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createNew, readIfThere, writeWhole } from '../../src/node/files.ts';
import { temporaryFolder } from './kit.ts';

describe('files', () => {
  const folder = temporaryFolder();

  it('are created with their folders', async () => {
    const path = join(folder(), 'topic', 'queue.py');
    assert.equal(await createNew(path, 'text'), true);
    assert.equal(await readFile(path, 'utf8'), 'text');
  });

  it('are never overwritten by creating, and no draft stays behind', async () => {
    const path = join(folder(), 'queue.py');
    await writeFile(path, 'mine');
    assert.equal(await createNew(path, 'starter'), false);
    assert.equal(await readFile(path, 'utf8'), 'mine');
    assert.deepEqual(await readdir(folder()), ['queue.py']);
  });

  it('are created once when many ask for it at the same time', async () => {
    const path = join(folder(), 'queue.py');
    const created = await Promise.all(Array.from({ length: 20 }, (_, index) => createNew(path, `text ${index}`)));
    assert.equal(created.filter(Boolean).length, 1);
    assert.equal(await readFile(path, 'utf8'), `text ${created.indexOf(true)}`);
  });

  it('are replaced as a whole', async () => {
    const path = join(folder(), 'results.json');
    await writeWhole(path, 'old');
    await writeWhole(path, 'new');
    assert.equal(await readFile(path, 'utf8'), 'new');
    assert.deepEqual(await readdir(folder()), ['results.json']);
  });

  it('that are missing are told from files that cannot be read', async () => {
    assert.equal(await readIfThere(join(folder(), 'none.py')), null);
    await mkdir(join(folder(), 'folder.py'));
    await assert.rejects(readIfThere(join(folder(), 'folder.py')));
  });
});
