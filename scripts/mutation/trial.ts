import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runSuite, type RunPorts, type RunRequest } from '../../src/core/run/run.ts';
import type { RunProgress, TestResult } from '../../src/core/run/result.ts';
import type { Mutant } from './mutants.ts';
import type { Tried } from './score.ts';

/** The time limit of one test for a mutant, in seconds: a multiple of what the reference takes, within these bounds. */
const SHORTEST = 1;
const LONGEST = 5;
const TIMES_SLOWER = 8;

/** Runs the suite on the reference, which must pass, and gives the time limit for its mutants in seconds. */
export async function limitFor(request: RunRequest, ports: RunPorts): Promise<number> {
  const result = await runSuite(request, ports, { onProgress: () => undefined }, new AbortController().signal);
  const failing = result.tests.find(({ verdict }) => verdict !== 'passed');
  if (failing !== undefined || result.verdict !== 'passed') {
    throw new Error(`${request.slug}: the reference itself does not pass “${failing?.id ?? result.ending.kind}”.`);
  }
  const slowest = Math.max(...result.tests.map(({ seconds }) => seconds));
  return Math.min(LONGEST, Math.max(SHORTEST, TIMES_SLOWER * slowest));
}

/** Runs the suite on one mutant until a test notices it. `folder` is where its file may lie meanwhile. */
export async function tryMutant(mutant: Mutant, request: RunRequest, ports: RunPorts, folder: string): Promise<Tried> {
  const solution = join(folder, `${request.slug}.py`);
  await mkdir(folder, { recursive: true });
  await writeFile(solution, mutant.source);
  const enough = new AbortController();
  const onProgress = (progress: RunProgress): void => {
    if (noticedBy(progress.ended.values()) !== null) enough.abort();
  };
  const { ending, tests } = await runSuite({ ...request, solution }, ports, { onProgress }, enough.signal);
  await rm(folder, { recursive: true });
  if (ending.kind === 'could-not-run') throw new Error(`${request.slug}: ${ending.reason}`);
  return { mutant, killer: ending.kind === 'load-failed' ? 'it cannot be loaded' : noticedBy(tests) };
}

function noticedBy(tests: Iterable<TestResult>): string | null {
  for (const { id, verdict } of tests) if (verdict !== 'passed' && verdict !== 'not-run') return `${id}: ${verdict}`;
  return null;
}
