import { join } from 'node:path';
import { installEditor } from '../editor/install.ts';
import { chromium } from '../machine/chromium.ts';
import type { Processes, Write } from '../machine/processes.ts';
import { packageExtension, SIZE_LIMIT_BYTES } from '../packaging.ts';
import { COUNTS_FILE } from './countingReporter.ts';
import { countsOf, NONE, ONE_FAILED, ONE_PASSED, type Counts } from './counts.ts';
import { HOST_SUITES, runHostSuite } from './hostSuites.ts';
import type { Part } from './schedule.ts';

/** The parts that need a real Visual Studio Code, and what they need. */
export function editorParts(processes: Processes, results: string): readonly Part[] {
  return [
    { name: 'editor', title: 'set-up: editor and browser', needs: [], cores: 1, run: (write) => setUp(processes, write) },
    { name: 'package', title: 'package', needs: ['build'], cores: 1, run: (write) => checkPackage(processes, write) },
    ...HOST_SUITES.map((suite) => ({
      name: 'host',
      title: suite.title,
      needs: ['build', 'editor'],
      cores: 1,
      run: (write: Write) => runHostSuite(suite, processes, write),
    })),
    { name: 'start', title: 'npm start', needs: ['package', 'editor'], cores: 1, run: (write) => startOnce(processes, write) },
    {
      name: 'ui',
      title: 'workbench tests',
      needs: ['package', 'editor'],
      cores: 1,
      run: (write) => workbenchTests(processes, join(results, 'ui.json'), write),
    },
  ];
}

async function setUp(processes: Processes, write: Write): Promise<Counts> {
  await installEditor(processes, write);
  write(`browser: ${await chromium(processes, write)}\n`);
  return NONE;
}

async function checkPackage(processes: Processes, write: Write): Promise<Counts> {
  const size = await packageExtension(processes, write);
  const fits = size < SIZE_LIMIT_BYTES;
  write(`${size.toLocaleString('en')} bytes; the limit is ${SIZE_LIMIT_BYTES.toLocaleString('en')}\n`);
  return fits ? ONE_PASSED : ONE_FAILED;
}

async function startOnce(processes: Processes, write: Write): Promise<Counts> {
  const texts: string[] = [];
  const code = await processes.run(process.execPath, ['scripts/run.mjs', 'start', '--once', '--packaged', '--server'], {
    write: (text) => {
      texts.push(text);
      write(text);
    },
    limit: 180,
  });
  const answered = texts.some((text) => text.startsWith('Open http://127.0.0.1:'));
  return code === 0 && answered ? ONE_PASSED : ONE_FAILED;
}

async function workbenchTests(processes: Processes, counts: string, write: Write): Promise<Counts> {
  const env = { [COUNTS_FILE]: counts };
  const code = await processes.run(process.execPath, ['scripts/run.mjs', 'mocha', 'test/ui'], { env, write, limit: 2_400 });
  return countsOf(counts, code);
}
