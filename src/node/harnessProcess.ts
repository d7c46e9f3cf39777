import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { decodeLine, type HarnessEvent } from '../core/run/events.ts';
import type { ProcessEnd } from '../core/run/death.ts';
import type { HarnessProcess, LaunchHarness } from '../core/run/run.ts';
import { endTree, RUN_MARK } from './processTree.ts';

export interface HarnessHome {
  /** The interpreter's path and the arguments that choose a version, as in `py -3`. */
  readonly python: readonly [string, ...string[]];
  /** The folder of the Python package. */
  readonly harness: string;
}

/** A harness process that waits for its request; `mark` names it in the environment and in its events. */
interface WaitingHarness {
  readonly child: ChildProcessWithoutNullStreams;
  readonly mark: string;
  /** Resolves when the process has ended in whatever way. */
  readonly exit: Promise<ProcessEnd>;
}

type Request = Parameters<LaunchHarness>[0];
type OnEvent = (event: HarnessEvent) => void;

/** What the harness printed beside its events is for the log, and for a crash the last of it is shown. */
const LAST_WORDS = 4_000;

/** A launcher of harness processes for one interpreter. `log` takes what is not for the learner. */
export function harnessLauncher(home: HarnessHome, log: (text: string) => void): LaunchHarness {
  return (request, onEvent) => serve(startWaiting(home), request, onEvent, log);
}

/**
 * Launches harness processes, and keeps one of them started and waiting, so that a run need not wait for Python to
 * start. A process serves one request only, so each run begins in a fresh state.
 */
export class HarnessPool {
  readonly #log: (text: string) => void;
  #spare: { readonly key: string; readonly waiting: WaitingHarness } | undefined;

  constructor(log: (text: string) => void) {
    this.#log = log;
  }

  /** A launcher for one interpreter, which takes the waiting process if it is of that interpreter and for that suite. */
  launcher(home: HarnessHome): LaunchHarness {
    return (request, onEvent) => {
      const fresh: LaunchHarness = (again, listener) => serve(startWaiting(home), again, listener, this.#log);
      const spare = this.#take(keyOf(home, request.suite));
      if (spare === undefined) return fresh(request, onEvent);
      return withFallback((again, listener) => serve(spare, again, listener, this.#log), fresh)(request, onEvent);
    };
  }

  /** Has a process of this interpreter wait for the next run, with what the suite at this path imports. */
  warm(home: HarnessHome, suite: string): void {
    const key = keyOf(home, suite);
    if (this.#spare?.key === key) return;
    this.cool();
    const waiting = startWaiting(home, suite);
    this.#spare = { key, waiting };
    void waiting.exit.then(() => {
      if (this.#spare?.waiting === waiting) this.#spare = undefined;
    });
  }

  /** Ends the waiting process. */
  cool(): void {
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare !== undefined) void endTree(spare.waiting.child, spare.waiting.mark);
  }

  #take(key: string): WaitingHarness | undefined {
    const spare = this.#spare;
    if (spare?.key !== key) return undefined;
    this.#spare = undefined;
    return spare.waiting;
  }
}

/** A process that waits for another suite holds modules that this one may not import. */
function keyOf(home: HarnessHome, suite: string): string {
  return JSON.stringify([home, suite]);
}

/**
 * The environment of a run. Python's own variables are left out, as its isolated mode would; that mode itself would
 * ignore the hash seed too, and a set of strings should be walked in the same order in every run.
 */
export function pythonEnvironment(mark: string): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !name.startsWith('PYTHON'));
  return { ...Object.fromEntries(rest), [RUN_MARK]: mark, PYTHONHASHSEED: '0' };
}

/** Starts a folder of the harness as a program that reads its request from standard input, in a group of its own. */
export function spawnProgram(
  [program, ...before]: HarnessHome['python'],
  folder: string,
  ...words: readonly string[]
): Omit<WaitingHarness, 'exit'> {
  const mark = randomBytes(12).toString('hex');
  const child = spawn(program, [...before, '-s', '-X', 'utf8', folder, ...words], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: process.platform !== 'win32',
    env: pythonEnvironment(mark),
  });
  // A process that died before it read its request breaks the pipe; its end tells the story.
  child.stdin.on('error', () => undefined);
  return { child, mark };
}

function startWaiting({ python, harness }: HarnessHome, ...suite: readonly string[]): WaitingHarness {
  const { child, mark } = spawnProgram(python, harness, ...suite);
  const exit = new Promise<ProcessEnd>((resolve) => {
    child.once('error', (error) => {
      resolve({ kind: 'failed-to-start', problem: `Python could not be started: ${error.message}` });
    });
    child.once('exit', (code, signal) => {
      resolve({ kind: 'exited', code, signal, lastWords: '' });
    });
  });
  return { child, mark, exit };
}

/** A waiting process may have died unnoticed; then a fresh one does its work. */
function withFallback(first: LaunchHarness, second: LaunchHarness): LaunchHarness {
  return (request, onEvent) => {
    let answered = false;
    let killed = false;
    let current = first(request, (event) => {
      answered = true;
      onEvent(event);
    });
    const end = current.end.then((how) => {
      if (answered || killed) return how;
      current = second(request, onEvent);
      return current.end;
    });
    return {
      end,
      kill: () => {
        killed = true;
        current.kill();
      },
    };
  };
}

function serve(waiting: WaitingHarness, request: Request, onEvent: OnEvent, log: (text: string) => void): HarnessProcess {
  const end = watch(waiting, onEvent, log);
  waiting.child.stdin.end(`${JSON.stringify({ ...request, nonce: waiting.mark })}\n`);
  return { end, kill: () => void endTree(waiting.child, waiting.mark) };
}

async function watch({ child, mark, exit }: WaitingHarness, onEvent: OnEvent, log: (text: string) => void): Promise<ProcessEnd> {
  let complaint = '';
  let noise = '';
  const broken: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-LAST_WORDS);
  });
  createInterface({ input: child.stdout, crlfDelay: Infinity }).on('line', (line) => {
    const decoded = decodeLine(line, mark);
    if (decoded.kind === 'noise') {
      noise = `${noise}${decoded.text}\n`.slice(-LAST_WORDS);
      return;
    }
    // What came before an event was not the last.
    noise = '';
    if (decoded.kind === 'event') onEvent(decoded.event);
    else broken.push(`The harness sent a line that breaks the protocol: ${decoded.problem}\n${decoded.text.slice(0, LAST_WORDS)}`);
  });
  const closed = new Promise<void>((resolve) => child.once('close', resolve));
  const end = await exit;
  if (end.kind === 'failed-to-start') return end;
  // Children that outlived the harness would hold its pipes open for ever.
  await endTree(child, mark);
  await closed;
  // A process that was killed may have been in the middle of its last line.
  for (const problem of end.signal === null ? broken : broken.slice(0, -1)) log(problem);
  return { ...end, lastWords: noise + complaint };
}
