import type { RunPorts } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { harnessLauncher, type HarnessHome } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { ROOT } from '../paths.ts';

export interface Harness {
  readonly python: HarnessHome['python'];
  readonly ports: RunPorts;
}

/** What runs suites here, under the interpreter named or the usual one; complaints of the harness go to standard error. */
export async function harnessWith(named: string | undefined): Promise<Harness> {
  const found = await new Interpreters().first(named === undefined ? usualCommands(process.platform) : [[named]]);
  if (!('version' in found)) throw new Error('This needs Python 3.9 or newer; name one with --python PATH.');
  const launch = harnessLauncher({ python: found.command, harness: harnessFolder(ROOT) }, (text) => process.stderr.write(`${text}\n`));
  return { python: found.command, ports: { launch, timer: wallClock } };
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
