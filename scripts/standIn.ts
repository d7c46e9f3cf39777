// What test/desktop/stand-in.mjs starts: one test run, described by the desktop editor's arguments.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './editor/browser.ts';
import { runHostTests } from './editor/hostTests.ts';
import { installEditor } from './editor/install.ts';
import { startServer } from './editor/server.ts';
import { leaveOnSignals, Processes, type Write } from './machine/processes.ts';
import { OUT } from './paths.ts';

const write: Write = (text) => process.stdout.write(text);

async function main(args: readonly string[]): Promise<number> {
  leaveOnSignals();
  const valueOf = (option: string): string => {
    const found = args.find((arg) => arg.startsWith(`--${option}=`));
    if (found === undefined) throw new Error(`--${option}=PATH is missing.`);
    return found.slice(option.length + 3);
  };
  const folder = args.find((arg) => !arg.startsWith('-'));
  const place = join(OUT, 'desktop');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const processes = new Processes();
  const server = await startServer(await installEditor(processes, write), processes, {
    dataFolder: join(place, 'data'),
    write: () => undefined,
  });
  const browser = await openBrowser(processes, write);
  try {
    const run = {
      extension: valueOf('extensionDevelopmentPath'),
      tests: valueOf('extensionTestsPath'),
      ...(folder === undefined ? {} : { folder }),
      limit: 300,
      console: join(place, 'console.log'),
      picture: join(place, 'failure.png'),
    };
    return await runHostTests(browser, server, run, write);
  } finally {
    await browser.close();
    await server.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
