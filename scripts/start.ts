// Opens the extension in Visual Studio Code on a sample folder, and stays until Ctrl-C.
//   --once       see that everything starts, then end
//   --packaged   take the package that is there instead of building one
//   --server     in the browser, even where there is a desktop
//   --port N     for the browser's address (default: a free one)
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installEditor } from './editor/install.ts';
import { startServer } from './editor/server.ts';
import { desktopVersion, hasDisplay } from './machine/desktop.ts';
import { leaveOnSignals, Processes, type Write } from './machine/processes.ts';
import { buildExtension, packageExtension } from './packaging.ts';
import { OUT, VSIX } from './paths.ts';

const HOME = join(OUT, 'start');
const SAMPLE = join(HOME, 'interviews');

const LOG = join(HOME, 'start.log');
const DAY_S = 86_400;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const toLog: Write = (text) => {
  appendFileSync(LOG, text);
};

interface Choices {
  readonly once: boolean;
  readonly port: number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean', default: false },
      packaged: { type: 'boolean', default: false },
      server: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
    },
  });
  const processes = new Processes();
  leaveOnSignals(() => {
    say('\nStopping …');
  });
  mkdirSync(SAMPLE, { recursive: true });
  writeFileSync(LOG, '');
  if (!values.packaged) {
    say('Building the extension …');
    await buildExtension(processes, toLog);
    say('Packaging it …');
    const size = await packageExtension(processes, toLog);
    say(`  ${VSIX}, ${Math.round(size / 1_000)} kB`);
  }
  const choices = { once: values.once, port: Number(values.port) };
  const version = values.server || !hasDisplay() ? undefined : desktopVersion();
  await (version === undefined ? openInBrowser(processes, choices) : openOnDesktop(processes, version, choices));
}

/** Settings and extensions are kept apart from the developer's own. */
async function openOnDesktop(processes: Processes, version: string, { once }: Choices): Promise<void> {
  const code = process.platform === 'win32' ? 'code.cmd' : 'code';
  const apart = ['--user-data-dir', join(HOME, 'desktop', 'data'), '--extensions-dir', join(HOME, 'desktop', 'extensions')];
  const run = (args: readonly string[]): Promise<number> =>
    processes.run(code, [...apart, ...args], { write: (text) => process.stdout.write(text), limit: DAY_S });
  say(`Installing it into Visual Studio Code ${version} (a profile of its own) …`);
  if ((await run(['--install-extension', VSIX, '--force'])) !== 0) throw new Error('The extension could not be installed.');
  if (once) return;
  say(`Opening ${SAMPLE}. Close the window or press Ctrl-C to end.`);
  await run(['--new-window', '--wait', SAMPLE]);
}

async function openInBrowser(processes: Processes, { once, port }: Choices): Promise<void> {
  say('Using the Visual Studio Code that serves a browser (npm start takes a desktop one where there is `code` and a display).');
  const editor = await installEditor(processes, (text) => process.stdout.write(text));
  say('Starting it and installing the extension …');
  const server = await startServer(editor, processes, {
    dataFolder: join(HOME, 'server'),
    settings: { 'workbench.startupEditor': 'none' },
    extensions: [VSIX],
    port,
    write: toLog,
  });
  const address = `http://${server.authority}/?folder=${encodeURI(SAMPLE)}`;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers with ${answer.status}.`);
  say(`\nOpen ${address}\nin a browser; the exercises are behind the speech bubble in the activity bar. Ctrl-C ends it.`);
  if (once) await server.stop();
  else await server.ended;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(`What was printed on the way stands in ${LOG}.`);
  process.exitCode = 1;
});
