import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from '../paths.ts';
import { within } from './deadline.ts';

export type Write = (text: string) => void;

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Gets both outputs line by line, each line with its newline. */
  readonly write: Write;
}

export interface RunOptions extends CommandOptions {
  /** Seconds after which the whole process tree is ended and the command counts as failed. */
  readonly limit?: number;
}

/** A process that goes on until it is stopped, such as a server. */
export interface Running {
  /** Settles with the exit code when the process ends, whoever ended it. */
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

const PATIENCE_MS = 5_000;
/** The exit code that timeout(1) gives, too. */
const LATE = 124;

/** Starts programs, each in a process group of its own, and ends those that still run when this process ends. */
export class Processes {
  private readonly children = new Set<ChildProcess>();

  constructor() {
    process.on('exit', () => {
      // Nothing can be awaited any more. Not SIGKILL, so that those with children of their own can end them.
      for (const child of this.children) endGroup(child, 'SIGTERM');
    });
  }

  /** Runs to the end and gives the exit code; a program that cannot be started is an error that names it. */
  async run(program: string, args: readonly string[], options: RunOptions): Promise<number> {
    const started = this.start(program, args, options);
    const limit = options.limit ?? 600;
    const code = await within(limit, started.ended);
    if (code !== undefined) return code;
    await started.stop();
    options.write(`\nended after ${limit} s: ${program} ${args.join(' ')}\n`);
    return LATE;
  }

  start(program: string, args: readonly string[], options: CommandOptions): Running {
    const child = spawn(program, args, {
      cwd: options.cwd ?? ROOT,
      // Their output is read, sometimes from a file: no colours.
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.children.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
        options.write(`${line}\n`);
      });
    }
    const ended = new Promise<number>((resolve, reject) => {
      child.on('error', (error) => {
        this.children.delete(child);
        reject(new Error(`${program} could not be started: ${error.message}`));
      });
      child.on('close', (code) => {
        this.children.delete(child);
        resolve(code ?? 1);
      });
    });
    return {
      ended,
      stop: async () => {
        endGroup(child, 'SIGTERM');
        const insist = setTimeout(() => {
          endGroup(child, 'SIGKILL');
        }, PATIENCE_MS);
        await ended.catch(() => 1);
        clearTimeout(insist);
      },
    };
  }
}

/** Leaves in an orderly way when somebody asks for it, so that what was started is ended. */
export function leaveOnSignals(say: () => void = () => undefined): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      say();
      process.exit(130);
    });
  }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || (child.exitCode !== null && child.stdout?.closed === true)) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended between the look and the signal.
  }
}

/** What a short command prints, or undefined when it fails or does not exist. */
export function answerOf(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.trim() : undefined;
}
