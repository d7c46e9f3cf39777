import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
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

const VERSION_SCRIPT = 'import sys; print("interview-practice", *sys.version_info[:3], sys.implementation.name)';
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
    if (key === null) return { kind: 'unusable', command: command.join(' '), problem: 'there is no such program' };
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
  const answer = await new Promise<{ error: Error | null; output: string; complaint: string }>((resolve) => {
    execFile(
      program,
      [...before, '-I', '-c', VERSION_SCRIPT],
      { timeout: PROBE_MILLISECONDS, windowsHide: true },
      (error, stdout, stderr) => {
        resolve({ error, output: stdout, complaint: stderr });
      },
    );
  });
  // A sitecustomize may print around the answer, so it is looked for, not compared.
  const match = /interview-practice (\d+) (\d+) (\d+) (\w+)/.exec(answer.output);
  if (match === null) return { kind: 'unusable', command: name, problem: complaintOf(answer) };
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const version = `${String(major)}.${String(minor)}.${String(match[3])}`;
  if (major !== OLDEST_PYTHON[0] || minor < OLDEST_PYTHON[1]) {
    return { kind: 'unusable', command: name, problem: `it is Python ${version}, and 3.9 or newer is needed` };
  }
  return { kind: 'found', interpreter: { command, version } };
}

function complaintOf(answer: { error: Error | null; complaint: string }): string {
  const words = answer.complaint.trim().split('\n').at(-1) ?? '';
  if (words !== '') return `it answered: ${words}`;
  return answer.error === null ? 'it did not tell its version' : answer.error.message;
}
