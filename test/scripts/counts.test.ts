import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, ONE_FAILED, sentence } from '../../scripts/testing/counts.ts';

describe('the counts of a test run', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'counts-'));
    file = join(folder, 'counts.json');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function left(passed: number, failed: number, skipped = 0): void {
    writeFileSync(file, JSON.stringify({ passed, failed, skipped }));
  }

  it('are those that it left', () => {
    left(3, 1, 2);
    assert.deepEqual(countsOf(file, 1), { passed: 3, failed: 1, skipped: 2 });
  });

  it('are one failure when it left none', () => {
    assert.deepEqual(countsOf(file, 0), ONE_FAILED);
  });

  it('are one failure when it left something else', () => {
    writeFileSync(file, '{"passed": "three"}');
    assert.deepEqual(countsOf(file, 0), ONE_FAILED);
  });

  it('hold one failure more when its exit code says otherwise', () => {
    left(3, 0);
    assert.deepEqual(countsOf(file, 1), { passed: 3, failed: 1, skipped: 0 });
  });

  it('hold a failure when it ran no test', () => {
    left(0, 0);
    assert.deepEqual(countsOf(file, 0), ONE_FAILED);
  });

  it('read as one sentence, which speaks of skipped tests only when there are some', () => {
    assert.equal(sentence({ passed: 3, failed: 1, skipped: 0 }), '3 passed, 1 failed');
    assert.equal(sentence({ passed: 3, failed: 0, skipped: 2 }), '3 passed, 0 failed, 2 skipped');
  });
});
