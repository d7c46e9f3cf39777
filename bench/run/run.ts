import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { answerOf, Processes } from '../../scripts/machine/processes.ts';
import { canInstall, installPackages } from '../../scripts/machine/debian.ts';
import { findPythons } from '../../scripts/machine/pythons.ts';
import { Catalog, type Exercise } from '../../src/core/catalog/catalog.ts';
import type { PlannedTest } from '../../src/core/run/events.ts';
import { planSuite, runSuite, type LaunchHarness, type RunRequest } from '../../src/core/run/run.ts';
import { bundledFiles, harnessFolder } from '../../src/node/bundled.ts';
import { requestFor } from '../../src/node/exerciseRuns.ts';
import { HarnessPool, harnessLauncher, type HarnessHome } from '../../src/node/harnessProcess.ts';
import { wallClock } from '../../src/node/timer.ts';

/**
 * How long a learner waits, side by side with bare Python, unittest and pytest on the same suite and solution: medians
 * in milliseconds of as many rounds as the first argument says (30). Growth and interleaving checks are left out, since
 * their work is the same whoever runs it; `--engines` takes them in. Slugs behind the number choose other exercises.
 */
const home = join(import.meta.dirname, '..', '..');
const eight = [
  'fifo_queue', 'min_heap', 'binary_search', 'breadth_first_search',
  'locks', 'producer_consumer', 'hello_world_async', 'fix_race_condition',
];
const rounds = Number(process.argv[2] ?? '30');
const engines = process.argv.includes('--engines');
const named = process.argv.slice(3).filter((word) => !word.startsWith('--'));
const chosen = named.length > 0 ? named : eight;
const silent = (text: string): void => { throw new Error(text); };

interface Subject {
  readonly python: string;
  readonly harness: HarnessHome;
  readonly exercise: Exercise;
  readonly request: RunRequest;
  readonly tests: readonly PlannedTest[];
}

interface Times {
  readonly first: number;
  readonly end: number;
}

async function viaHarness({ request, tests }: Subject, launch: LaunchHarness): Promise<Times> {
  const began = performance.now();
  let first = 0;
  const observer = {
    onProgress: (_: unknown, { event }: { readonly event: string }) => {
      if (event === 'test-ended' && first === 0) first = performance.now() - began;
    },
  };
  const ports = { launch, timer: wallClock };
  const result = await runSuite({ ...request, tests: tests.map(({ id }) => id) }, ports, observer, new AbortController().signal);
  if (result.tests.some(({ verdict }) => verdict !== 'passed')) throw new Error(`${request.slug} did not pass: ${JSON.stringify(result.ending)}`);
  return { first, end: performance.now() - began };
}

async function command(subject: Subject | null, python: string, ...values: readonly string[]): Promise<number> {
  const began = performance.now();
  const variables = subject === null ? {} : {
    PYTHONPATH: [join(home, 'src'), join(import.meta.dirname, 'shim')].join(process.platform === 'win32' ? ';' : ':'),
    BENCH_SOLUTION: subject.request.solution,
    BENCH_STARTER: subject.request.starter ?? '',
  };
  const child = spawn(python, values, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...variables },
    ...(subject === null ? {} : { cwd: dirname(subject.request.suite) }),
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { complaint += text; });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${values.join(' ')}: ${complaint}`);
  return performance.now() - began;
}

function hasPytest(python: string): boolean {
  return answerOf(python, ['-m', 'pytest', '--version']) !== undefined;
}

/** A Python that has pytest; Debian's own gets its package where that can be installed. */
async function withPytest(): Promise<string> {
  const system = '/usr/bin/python3';
  const all = [system, ...findPythons().map(({ path }) => path)];
  const found = all.find(hasPytest);
  if (found !== undefined) return found;
  if (!canInstall()) return all[1] ?? system;
  await installPackages(['python3-pytest'], new Processes(), (text) => process.stdout.write(text));
  return system;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Waits until the process that is kept ready has come to where it waits for a request, as it has when a learner clicks. */
async function warmed(pool: HarnessPool, { harness, request }: Subject): Promise<LaunchHarness> {
  pool.warm(harness, request.suite);
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  return pool.launcher(harness);
}

async function measure(subject: Subject, pytest: boolean): Promise<Readonly<Record<string, number>>> {
  const { python, harness, tests } = subject;
  const names = tests.map(({ id }) => `suite.${id}`);
  const nodes = tests.map(({ id }) => `suite.py::${id.replace('.', '::')}`);
  const cold = harnessLauncher(harness, silent);
  const pool = new HarnessPool(silent);
  const samples: Record<string, number[]> = {};
  const add = (name: string, value: number): void => { (samples[name] ??= []).push(value); };
  // One round that does not count, for caches of the system.
  for (let round = -1; round < rounds; round += 1) {
    if (round === 0) for (const values of Object.values(samples)) values.length = 0;
    add('python', await command(null, python, '-c', 'pass'));
    const coldly = await viaHarness(subject, cold);
    add('cold first', coldly.first);
    add('cold end', coldly.end);
    const warmly = await viaHarness(subject, await warmed(pool, subject));
    add('warm first', warmly.first);
    add('warm end', warmly.end);
    add('unittest', await command(subject, python, '-m', 'unittest', '-q', ...names));
    if (pytest) add('pytest', await command(subject, python, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', ...nodes));
  }
  pool.cool();
  return Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)]));
}

async function main(): Promise<void> {
  const python = process.env['BENCH_PYTHON'] ?? (await withPytest());
  const version = answerOf(python, ['-c', 'import platform; print(platform.python_version())']) ?? '?';
  const catalog = new Catalog(bundledFiles(home));
  const harness: HarnessHome = { python: [python], harness: harnessFolder(home) };
  const pytest = hasPytest(python);
  console.log(`Python ${version} (${python}), ${String(rounds)} rounds, medians in ms${engines ? ', with growth and interleaving checks' : ''}${pytest ? '' : '; pytest is not installed'}`);
  console.log('(a) python -c pass  (b) python -m unittest  (c) python -m pytest; cold: a process is started, warm: one waits');
  const columns = ['python', 'cold first', 'warm first', 'unittest', 'cold end', 'warm end', 'pytest'];
  const ratios = ['cold first/a', 'warm first/a', 'cold end/b', 'warm end/b', 'cold end/c', 'warm end/c'];
  console.log(['exercise'.padEnd(22), ...[...columns, ...ratios].map((name) => name.padStart(12))].join(''));
  for (const exercise of (await catalog.exercises()).filter(({ slug }) => chosen.includes(slug))) {
    const reference = catalog.locate(exercise, 'reference.py');
    const request = requestFor(catalog, exercise, reference, { timeout: 30 });
    const plan = await planSuite(request, harnessLauncher(harness, silent));
    const tests = plan.filter(({ kind }) => engines || (kind !== 'growth' && kind !== 'interleaving'));
    const times = await measure({ python, harness, exercise, request, tests }, pytest);
    const of = (name: string): number => times[name] ?? Number.NaN;
    const [a, b, c] = [of('python'), of('unittest'), of('pytest')];
    const parts = [of('cold first') / a, of('warm first') / a, of('cold end') / b, of('warm end') / b, of('cold end') / c, of('warm end') / c];
    console.log([exercise.slug.padEnd(22), ...columns.map((name) => of(name).toFixed(1).padStart(12)), ...parts.map((ratio) => ratio.toFixed(2).padStart(12))].join(''));
  }
}

void main();
