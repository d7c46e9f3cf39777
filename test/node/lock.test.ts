import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withLock } from '../../src/node/lock.ts';
import { ResultsStore } from '../../src/node/resultsStore.ts';
import { temporaryFolder } from './kit.ts';

describe('a lock', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const file = (): string => join(folder(), 'thing.lock');

  /** The process id of a process that has ended. */
  async function goneProcess(): Promise<number> {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'close');
    return child.pid ?? assert.fail('the process was not started');
  }

  it('keeps those who want it apart, and is gone afterwards', async () => {
    let inside = 0;
    const seen: number[] = [];
    const enter = (): Promise<void> =>
      withLock(file(), async () => {
        inside += 1;
        seen.push(inside);
        await readdir(folder());
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 10 }, enter));
    assert.deepEqual(seen, Array.from({ length: 10 }, () => 1));
    assert.deepEqual(await readdir(folder()), []);
  });

  it('is given back when the action fails', async () => {
    await assert.rejects(withLock(file(), () => Promise.reject(new Error('no'))), /no/);
    assert.equal(await withLock(file(), () => Promise.resolve(1)), 1);
  });

  it('of a process that was killed is taken over by one of those who wait', async () => {
    await writeFile(file(), `${String(await goneProcess())} ${hostname()} x`);
    await writeFile(`${file()}.removal`, `${String(await goneProcess())} ${hostname()} y`);
    let inside = 0;
    const enter = (): Promise<void> =>
      withLock(file(), async () => {
        inside += 1;
        await readdir(folder());
        assert.equal(inside, 1);
        inside -= 1;
      });
    await Promise.all(Array.from({ length: 10 }, enter));
    assert.deepEqual(await readdir(folder()), []);
  });

  it('of another machine, or one with nothing in it, is taken over once it has stayed for long', async () => {
    for (const left of ['1 another-machine x', '']) {
      await writeFile(file(), left);
      assert.equal(await withLock(file(), () => readFile(file(), 'utf8').then((text) => text === left), 20), false);
    }
  });

  it('lets no change of the results get lost, however many windows write at once', async () => {
    const [windows, changes] = [4, 15];
    const program = join(import.meta.dirname, 'lockProcess.ts');
    const run = (): Promise<unknown> => promisify(execFile)(process.execPath, ['--import=tsx', program, folder(), String(changes)]);
    await Promise.all(Array.from({ length: windows }, run));
    const results = await new ResultsStore(folder(), ({ problem }) => { assert.fail(problem); }).read();
    assert.equal(results.exercises['shared']?.hintsShown, windows * changes);
  });
});
