import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './kit.ts';

const CLI = join(import.meta.dirname, '..', '..', 'src', 'cli.ts');

/** A function to measure and a test to explore, which both need a package. */
const USES_A_PACKAGE = `from tiny_thing import value


def total(numbers: list[int]) -> int:
    return sum(number * value for number in numbers)


def test_total() -> None:
    assert total([1, 2]) == 126
`;

describe('an engine asked from the command line', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  async function ask(command: string, name: string, site?: string): Promise<{ readonly code: number; readonly answer: Readonly<Record<string, unknown>> }> {
    const packages = site === undefined ? [] : ['--site', join(folder(), site)];
    const words = ['--import=tsx', CLI, command, `${join(folder(), 'mine.py')}::${name}`, '--json', ...packages];
    const run = promisify(execFile)(process.execPath, words);
    const { stdout } = await run.catch((error: unknown) => error as { readonly stdout: string });
    return { code: run.child.exitCode ?? -1, answer: JSON.parse(stdout) as Readonly<Record<string, unknown>> };
  }

  beforeEach(async () => {
    await mkdir(join(folder(), 'site'));
    await writeFile(join(folder(), 'site', 'tiny_thing.py'), 'value = 42\n');
    await writeFile(join(folder(), 'mine.py'), USES_A_PACKAGE);
  });

  it('measures a function that needs a package of the folder that is named', async () => {
    const { code, answer } = await ask('growth', 'total', 'site');
    assert.deepEqual([code, answer['class']], [0, 'n'], JSON.stringify(answer));
    const without = await ask('growth', 'total');
    assert.equal(without.code, 2);
    assert.match(String(without.answer['note']), /tiny_thing/);
  });

  it('explores a test that needs a package of the folder that is named', async () => {
    const { code, answer } = await ask('explore', 'test_total', 'site');
    assert.deepEqual([code, answer['verdict']], [0, 'none'], JSON.stringify(answer));
    const without = await ask('explore', 'test_total');
    assert.deepEqual([without.code, without.answer['verdict']], [1, 'exception']);
  });
});
