import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordRun } from '../../src/core/practice/results.ts';
import { runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { HarnessPool } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { ResultsStore } from '../../src/node/resultsStore.ts';
import { wallClock } from '../../src/node/timer.ts';
import { heapInUse } from './heap.ts';

/** Makes as many runs as the command line says, by the objects of the extension, and prints the heap at times, in bytes. */
const runs = Number(process.argv[2]);
const MEASUREMENTS = 10;
const each = Math.max(1, Math.floor(runs / MEASUREMENTS));

const suite = [
  'from harness.testing import ExerciseTest',
  'class T(ExerciseTest):',
  ...Array.from({ length: 8 }, (_, index) => `    def test_${String(index)}(self):\n        self.example("work(${String(index)})  # -> 1")`),
].join('\n');

/** Passing, failing and printing, crashing, and stopped runs by turns. */
const solutions = ['def work(n):\n    return 1\n', 'def work(n):\n    print("x" * 100_000)\n    return n\n', 'import os\ndef work(n):\n    return os._exit(3) if n == 7 else 1\n'];

async function main(): Promise<void> {
  const found = await new Interpreters().first(usualCommands(process.platform));
  if (!('version' in found)) throw new Error('this needs Python 3.9 or newer on the path');
  const home = { python: found.command, harness: harnessFolder(join(import.meta.dirname, '..', '..')) };
  const folder = await mkdtemp(join(tmpdir(), 'memory '));
  const pool = new HarnessPool((text) => { throw new Error(text); });
  const store = new ResultsStore(folder, ({ problem }) => { throw new Error(problem); });
  const request: RunRequest = {
    slug: 'work', solution: join(folder, 'work.py'), suite: join(folder, 'suite.py'),
    starter: null, tests: null, timeout: 5, outputLimit: 65_536, seed: null, learnerTests: true, site: null,
  };

  async function run(index: number): Promise<void> {
    const text = solutions[index % solutions.length] ?? '';
    await writeFile(request.solution, text);
    const stop = new AbortController();
    let events = 0;
    const onProgress = (): void => {
      events += 1;
      if (index % 5 === 4 && events === 6) stop.abort();
    };
    pool.warm(home, request.suite);
    const result = await runSuite(request, { launch: pool.launcher(home), timer: wallClock }, { onProgress }, stop.signal);
    await store.record(text, (results, key) => recordRun(results, result, key, index));
  }

  await writeFile(request.suite, suite);
  const heaps: number[] = [];
  try {
    // What is compiled and cached once is there before the first measurement.
    for (let index = 0; index < each * 2; index += 1) await run(index);
    for (let measurement = 0; measurement < MEASUREMENTS; measurement += 1) {
      for (let index = 0; index < each; index += 1) await run(index);
      heaps.push(await heapInUse());
    }
  } finally {
    pool.cool();
    await rm(folder, { recursive: true, force: true });
  }
  process.stdout.write(JSON.stringify({ heaps, each }));
}

void main();
