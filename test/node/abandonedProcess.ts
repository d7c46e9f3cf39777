import { join } from 'node:path';
import { runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { HarnessPool } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';

/** Runs the suite of a folder as the extension does, while another process waits; says when a test runs, to be killed then. */
async function main(folder: string): Promise<void> {
  const found = await new Interpreters().first(usualCommands(process.platform));
  if (!('version' in found)) throw new Error('this needs Python 3.9 or newer on the path');
  const home = { python: found.command, harness: harnessFolder(join(import.meta.dirname, '..', '..')) };
  const pool = new HarnessPool((text) => { throw new Error(text); });
  const request: RunRequest = {
    slug: 'work', solution: join(folder, 'work.py'), suite: join(folder, 'suite.py'),
    starter: null, tests: null, timeout: 600, outputLimit: 1000, seed: null, learnerTests: false, site: null,
  };
  const observer = {
    onProgress: (_: unknown, { event }: { readonly event: string }) => {
      if (event === 'test-started') process.stdout.write('running\n');
    },
  };
  pool.warm(home, request.suite);
  const ended = runSuite(request, { launch: pool.launcher(home), timer: wallClock }, observer, new AbortController().signal);
  pool.warm(home, request.suite);
  await ended;
}

void main(process.argv[2] ?? '');
