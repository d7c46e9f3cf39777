import type { Failure, HarnessEvent, HarnessRequest, PlannedTest } from '../../../src/core/run/events.ts';
import { advance, conclude, noProgress, type RunEnding, type RunResult } from '../../../src/core/run/result.ts';
import type { LaunchHarness, RunRequest, Timer } from '../../../src/core/run/run.ts';
import type { ProcessEnd } from '../../../src/core/run/death.ts';

export const request: RunRequest = {
  slug: 'fifo_queue',
  solution: '/practice/fifo_queue.py',
  suite: '/exercises/suite.py',
  starter: null,
  tests: null,
  timeout: 5,
  outputLimit: 1000,
  seed: null,
  learnerTests: false,
  site: null,
};

export const started: HarnessEvent = { event: 'started', protocol: 1, python: '3.11.7', pid: 1 };
export const ended: HarnessEvent = { event: 'ended' };

export function planned(id: string, more: Partial<PlannedTest> = {}): PlannedTest {
  return { id, title: `title of ${id}`, group: 'Group', stage: null, optional: false, kind: 'example', ...more };
}

export function plan(...ids: readonly string[]): HarnessEvent {
  return { event: 'plan', tests: ids.map((id) => planned(id)) };
}

export function begins(test: string): HarnessEvent {
  return { event: 'test-started', test };
}

export function ends(test: string, verdict: 'passed' | 'failed' | 'timed-out' = 'passed'): HarnessEvent {
  return {
    event: 'test-ended',
    test,
    verdict,
    seconds: 0.01,
    output: '',
    outputTruncated: false,
    failure: verdict === 'passed' ? null : failure(`${test} failed`),
    notes: [],
    growth: null,
    schedule: null,
  };
}

export function failure(summary: string): Failure {
  return {
    summary,
    message: summary,
    code: null,
    expected: null,
    got: null,
    because: null,
    slip: null,
    line: null,
    frames: [],
    exception: null,
    threads: [],
  };
}

/** The result of a run in which all these events came. */
export function resultOf(events: readonly HarnessEvent[], ending: RunEnding = { kind: 'completed' }): RunResult {
  return conclude(request.slug, events.reduce(advance, noProgress), ending);
}

const exitedWell: ProcessEnd = { kind: 'exited', code: 0, signal: null, lastWords: '' };

/** What one fake harness process says before it ends; `hangs` ends only when it is killed. */
export interface Script {
  readonly events: readonly HarnessEvent[];
  readonly end?: ProcessEnd;
  readonly hangs?: boolean;
}

/** A launcher that plays one script a process, and keeps what it was asked. */
export function scripted(...scripts: readonly Script[]): LaunchHarness & { readonly asked: Omit<HarnessRequest, 'nonce'>[] } {
  const left = [...scripts];
  const asked: Omit<HarnessRequest, 'nonce'>[] = [];
  const launch: LaunchHarness = (wanted, onEvent) => {
    asked.push(wanted);
    const script = left.shift();
    if (script === undefined) throw new Error('more processes were started than the test has scripts for');
    let finish: (end: ProcessEnd) => void = () => undefined;
    const end = new Promise<ProcessEnd>((resolve) => {
      finish = resolve;
    });
    queueMicrotask(() => {
      for (const event of script.events) onEvent(event);
      if (script.hangs !== true) finish(script.end ?? exitedWell);
    });
    return {
      end,
      kill: () => {
        finish({ kind: 'exited', code: null, signal: 'SIGKILL', lastWords: '' });
      },
    };
  };
  return Object.assign(launch, { asked });
}

/** Time that stands still. */
export const stoppedClock: Timer = () => ({ dispose: () => undefined });

/** A clock whose bounds all pass as soon as the process has nothing more to say. */
export const impatientClock: Timer = (_seconds, action) => {
  let disposed = false;
  setImmediate(() => {
    if (!disposed) action();
  });
  return {
    dispose: () => {
      disposed = true;
    },
  };
};
