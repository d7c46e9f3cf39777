import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { endTree } from './processTree.ts';
import { pythonEnvironment } from './harnessProcess.ts';

type Command = readonly [string, ...string[]];

const CHECK_MILLISECONDS = 30_000;

/** Prints the names among its arguments that are installed neither for the interpreter nor in the folder that comes first. */
const MISSING = [
  'import sys, importlib.metadata as installed',
  'sys.path += filter(None, sys.argv[1:2])',
  'for name in sys.argv[2:]:',
  '    try: installed.version(name)',
  '    except installed.PackageNotFoundError: print(name)',
].join('\n');

/**
 * The names of `requirements` (pip's names, without versions) that neither this interpreter nor the folder `site` has.
 * Rejects when it cannot be asked.
 */
export async function missingRequirements(python: Command, requirements: readonly string[], site: string | null): Promise<readonly string[]> {
  if (requirements.length === 0) return [];
  const [program, ...before] = python;
  const { stdout } = await promisify(execFile)(program, [...before, '-I', '-c', MISSING, site ?? '', ...requirements], {
    timeout: CHECK_MILLISECONDS,
    windowsHide: true,
  });
  const answered = stdout.split(/\r?\n/);
  return requirements.filter((name) => answered.includes(name));
}

/** A virtual environment of the extension's own; `site` is where its packages are. */
interface OwnEnvironment {
  readonly folder: string;
  readonly python: Command;
  readonly site: string;
}

/** The extension's own virtual environment in `storage`, which need not be there yet, for one version of Python. */
export function ownEnvironment(storage: string, version: string): OwnEnvironment {
  const name = `python${version.split('.').slice(0, 2).join('.')}`;
  const folder = join(storage, 'packages', name);
  return process.platform === 'win32'
    ? { folder, python: [join(folder, 'Scripts', 'python.exe')], site: join(folder, 'Lib', 'site-packages') }
    : { folder, python: [join(folder, 'bin', 'python')], site: join(folder, 'lib', name, 'site-packages') };
}

/** The commands that install `names` into the own environment, to be shown to the learner before they are run. */
export async function installCommands(base: Command, { folder, python }: OwnEnvironment, names: readonly string[]): Promise<readonly Command[]> {
  const install: Command = [...python, '-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', ...names];
  // An environment whose Python was removed or upgraded meanwhile is made anew.
  return (await answers([...python, '-m', 'pip', '--version'])) ? [install] : [[...base, '-m', 'venv', '--clear', folder], install];
}

async function answers([program, ...values]: Command): Promise<boolean> {
  return promisify(execFile)(program, values, { timeout: CHECK_MILLISECONDS, windowsHide: true, env: pythonEnvironment('') }).then(() => true, () => false);
}

/** A command as one would type it. */
export function describeCommand(command: Command): string {
  return command.map((word) => (/^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`)).join(' ');
}

/**
 * Runs the commands one after another, and hands over each of them and each line that they print. Resolves to null, or
 * to what went wrong in the words of the command that failed. To be called with the learner's consent only.
 */
export async function runCommands(commands: readonly Command[], onLine: (line: string) => void, signal: AbortSignal): Promise<string | null> {
  for (const command of commands) {
    if (signal.aborted) return 'stopped';
    onLine(describeCommand(command));
    const problem = await runCommand(command, onLine, signal);
    if (problem !== null) return problem;
  }
  return null;
}

async function runCommand([program, ...values]: Command, onLine: (line: string) => void, signal: AbortSignal): Promise<string | null> {
  const mark = `install-${String(process.pid)}-${String(Date.now())}`;
  const child = spawn(program, values, {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    detached: process.platform !== 'win32',
    env: pythonEnvironment(mark),
  });
  let last = '';
  const follow = (line: string): void => {
    if (line.trim() !== '') last = line;
    onLine(line);
  };
  createInterface({ input: child.stdout }).on('line', follow);
  createInterface({ input: child.stderr }).on('line', follow);
  const stop = (): void => void endTree(child, mark);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const problem = await new Promise<string | null>((resolve) => {
    child.once('error', (error) => { resolve(error.message); });
    child.once('close', (code) => { resolve(code === 0 ? null : last === '' ? `it ended with exit code ${String(code)}` : last); });
  });
  signal.removeEventListener('abort', stop);
  return signal.aborted ? 'stopped' : problem;
}
