// Runs all checks and tests, or the parts named: `npm test -- unit host`. ALL_PYTHONS=1 takes every interpreter found.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { leaveOnSignals, Processes } from './machine/processes.ts';
import { exitWith } from './machine/program.ts';
import { OUT } from './paths.ts';
import { checks } from './testing/checks.ts';
import { editorParts } from './testing/editorParts.ts';
import { consoleWatcher, sum, table } from './testing/report.ts';
import { runParts, select, type Part, type PartResult } from './testing/schedule.ts';

/** More at once only makes each slower: the large ones keep a core busy by themselves. */
const MOST_CORES = 4;

const write = (text: string): void => {
  process.stdout.write(text);
};

async function main(names: readonly string[]): Promise<number> {
  const processes = new Processes();
  leaveOnSignals(() => {
    write('\nStopping …\n');
  });
  const results = join(OUT, 'results');
  const logs = join(OUT, 'logs');
  for (const folder of [results, logs]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  const parts = select(inOrder([...checks(processes, results), ...editorParts(processes, results)]), names);
  const start = performance.now();
  write(`Testing: ${parts.map(({ title }) => title).join('; ')}. Logs go to out/logs.\n\n`);
  const watcher = consoleWatcher(names.length > 0 && parts.filter(({ name }) => names.includes(name)).length === 1, write);
  const ended = await runParts(parts, Math.min(cpus().length, MOST_CORES), watcher);
  for (const result of ended) writeFileSync(join(logs, `${fileName(result.part)}.log`), result.log);
  write(`\nAfter ${((performance.now() - start) / 1_000).toFixed(0)} s:\n${table(ended)}`);
  return failed(ended) ? 1 : 0;
}

// Downloads come first: they leave the processor to the checks beside them.
function inOrder(parts: readonly Part[]): readonly Part[] {
  return [...parts.filter(({ name }) => name === 'editor'), ...parts.filter(({ name }) => name !== 'editor')];
}

function failed(results: readonly PartResult[]): boolean {
  const { passed, failed } = sum(results);
  return failed > 0 || passed === 0;
}

function fileName({ title }: Part): string {
  return title.replaceAll(/[^\w.]+/g, '-');
}

exitWith(main(process.argv.slice(2)));
