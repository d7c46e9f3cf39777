import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packagesFolder } from '../machine/packages.ts';
import type { Processes, Write } from '../machine/processes.ts';
import { findPythons, oldestAndNewest } from '../machine/pythons.ts';
import { buildExtension } from '../packaging.ts';
import { packageFile, ROOT } from '../paths.ts';
import { COUNTS_FILE } from './countingReporter.ts';
import { add, countsOf, NONE, ONE_FAILED, ONE_PASSED, type Counts } from './counts.ts';
import type { Part } from './schedule.ts';

const TYPESCRIPT = packageFile('typescript', 'bin', 'tsc');
const ESLINT = packageFile('eslint', 'bin', 'eslint.js');
const NO_PYTHON = 'No CPython 3.9 to 3.14 was found.';
const KNIP = packageFile('knip', 'bin', 'knip.js');

/** The parts that need nothing but Node.js and Python. `results` is a folder for the counts that test runs leave. */
export function checks(processes: Processes, results: string): readonly Part[] {
  const node = (args: readonly string[]) => async (write: Write) =>
    (await processes.run(process.execPath, args, { write })) === 0 ? ONE_PASSED : ONE_FAILED;
  const mocha = (folders: readonly string[], name: string) => async (write: Write) => {
    const counts = join(results, name);
    const args = ['scripts/run.mjs', 'mocha', ...folders];
    return countsOf(counts, await processes.run(process.execPath, args, { env: { [COUNTS_FILE]: counts }, write }));
  };
  return [
    { name: 'types', title: 'type check', needs: [], cores: 1, run: node([TYPESCRIPT, '--noEmit']) },
    { name: 'lint', title: 'lint', needs: [], cores: 1, run: node([ESLINT, '.', '--max-warnings', '0']) },
    { name: 'unused', title: 'unused exports', needs: [], cores: 1, run: node([KNIP, '--no-progress', '--no-config-hints']) },
    { name: 'unit', title: 'unit tests', needs: [], cores: 1, run: mocha(['test/core', 'test/node', 'test/scripts'], 'unit.json') },
    ...harnessParts(processes, results),
    { name: 'build', title: 'build', needs: [], cores: 1, run: (write) => buildExtension(processes, write).then(() => ONE_PASSED) },
    { name: 'cli', title: 'command line', needs: ['build'], cores: 1, run: mocha(['test/cli'], 'cli.json') },
    { name: 'exercises', title: 'exercises proved', needs: ['build'], cores: 2, run: (write) => proveExercises(processes, write) },
  ];
}

function harnessParts(processes: Processes, results: string): readonly Part[] {
  const shared = { name: 'harness', needs: [], cores: 1 };
  const pythons = findPythons();
  if (pythons.length === 0) {
    return [{ ...shared, title: 'harness tests', run: () => Promise.reject(new Error(NO_PYTHON)) }];
  }
  const chosen = process.env['ALL_PYTHONS'] === undefined ? oldestAndNewest(pythons) : pythons;
  return chosen.map(({ path, version }) => ({
    ...shared,
    title: `harness tests, CPython ${version}`,
    run: async (write: Write) => {
      const counts = join(results, `harness-${version}.json`);
      const args = ['-X', 'utf8', 'scripts/testing/run_unittest.py', 'test/harness', counts];
      const env = { PYTHONDONTWRITEBYTECODE: '1' };
      return countsOf(counts, await processes.run(path, args, { env, write, limit: 1_800 }));
    },
  }));
}

interface Proof {
  readonly proved?: unknown;
  readonly slug?: unknown;
  readonly kind?: unknown;
  readonly file?: unknown;
  readonly fault?: unknown;
}

/** Every reference, variant, starter and trap counts as one test. */
async function proveExercises(processes: Processes, write: Write): Promise<Counts> {
  if (!existsSync(join(ROOT, 'exercises', 'catalog.json'))) throw new Error('exercises/catalog.json is missing.');
  const [python] = findPythons();
  if (python === undefined) throw new Error(NO_PYTHON);
  const site = await packagesFolder(processes, write);
  let counts = NONE;
  const faults: string[] = [];
  const read: Write = (line) => {
    const proof = parse(line);
    if (typeof proof?.proved !== 'boolean') {
      if (proof === undefined) write(line);
      return;
    }
    counts = add(counts, proof.proved ? ONE_PASSED : ONE_FAILED);
    const words = [proof.slug, proof.kind, proof.file].map(String).join(' ');
    const told = proof.proved ? `✓ ${words}\n` : `✗ ${words}: ${String(proof.fault)}\n`;
    write(told);
    if (!proof.proved) faults.push(told);
  };
  const args = ['dist/cli.js', 'verify', '--json', '--jobs', '2', '--python', python.path, '--site', site];
  const code = await processes.run(process.execPath, args, { write: read, limit: 3_000 });
  if (faults.length > 0) write(`\nNot proved:\n${faults.join('')}`);
  const agrees = (code === 0) === (counts.failed === 0) && counts.passed + counts.failed > 0;
  return agrees ? counts : add(counts, ONE_FAILED);
}

function parse(line: string): Proof | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
