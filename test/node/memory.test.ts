import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { growthPerRun } from './heap.ts';

/** Runs that are made in one process; the whole number is what `INTERVIEW_PRACTICE_RUNS` says. */
const RUNS = Number(process.env['INTERVIEW_PRACTICE_RUNS'] ?? '60');
/**
 * Bytes of heap that a run may leave behind. One result that is kept takes some 25,000 on the average of these runs; an
 * attempt that is recorded takes some 300. A short series also sees the engine warm up, which the first half shows most.
 */
const MOST_GROWTH = RUNS >= 500 ? 2_000 : 20_000;

describe('the memory of many runs', function () {
  this.timeout(60_000 + RUNS * 2000);

  it(`does not grow over ${String(RUNS)} runs`, async () => {
    const program = join(import.meta.dirname, 'memoryProcess.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import=tsx', program, String(RUNS)]);
    const { heaps, each } = JSON.parse(stdout) as { readonly heaps: readonly number[]; readonly each: number };
    assert.ok(heaps.length >= 4);
    const growth = growthPerRun(heaps, each);
    assert.ok(growth < MOST_GROWTH, `each run left ${growth.toFixed(0)} bytes behind: ${heaps.join(', ')}`);
  });
});
