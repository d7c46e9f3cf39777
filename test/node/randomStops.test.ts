import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarnessEvent } from '../../src/core/run/events.ts';
import type { RunResult } from '../../src/core/run/result.ts';
import { runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { HarnessPool, type HarnessHome } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { seededRandom, startedProcesses, temporaryFolder } from './kit.ts';

/** Runs that are stopped at random; the whole number is what `INTERVIEW_PRACTICE_STOPS` says. */
const STOPS = Number(process.env['INTERVIEW_PRACTICE_STOPS'] ?? '15');
const SEED = Number(process.env['INTERVIEW_PRACTICE_SEED'] ?? '1');

const home = join(import.meta.dirname, '..', '..');

const suite = [
  'from harness.testing import ExerciseTest',
  'class T(ExerciseTest):',
  ...Array.from({ length: 6 }, (_, index) => `    def test_${String(index)}(self):\n        self.solution.work(${String(index)})`),
].join('\n');

const slow = 'import time\ndef work(n):\n    time.sleep(0.03)\n';

/** What a learner's code may be busy with when the run is stopped. */
const solutions: readonly string[] = [
  'def work(n):\n    pass\n',
  slow,
  'def work(n):\n    while True: pass\n',
  'import time\ntime.sleep(600)\n',
  'import os\ndef work(n):\n    os._exit(n)\n',
  'import subprocess, sys, time\ndef work(n):\n    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)\n    time.sleep(0.05)\n',
  'import os, time\ndef work(n):\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n            time.sleep(600)\n        os._exit(0)\n    time.sleep(0.05)\n',
  'import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\ndef work(n):\n    time.sleep(600)\n',
  'import threading, time\ndef work(n):\n    threading.Thread(target=time.sleep, args=(600,)).start()\n    time.sleep(0.05)\n',
  'def work(n):\n    while True: print("x" * 1000)\n',
  'import multiprocessing, time\ndef work(n):\n    multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,)).start()\n    time.sleep(0.05)\n',
];

describe('stopping', function () {
  this.timeout(30_000 + STOPS * 3000);
  const folder = temporaryFolder();
  const processes = startedProcesses();
  let pool: HarnessPool;
  let harness: HarnessHome = { python: ['python3'], harness: harnessFolder(home) };

  before(async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found, 'these tests need Python 3.9 or newer on the path');
    harness = { ...harness, python: found.command };
  });

  beforeEach(() => {
    pool = new HarnessPool((text) => { assert.fail(text); });
  });

  async function prepare(name: string, solution: string): Promise<RunRequest> {
    const place = join(folder(), name);
    await mkdir(place, { recursive: true });
    const paths = { solution: join(place, 'work.py'), suite: join(place, 'suite.py') };
    await writeFile(paths.solution, solution);
    await writeFile(paths.suite, suite);
    return { slug: 'work', ...paths, starter: null, tests: null, timeout: 1, outputLimit: 1000, seed: null, learnerTests: false, site: null };
  }

  function run(request: RunRequest, stop: AbortController, onEvent: (event: HarnessEvent) => void = () => undefined): Promise<RunResult> {
    const ports = { launch: pool.launcher(harness), timer: wallClock };
    return runSuite(request, ports, { onProgress: (_, event) => { onEvent(event); } }, stop.signal);
  }

  it(`at a random moment leaves no process behind, ${String(STOPS)} times`, async () => {
    const random = seededRandom(SEED);
    const pick = (count: number): number => Math.floor(random() * count);
    for (let round = 0; round < STOPS; round += 1) {
      const request = await prepare('one', solutions[round % solutions.length] ?? slow);
      if (random() < 0.5) pool.warm(harness, request.suite);
      const stop = new AbortController();
      const after = pick(14);
      const delay = pick(150);
      let events = 0;
      // Half of the stops come at an event, half of them at some time after the start.
      const timer = random() < 0.5 ? setTimeout(() => { stop.abort(); }, delay) : undefined;
      const guard = setTimeout(() => { stop.abort(); }, 600);
      const result = await run(request, stop, () => {
        events += 1;
        if (timer === undefined && events > after) stop.abort();
      });
      clearTimeout(timer);
      clearTimeout(guard);
      assert.deepEqual(await processes(), [], `round ${String(round)} with seed ${String(SEED)} left processes behind`);
      if (!stop.signal.aborted) assert.notEqual(result.ending.kind, 'stopped');
    }
  });

  it('before the start runs nothing', async () => {
    const stop = new AbortController();
    stop.abort();
    const result = await run(await prepare('one', slow), stop);
    assert.deepEqual([result.ending.kind, result.tests.length], ['stopped', 0]);
  });

  it('works while the file is loaded', async () => {
    const stop = new AbortController();
    const result = await run(await prepare('one', 'import time\ntime.sleep(600)\n'), stop, ({ event }) => {
      if (event === 'plan') stop.abort();
    });
    assert.deepEqual([result.ending.kind, result.tests.every(({ verdict }) => verdict === 'not-run')], ['stopped', true]);
  });

  it('works between two processes of a run, and keeps what had ended', async () => {
    const stop = new AbortController();
    let started = 0;
    const result = await run(await prepare('one', 'import os\ndef work(n):\n    os._exit(n) if n == 2 else None\n'), stop, ({ event }) => {
      if (event === 'started') started += 1;
      if (started === 2) stop.abort();
    });
    assert.equal(result.ending.kind, 'stopped');
    assert.deepEqual(result.tests.map(({ verdict }) => verdict), ['passed', 'passed', 'crashed', 'not-run', 'not-run', 'not-run']);
  });

  it('after the end changes nothing', async () => {
    const stop = new AbortController();
    const result = await run(await prepare('one', slow), stop, ({ event }) => {
      if (event === 'ended') stop.abort();
    });
    assert.deepEqual([result.ending.kind, result.verdict], ['completed', 'passed']);
    stop.abort();
  });

  it('is possible for each of twenty runs at once, and the others go on', async () => {
    const runs = Array.from({ length: 20 }, async (_, index) => {
      const stop = new AbortController();
      const hangs = index % 4 === 0;
      const request = await prepare(`of ${String(index)}`, hangs ? 'import time\ndef work(n):\n    time.sleep(600)\n' : slow);
      const result = await run({ ...request, timeout: 30 }, stop, ({ event }) => {
        if (hangs && event === 'test-started') stop.abort();
      });
      return result.ending.kind;
    });
    assert.deepEqual(await Promise.all(runs), Array.from({ length: 20 }, (_, index) => (index % 4 === 0 ? 'stopped' : 'completed')));
    assert.deepEqual(await processes(), []);
  });

  it('is what a run of the same file that starts again does to the one under way', async () => {
    const request = await prepare('one', 'import time\ndef work(n):\n    time.sleep(600)\n');
    let earlier: { readonly stop: AbortController; readonly finished: Promise<RunResult> } | undefined;
    const endings: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const stop = new AbortController();
      let begun: () => void = () => undefined;
      const beginning = new Promise<void>((resolve) => { begun = resolve; });
      const finished = run({ ...request, timeout: 60 }, stop, ({ event }) => {
        if (event === 'test-started') begun();
      });
      earlier?.stop.abort();
      if (earlier !== undefined) endings.push((await earlier.finished).ending.kind);
      await beginning;
      earlier = { stop, finished };
    }
    earlier?.stop.abort();
    await earlier?.finished;
    assert.deepEqual(endings, ['stopped', 'stopped', 'stopped']);
    assert.deepEqual(await processes(), []);
  });
});
