import { execFile, type ExecFileException } from 'node:child_process';
import { lstat, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

export interface Interpreter {
  /** The program and the arguments that choose a version, as in `py -3`. */
  readonly command: readonly [string, ...string[]];
  readonly version: string;
}

export type Probe =
  | { readonly kind: 'found'; readonly interpreter: Interpreter }
  | { readonly kind: 'unusable'; readonly command: string; readonly problem: string };

/** The oldest CPython that the harness runs on. */
const OLDEST_PYTHON = [3, 9] as const;

// Python 2 understands this too, so that it is told to be too old.
const VERSION_SCRIPT = 'import sys; sys.stdout.write("interview-practice %d %d %d\\n" % sys.version_info[:3])';
const PROBE_MILLISECONDS = 15_000;

/** Candidates to try when the learner has not chosen, in order. */
export function usualCommands(platform: NodeJS.Platform): readonly (readonly [string, ...string[]])[] {
  return platform === 'win32' ? [['python'], ['py', '-3'], ['python3']] : [['python3'], ['python']];
}

/** Finds interpreters and remembers what they answered for as long as their file stays the same. */
export class Interpreters {
  readonly #remembered = new Map<string, Probe>();

  /** The first usable one of `commands`; else why each of them is not. */
  async first(commands: readonly (readonly [string, ...string[]])[]): Promise<Interpreter | readonly Probe[]> {
    const probes: Probe[] = [];
    for (const command of commands) {
      const probe = await this.probe(command);
      if (probe.kind === 'found') return probe.interpreter;
      probes.push(probe);
    }
    return probes;
  }

  async probe(command: readonly [string, ...string[]]): Promise<Probe> {
    const key = await identity(command);
    if (key === null) return { kind: 'unusable', command: command.join(' '), problem: await absence(command[0]) };
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const probe = await ask(command);
    if (probe.kind === 'found') this.#remembered.set(key, probe);
    return probe;
  }
}

/** Path and modification time: an interpreter that was upgraded or replaced is asked again. */
async function identity(command: readonly [string, ...string[]]): Promise<string | null> {
  const path = await onPath(command[0]);
  if (path === null) return null;
  // Windows' store stubs cannot be resolved or read, yet can be started.
  const real = await realpath(path).catch(() => path);
  const modified = await stat(real).then((file) => file.mtimeMs, () => 0);
  return JSON.stringify([command, path, real, modified]);
}

/** A virtual environment whose Python was removed leaves a link that leads nowhere. */
async function absence(program: string): Promise<string> {
  const dangling = isAbsolute(program) && (await lstat(program).then((file) => file.isSymbolicLink(), () => false));
  return dangling ? 'the Python that it leads to is gone; make the virtual environment anew' : 'there is no such program';
}

async function onPath(program: string): Promise<string | null> {
  if (isAbsolute(program) || program.includes('/') || program.includes('\\')) {
    return (await exists(program)) ? program : null;
  }
  const endings = process.platform === 'win32' ? ['.exe', '.bat', '.cmd', ''] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, program + ending);
      if (folder !== '' && (await exists(path))) return path;
    }
  }
  return null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}

async function ask(command: readonly [string, ...string[]]): Promise<Probe> {
  const [program, ...before] = command;
  const name = command.join(' ');
  const answer = await new Promise<Answer>((resolve) => {
    // Started like a run: Python's own variables and the learner's packages are left out.
    execFile(
      program,
      [...before, '-E', '-s', '-c', VERSION_SCRIPT],
      { timeout: PROBE_MILLISECONDS, killSignal: 'SIGKILL', windowsHide: true },
      (error, output, complaint) => {
        resolve({ error, output, complaint });
      },
    );
  });
  // A sitecustomize may print around the answer, so it is looked for, not compared.
  const match = /interview-practice (\d+) (\d+) (\d+)/.exec(answer.output);
  if (match === null) return { kind: 'unusable', command: name, problem: await complaintOf(program, answer) };
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const version = `${String(major)}.${String(minor)}.${String(match[3])}`;
  if (major !== OLDEST_PYTHON[0] || minor < OLDEST_PYTHON[1]) {
    return { kind: 'unusable', command: name, problem: `it is Python ${version}, and 3.9 or newer is needed` };
  }
  return { kind: 'found', interpreter: { command, version } };
}

interface Answer {
  readonly error: ExecFileException | null;
  readonly output: string;
  readonly complaint: string;
}

async function complaintOf(program: string, { error, complaint }: Answer): Promise<string> {
  if (complaint.includes('Microsoft Store')) return 'it is the placeholder of the Microsoft Store, not Python';
  if (error?.killed === true) return `it did not answer within ${String(PROBE_MILLISECONDS / 1000)} s`;
  if (await stat(program).then((file) => file.isDirectory(), () => false)) return 'it is a folder, not a program';
  if (error?.code === 'EACCES') return 'it is not allowed to be executed';
  if (error?.code === 'ENOEXEC') return 'it is not a program for this machine';
  if (complaint.includes("No module named 'encodings'")) return 'it cannot find its own library; if it is a virtual environment that was moved, make it anew';
  const lines = complaint.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('<'));
  const words = lines.find((line) => line.startsWith('Fatal Python error')) ?? lines.at(-1);
  if (words !== undefined) return `it answered: ${words}`;
  return error === null ? 'it did not tell its version' : `it ended with ${error.code === null || error.code === undefined ? String(error.signal) : `exit code ${String(error.code)}`}`;
}
