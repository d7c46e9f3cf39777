import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import type { WantedSchedule } from '../core/explore/schedule.ts';
import { verdictOfTrap, type ProofCase } from '../core/run/proof.ts';
import type { RunRequest } from '../core/run/run.ts';

export interface RunOptions {
  readonly timeout: number;
  readonly tests?: readonly string[];
  readonly learnerTests?: boolean;
  readonly site?: string | null;
  readonly replay?: WantedSchedule;
}

const OUTPUT_LIMIT = 64 * 1024;

/** The request that runs an exercise's suite on the file at `solution`. */
export function requestFor(catalog: Catalog, exercise: Exercise, solution: string, options: RunOptions): RunRequest {
  return {
    slug: exercise.slug,
    solution: resolve(solution),
    suite: catalog.locate(exercise, 'suite.py'),
    starter: catalog.locate(exercise, 'starter.py'),
    tests: options.tests ?? null,
    timeout: options.timeout,
    outputLimit: OUTPUT_LIMIT,
    seed: null,
    learnerTests: options.learnerTests ?? false,
    site: options.site ?? null,
    ...(options.replay === undefined ? {} : { replay: options.replay }),
  };
}

/** Everything that proves an exercise: reference and variants, starter, traps. */
export async function proofCases(catalog: Catalog, exercise: Exercise): Promise<readonly ProofCase[]> {
  const folder = dirname(catalog.locate(exercise, 'exercise.json'));
  const variants = await pythonFiles(join(folder, 'variants'));
  const traps = await pythonFiles(join(folder, 'traps'));
  return [
    { kind: 'reference', file: join(folder, 'reference.py') },
    ...variants.map((file): ProofCase => ({ kind: 'variant', file })),
    { kind: 'starter', file: join(folder, 'starter.py'), buggy: exercise.starter === 'buggy' },
    ...(await Promise.all(traps.map(trapCase))),
  ];
}

async function trapCase(file: string): Promise<ProofCase> {
  const verdict = verdictOfTrap(await readFile(file, 'utf8'));
  if (verdict === null) {
    throw new Error(`${basename(file)}: its first line names no verdict; begin it with one, as in “# failed: why”.`);
  }
  return { kind: 'trap', file, verdict };
}

async function pythonFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.py')).sort().map((name) => join(folder, name));
}
