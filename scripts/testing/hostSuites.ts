import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../editor/browser.ts';
import { runHostTests } from '../editor/hostTests.ts';
import { installEditor } from '../editor/install.ts';
import { startServer } from '../editor/server.ts';
import type { Processes, Write } from '../machine/processes.ts';
import { OUT, ROOT } from '../paths.ts';
import { bundleHostTests } from './bundle.ts';
import { COUNTS_FILE } from './countingReporter.ts';
import { countsOf, type Counts } from './counts.ts';

/** A folder of test/host, and the window that its tests run in. */
export interface HostSuite {
  readonly name: string;
  readonly title: string;
  readonly window: 'folder' | 'empty';
  readonly restricted: boolean;
}

export const HOST_SUITES: readonly HostSuite[] = [
  { name: 'folder', title: 'in-host tests, a folder open', window: 'folder', restricted: false },
  { name: 'emptyWindow', title: 'in-host tests, no folder open', window: 'empty', restricted: false },
  { name: 'restricted', title: 'in-host tests, Restricted Mode', window: 'folder', restricted: true },
];

/** Not for every day: `npm run test:memory`. */
export const MEMORY_SUITE: HostSuite = { name: 'memory', title: 'memory of the extension host', window: 'folder', restricted: false };

const LIMIT_S = 1_800;

/** Runs one suite in a server and a browser of its own; logs and, after a failure, a picture stay in out/host/NAME. */
export async function runHostSuite(suite: HostSuite, processes: Processes, write: Write, limit = LIMIT_S): Promise<Counts> {
  const place = join(OUT, 'host', suite.name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const counts = join(place, 'counts.json');
  const workspace = mkdtempSync(join(tmpdir(), 'interview-practice-'));
  const tests = await bundleHostTests(suite.name);
  const server = await startServer(await installEditor(processes, write), processes, {
    dataFolder: join(place, 'data'),
    workspaceTrust: suite.restricted,
    env: { [COUNTS_FILE]: counts },
    write: () => undefined,
  });
  const browser = await openBrowser(processes, write);
  try {
    const run = {
      extension: ROOT,
      tests,
      ...(suite.window === 'folder' ? { folder: workspace } : {}),
      limit,
      console: join(place, 'console.log'),
      picture: join(place, 'failure.png'),
    };
    return countsOf(counts, await runHostTests(browser, server, run, write));
  } finally {
    await browser.close();
    await server.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
