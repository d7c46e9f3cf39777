import type { RunPorts } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { harnessLauncher, type HarnessHome } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { ROOT } from '../paths.ts';
import { packagesFolder } from './packages.ts';
import { Processes } from './processes.ts';

export interface Harness {
  readonly python: HarnessHome['python'];
  readonly ports: RunPorts;
  /** The packages that exercises require, or null where they cannot be had. */
  readonly site: string | null;
}

/** What runs suites here, under the interpreter named or the usual one; complaints of the harness go to standard error. */
export async function harnessWith(named: string | undefined, processes = new Processes()): Promise<Harness> {
  const found = await new Interpreters().first(named === undefined ? usualCommands(process.platform) : [[named]]);
  if (!('version' in found)) throw new Error('This needs Python 3.9 or newer; name one with --python PATH.');
  const complain = (text: string): void => {
    process.stderr.write(`${text}\n`);
  };
  const launch = harnessLauncher({ python: found.command, harness: harnessFolder(ROOT) }, complain);
  const site = await packagesFolder(processes, complain).catch((error: unknown) => {
    complain(String(error));
    return null;
  });
  return { python: found.command, ports: { launch, timer: wallClock }, site };
}

/** Works the items off, so many at a time. Stops at the first error, which is the caller's. */
export async function inParallel<T>(items: readonly T[], jobs: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item).catch((error: unknown) => {
        waiting.length = 0;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
}
