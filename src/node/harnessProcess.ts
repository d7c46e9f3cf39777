import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { decodeLine, type HarnessEvent, type HarnessRequest } from '../core/run/events.ts';
import type { HarnessProcess, LaunchHarness, ProcessEnd } from '../core/run/run.ts';
import { endTree, RUN_MARK } from './processTree.ts';

export interface HarnessHome {
  /** The interpreter's path and the arguments before `-I`, as in `py -3`. */
  readonly python: readonly [string, ...string[]];
  /** The folder of the Python package. */
  readonly harness: string;
}

/** What the harness printed beside its events is for the log, and for a crash the last of it is shown. */
const LAST_WORDS = 4_000;

/** A launcher of harness processes for one interpreter. `log` takes what is not for the learner. */
export function harnessLauncher(home: HarnessHome, log: (text: string) => void): LaunchHarness {
  return (request, onEvent) => start(home, { ...request, nonce: randomBytes(12).toString('hex') }, onEvent, log);
}

function start(
  home: HarnessHome,
  request: HarnessRequest,
  onEvent: (event: HarnessEvent) => void,
  log: (text: string) => void,
): HarnessProcess {
  const child = spawnHarness(home, request.nonce);
  const end = watch(child, request, onEvent, log);
  // A process that died before it read its request breaks the pipe; its end tells the story.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(`${JSON.stringify(request)}\n`);
  return {
    end,
    kill: () => void endTree(child, request.nonce),
  };
}

function spawnHarness({ python: [program, ...before], harness }: HarnessHome, mark: string): ChildProcess {
  return spawn(program, [...before, '-I', '-X', 'utf8', harness], {
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: process.platform !== 'win32',
    env: { ...process.env, [RUN_MARK]: mark, PYTHONHASHSEED: '0' },
  });
}

async function watch(
  child: ChildProcess,
  request: HarnessRequest,
  onEvent: (event: HarnessEvent) => void,
  log: (text: string) => void,
): Promise<ProcessEnd> {
  let lastWords = '';
  const remember = (text: string): void => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  };
  child.stderr?.setEncoding('utf8').on('data', remember);
  const lines = child.stdout === null ? null : createInterface({ input: child.stdout, crlfDelay: Infinity });
  lines?.on('line', (line) => {
    const decoded = decodeLine(line, request.nonce);
    if (decoded.kind === 'event') onEvent(decoded.event);
    else if (decoded.kind === 'noise') remember(`${decoded.text}\n`);
    else log(`The harness sent a line that breaks the protocol: ${decoded.problem}\n${decoded.text}`);
  });
  const exit = await new Promise<ProcessEnd>((resolve) => {
    child.once('error', (error) => {
      resolve({ kind: 'failed-to-start', problem: `Python could not be started: ${error.message}` });
    });
    child.once('exit', (code, signal) => {
      resolve({ kind: 'exited', code, signal, lastWords: '' });
    });
  });
  if (exit.kind === 'failed-to-start') return exit;
  // Children that outlived the harness would hold its pipes open for ever.
  await endTree(child, request.nonce);
  await drained(child);
  return { ...exit, lastWords };
}

/** Resolves when the pipes are closed, so that no event of a finished process is lost. */
async function drained(child: ChildProcess): Promise<void> {
  if (child.stdout?.readableEnded === true || child.stdout?.destroyed === true) return;
  await new Promise<void>((resolve) => child.once('close', resolve));
}
