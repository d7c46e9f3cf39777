import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarnessEvent } from '../../src/core/run/events.ts';
import { runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { HarnessPool, type HarnessHome } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { temporaryFolder } from './kit.ts';

describe('the pool of harness processes', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const pools: HarnessPool[] = [];
  let home: HarnessHome = { python: ['python3'], harness: harnessFolder(join(import.meta.dirname, '..', '..')) };

  before(async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found, 'these tests need Python 3.9 or newer on the path');
    home = { ...home, python: found.command };
  });

  afterEach(() => {
    for (const pool of pools) pool.cool();
  });

  const suite = (): string => join(folder(), 'suite.py');

  function open(): HarnessPool {
    const pool = new HarnessPool((text) => { assert.fail(text); });
    pools.push(pool);
    return pool;
  }

  /** Runs a suite of one test and gives the process that did it and what the test counted. */
  async function run(pool: HarnessPool): Promise<{ readonly pid: number; readonly output: string | undefined }> {
    const paths = { solution: join(folder(), 'counting.py'), suite: suite() };
    await writeFile(paths.solution, 'calls = []\ndef count():\n    calls.append(1)\n    print(len(calls))\n');
    await writeFile(
      paths.suite,
      'from harness.testing import ExerciseTest\nclass T(ExerciseTest):\n    def test_counts(self):\n        self.solution.count()\n',
    );
    const request: RunRequest = {
      slug: 'counting', ...paths, starter: null, tests: null, timeout: 5, outputLimit: 1000, seed: null, learnerTests: false, site: null,
    };
    let pid = 0;
    const observer = {
      onProgress: (_: unknown, event: HarnessEvent) => {
        if (event.event === 'started') pid = event.pid;
      },
    };
    const ports = { launch: pool.launcher(home), timer: wallClock };
    const result = await runSuite(request, ports, observer, new AbortController().signal);
    assert.equal(result.verdict, 'passed', JSON.stringify(result));
    return { pid, output: result.tests[0]?.output };
  }

  it('gives each run a process of its own and a fresh state', async () => {
    const pool = open();
    const runs: Awaited<ReturnType<typeof run>>[] = [];
    for (let round = 0; round < 3; round += 1) {
      pool.warm(home, suite());
      runs.push(await run(pool));
    }
    assert.deepEqual(runs.map(({ output }) => output), ['1\n', '1\n', '1\n']);
    assert.equal(new Set(runs.map(({ pid }) => pid)).size, 3);
  });

  it('starts a process when none waits, or when the one that waits is of another interpreter', async () => {
    const pool = open();
    await run(pool);
    pool.warm({ ...home, python: [join(folder(), 'another')] }, suite());
    await run(pool);
  });

  it('leaves the process alone that waits for another suite', async () => {
    const pool = open();
    pool.warm(home, join(folder(), 'another.py'));
    const [waiting] = await childrenOf(process.pid);
    assert.notEqual((await run(pool)).pid, waiting);
    assert.deepEqual(await childrenOf(process.pid), [waiting]);
  });

  it('survives a waiting process that has died', async () => {
    const pool = open();
    pool.warm(home, suite());
    const { pid } = await run(pool);
    pool.warm(home, suite());
    const [waiting] = await childrenOf(process.pid);
    assert.ok(waiting !== undefined && waiting !== pid);
    process.kill(waiting, 'SIGKILL');
    assert.notEqual((await run(pool)).pid, waiting);
  });
});

async function childrenOf(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.trim().split(' ').filter((word) => word !== '').map(Number);
}
