// Makes many runs in a real extension host and tells what they leave behind: `npm run test:memory`. INTERVIEW_PRACTICE_RUNS
// says how many.
import { leaveOnSignals, Processes } from './machine/processes.ts';
import { exitWith } from './machine/program.ts';
import { buildExtension } from './packaging.ts';
import { sentence } from './testing/counts.ts';
import { MEMORY_SUITE, runHostSuite } from './testing/hostSuites.ts';

/** A run may wait for others on a busy machine. */
const LIMIT_S = 4 * 3_600;

async function main(): Promise<number> {
  leaveOnSignals();
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  const processes = new Processes();
  await buildExtension(processes, write);
  const counts = await runHostSuite(MEMORY_SUITE, processes, write, LIMIT_S);
  write(`\n${sentence(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

exitWith(main());
