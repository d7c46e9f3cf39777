import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { within } from '../machine/deadline.ts';
import type { Write } from '../machine/processes.ts';
import { TESTS_SAY } from './console.ts';
import type { EditorServer } from './server.ts';

export interface HostTests {
  /** The extension's own folder, loaded as one under development. */
  readonly extension: string;
  /** The module that exports `run()`. */
  readonly tests: string;
  /** The folder or the `.code-workspace` file to open; none opens an empty window. */
  readonly folder?: string;
  /** Seconds for all tests together. */
  readonly limit: number;
  /** The file for everything that the workbench and the extension host print. */
  readonly console: string;
  /** Where a picture of the workbench is left when the tests fail. */
  readonly picture: string;
}

/** The exit code that stands for "the tests never said how they ended". */
const SILENCE = 3;

/** Runs a tests module inside the extension host of a real workbench and gives its exit code. */
export async function runHostTests(browser: Browser, server: EditorServer, tests: HostTests, write: Write): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  try {
    const { ended } = await exitCode(page);
    await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
      const text = format(...args);
      appendFileSync(tests.console, `${text}\n`);
      if (text.startsWith(TESTS_SAY)) write(`${text.slice(TESTS_SAY.length)}\n`);
    });
    await page.goto(address(server, tests));
    const code = await within(tests.limit, ended);
    if (code === undefined) write(`the tests did not end within ${tests.limit} s\n`);
    if (code !== 0) {
      mkdirSync(dirname(tests.picture), { recursive: true });
      await page.screenshot({ path: tests.picture }).catch(() => undefined);
    }
    return code ?? SILENCE;
  } finally {
    await context.close();
  }
}

async function exitCode(page: Page): Promise<{ readonly ended: Promise<number> }> {
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  page.on('crash', () => {
    end(SILENCE);
  });
  await page.exposeFunction('codeAutomationExit', end);
  return { ended };
}

function address({ authority }: EditorServer, { extension, tests, folder }: HostTests): string {
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (folder === undefined) query.set('ew', 'true');
  else query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  return `http://${authority}/?${query.toString()}`;
}
