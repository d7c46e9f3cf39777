import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarnessEvent } from '../../src/core/run/events.ts';
import type { RunProgress, RunResult } from '../../src/core/run/result.ts';
import { planSuite, runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { readIfThere } from '../../src/node/files.ts';
import { harnessLauncher } from '../../src/node/harnessProcess.ts';
import { markedProcesses } from '../../src/node/processTree.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { temporaryFolder } from './kit.ts';

const home = join(import.meta.dirname, '..', '..');

const suite = `
from harness.testing import ExerciseTest

class Doubling(ExerciseTest):
    def test_doubles_a_number(self):
        self.example("double(2)  # -> 4")

    def test_doubles_zero(self):
        self.example("double(0)  # -> 0")
`;

describe('a harness process', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let python: readonly [string, ...string[]] = ['python3'];
  let starts = 0;

  before(async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found, 'these tests need Python 3.9 or newer on the path');
    python = found.command;
  });

  async function prepare(solution: string): Promise<RunRequest> {
    const paths = { solution: join(folder(), 'doubling.py'), suite: join(folder(), 'suite.py') };
    await writeFile(paths.solution, solution);
    await writeFile(paths.suite, suite);
    return { slug: 'doubling', ...paths, starter: null, tests: null, timeout: 5, outputLimit: 1000, seed: null, learnerTests: false, site: null };
  }

  async function run(
    solution: string,
    { onEvent = () => undefined, signal = new AbortController().signal, timeout = 5 }: {
      onEvent?: (event: HarnessEvent, progress: RunProgress) => void;
      signal?: AbortSignal;
      timeout?: number;
    } = {},
  ): Promise<RunResult> {
    starts = 0;
    const launch = harnessLauncher({ python, harness: harnessFolder(home) }, (text) => {
      assert.fail(text);
    });
    const counted: typeof launch = (request, listener) => {
      starts += 1;
      return launch(request, listener);
    };
    const observer = { onProgress: (progress: RunProgress, event: HarnessEvent) => { onEvent(event, progress); } };
    return runSuite({ ...(await prepare(solution)), timeout }, { launch: counted, timer: wallClock }, observer, signal);
  }

  it('runs a suite in a folder with spaces, quotes and letters beyond ASCII', async () => {
    const result = await run('def double(n):\n    print("é", n)\n    return 2 * n\n');
    assert.equal(result.verdict, 'passed');
    assert.deepEqual(result.tests.map(({ output }) => output), ['é 2\n', 'é 0\n']);
    assert.equal(starts, 1);
  });

  it('tells the failing call with what was expected', async () => {
    const result = await run('def double(n):\n    return n + 1\n');
    assert.equal(result.verdict, 'failed');
    const failure = result.tests[0]?.failure;
    assert.deepEqual([failure?.summary, failure?.expected, failure?.got], ['double(2) returned 3, expected 4', '4', '3']);
  });

  it('goes on after a test that ends its process, in a second one', async () => {
    const result = await run('import os\ndef double(n):\n    return os._exit(3) if n else 0\n');
    assert.deepEqual(result.tests.map(({ verdict }) => verdict), ['crashed', 'passed']);
    assert.equal(starts, 2);
  });

  it('goes on after a test that never ends', async () => {
    const result = await run('def double(n):\n    while n:\n        pass\n    return 0\n', { timeout: 0.5 });
    assert.deepEqual(result.tests.map(({ verdict }) => verdict), ['timed-out', 'passed']);
    assert.equal(result.tests[0]?.failure?.line, 2);
  });

  it('keeps what was printed before Python itself crashed, with the learner’s line', async () => {
    const result = await run('import ctypes\ndef double(n):\n    print("é so far", n)\n    return ctypes.string_at(0) if n else 0\n');
    const [crashed, passed] = result.tests;
    assert.deepEqual([crashed?.verdict, passed?.verdict], ['crashed', 'passed']);
    assert.equal(crashed?.output, 'é so far 2\n');
    assert.match(crashed.failure?.summary ?? '', /Segmentation fault\), at line 4 in double$/);
    assert.equal(crashed.failure?.line, 4);
  });

  it('ends C code that never gives way, and says that it ran out of time', async () => {
    const result = await run('import itertools\ndef double(n):\n    print(n)\n    return sum(itertools.repeat(1)) if n else 0\n', { timeout: 0.5 });
    assert.deepEqual(result.tests.map(({ verdict }) => verdict), ['timed-out', 'passed']);
    assert.deepEqual([result.tests[0]?.failure?.line, result.tests[0]?.output], [4, '2\n']);
  });

  it('can be stopped at once, with everything that it started', async () => {
    const stop = new AbortController();
    const solution = [
      'import subprocess, sys, time',
      'def double(n):',
      '    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)',
      '    time.sleep(600)',
    ].join('\n');
    const marks: string[] = [];
    const pending = run(solution, {
      timeout: 600,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.event !== 'started') return;
        void (async () => {
          const mark = await markOf(event.pid);
          marks.push(mark);
          while ((await markedProcesses(mark)).length < 2) await new Promise(setImmediate);
          stop.abort();
        })();
      },
    });
    const result = await pending;
    assert.equal(result.ending.kind, 'stopped');
    assert.deepEqual(result.tests.map(({ verdict }) => verdict), ['not-run', 'not-run']);
    const [mark] = marks;
    assert.ok(mark !== undefined && mark !== '');
    assert.deepEqual(await markedProcesses(mark), []);
  });

  it('tells the tests of a suite without running the learner’s file', async () => {
    const request = await prepare(`open(${JSON.stringify(join(folder(), 'touched'))}, 'w')\n`);
    const launch = harnessLauncher({ python, harness: harnessFolder(home) }, (text) => { assert.fail(text); });
    const plan = await planSuite(request, launch);
    assert.deepEqual(plan.map(({ id, title }) => [id, title]), [
      ['Doubling.test_doubles_a_number', 'doubles a number'],
      ['Doubling.test_doubles_zero', 'doubles zero'],
    ]);
    assert.equal(await readIfThere(join(folder(), 'touched')), null);
  });

  it('is not blamed on the learner when the interpreter cannot start it', async () => {
    const launch = harnessLauncher({ python: [join(folder(), 'none')], harness: harnessFolder(home) }, () => undefined);
    const ports = { launch, timer: wallClock };
    const result = await runSuite(await prepare('x = 1\n'), ports, { onProgress: () => undefined }, new AbortController().signal);
    assert.equal(result.ending.kind, 'could-not-run');
  });
});

async function markOf(pid: number): Promise<string> {
  const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
  return /INTERVIEW_PRACTICE_RUN=(\w+)/.exec(environment)?.[1] ?? '';
}
