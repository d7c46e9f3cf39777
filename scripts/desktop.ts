// Runs the in-host tests in the desktop editor: `npm run test:desktop`. VSCODE_VERSION picks another version than the
// oldest supported one, VSCODE_EXECUTABLE any program that takes the editor's arguments. Without a display the editor
// that serves a browser stands in.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { hasDisplay } from './machine/desktop.ts';
import { leaveOnSignals, Processes } from './machine/processes.ts';
import { buildExtension } from './packaging.ts';
import { OUT, ROOT } from './paths.ts';
import { bundleHostTests } from './testing/bundle.ts';
import { COUNTS_FILE } from './testing/countingReporter.ts';
import { add, countsOf, NONE, sentence, type Counts } from './testing/counts.ts';
import { HOST_SUITES, type HostSuite } from './testing/hostSuites.ts';

const STAND_IN = join(ROOT, 'test', 'desktop', 'stand-in.mjs');

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<number> {
  leaveOnSignals();
  await buildExtension(new Processes(), (text) => process.stdout.write(text));
  let counts = NONE;
  // The library switches workspace trust off, so what needs it stays with npm test.
  for (const suite of HOST_SUITES.filter(({ restricted }) => !restricted)) {
    say(`▶ ${suite.title}`);
    counts = add(counts, await runSuite(suite));
  }
  say(`\n${sentence(counts)}`);
  return counts.failed === 0 ? 0 : 1;
}

async function runSuite(suite: HostSuite): Promise<Counts> {
  const workspace = mkdtempSync(join(tmpdir(), 'interview-practice-'));
  const file = join(OUT, 'host', suite.name, 'desktop-counts.json');
  rmSync(file, { force: true });
  const program = executable();
  try {
    const code = await runTests({
      ...(program === undefined ? { version: process.env['VSCODE_VERSION'] ?? oldestSupported() } : { vscodeExecutablePath: program }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: await bundleHostTests(suite.name),
      extensionTestsEnv: { [COUNTS_FILE]: file },
      launchArgs: [...(suite.window === 'folder' ? [workspace] : []), '--disable-extensions'],
    }).catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return 1;
    });
    return countsOf(file, code);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function executable(): string | undefined {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined) return named;
  if (hasDisplay()) return undefined;
  say('There is no display: the editor that serves a browser stands in for the desktop one.');
  chmodSync(STAND_IN, 0o755);
  return STAND_IN;
}

function oldestSupported(): string {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly engines: { readonly vscode: string } };
  return engines.vscode.replace(/^\^/, '');
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
