import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import { Catalog, type Exercise } from '../../src/core/catalog/catalog.ts';
import type { TestResult } from '../../src/core/run/result.ts';
import { runSuite } from '../../src/core/run/run.ts';
import { bundledFiles } from '../../src/node/bundled.ts';
import { requestFor } from '../../src/node/exerciseRuns.ts';
import { harnessWith, type Harness } from '../../scripts/machine/harness.ts';
import { exitWith } from '../../scripts/machine/program.ts';

/**
 * How long the whole suite of each exercise takes on its reference, growth and interleavings included: the median of as
 * many rounds as the first argument says (3), in seconds. Slugs behind it choose exercises.
 */
const MEDIAN_LIMIT = 1.5;
const LIMIT = 4;

interface Timed {
  readonly slug: string;
  readonly seconds: number;
  readonly slowest: readonly TestResult[];
}

async function time(catalog: Catalog, exercise: Exercise, { ports, site }: Harness, rounds: number): Promise<Timed> {
  const request = requestFor(catalog, exercise, catalog.locate(exercise, 'reference.py'), { timeout: 5, site });
  const samples: number[] = [];
  let tests: readonly TestResult[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const result = await runSuite(request, ports, { onProgress: () => undefined }, new AbortController().signal);
    samples.push((performance.now() - began) / 1000);
    if (result.verdict !== 'passed') throw new Error(`${exercise.slug}: the reference ended with ${result.verdict}`);
    tests = result.tests;
  }
  const slowest = tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, 2);
  return { slug: exercise.slug, seconds: median(samples), slowest };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function main(): Promise<number> {
  const rounds = Number(process.argv[2] ?? '3');
  const chosen = process.argv.slice(3);
  const catalog = new Catalog(bundledFiles(join(import.meta.dirname, '..', '..')));
  const harness = await harnessWith(undefined);
  const all: Timed[] = [];
  for (const exercise of await catalog.exercises()) {
    if (chosen.length === 0 || chosen.includes(exercise.slug)) all.push(await time(catalog, exercise, harness, rounds));
  }
  console.log(`${'whole suite on the reference'.padEnd(32)}seconds  slowest tests`);
  for (const { slug, seconds, slowest } of all.toSorted((one, other) => other.seconds - one.seconds)) {
    const tests = slowest.map((test) => `${test.seconds.toFixed(2)} ${test.id.split('.').at(-1) ?? test.id}`).join(', ');
    console.log(`${slug.padEnd(32)}${seconds.toFixed(2).padStart(7)}  ${tests}`);
  }
  const middle = median(all.map(({ seconds }) => seconds));
  const longest = Math.max(...all.map(({ seconds }) => seconds));
  console.log(`median ${middle.toFixed(2)} s (limit ${MEDIAN_LIMIT}), longest ${longest.toFixed(2)} s (limit ${LIMIT})`);
  return middle > MEDIAN_LIMIT || longest > LIMIT ? 1 : 0;
}

exitWith(main());
