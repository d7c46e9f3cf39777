import type { Failure } from './events.ts';
import { readLastWords } from './lastWords.ts';
import type { Verdict } from './verdict.ts';

/** How one harness process came to its end. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number | null; readonly signal: string | null; readonly lastWords: string }
  /** The interpreter could not be started at all. */
  | { readonly kind: 'failed-to-start'; readonly problem: string };

/** A process that died with a learner's code in it; `during` is the test's title, null while the file was loaded. */
export interface Death {
  readonly end: ProcessEnd;
  readonly during: string | null;
  readonly solution: string;
  /** Seconds that a test may take. */
  readonly timeout: number;
  /** Whether the process had to be ended, since it said nothing more. */
  readonly overdue: boolean;
}

export interface Explained {
  readonly verdict: Verdict;
  readonly failure: Failure;
}

const LOOP_IN_C = 'The time went into a call that is written in C (re, sum, list, sorted …): it got too much to do, or has no end.';
const ENDED_ITSELF = 'Something in your code ends the process: os._exit, os.kill or os.abort, for example.';
const KILLED = 'Either your code ended its own process, or the system did since memory ran out.';

/** The verdict on what ran when its process died, in a learner's words. */
export function explainDeath(death: Death): Explained {
  const { end, during, overdue } = death;
  const words = end.kind === 'exited' ? readLastWords(end.lastWords, death.solution) : { kind: 'none', reason: '', frames: [] };
  const last = words.frames.at(-1);
  const where = last === undefined ? '' : `, at line ${String(last.line)} in ${last.function}`;
  const what = during === null ? 'your file was still loading' : 'still running';
  const explain = (verdict: Verdict, summary: string, slip: string | null): Explained => {
    const stack = words.frames.map((frame) => `    line ${String(frame.line)}, in ${frame.function}`).join('\n');
    const message = [summary, stack, slip ?? ''].filter((part) => part !== '').join('\n\n');
    return { verdict, failure: { ...plainFailure(summary), message, slip, line: last?.line ?? null, frames: [...words.frames] } };
  };
  if (words.kind === 'timeout') return explain('timed-out', `${what} after ${String(death.timeout)} s${where}`, LOOP_IN_C);
  if (overdue) return explain('timed-out', `${what} after ${String(death.timeout)} s, and did not say where`, LOOP_IN_C);
  const when = during === null ? 'while your file was being loaded' : `during “${during}”`;
  if (words.kind === 'fatal') return explain('crashed', `Python crashed ${when} (${words.reason})${where}`, null);
  const killed = end.kind === 'exited' && end.signal === 'SIGKILL';
  return explain('crashed', `the Python process ended ${when} (${howItEnded(end)})`, killed ? KILLED : ENDED_ITSELF);
}

/** The end of a process in a few words, such as "exit code 3". */
export function howItEnded(end: ProcessEnd): string {
  if (end.kind === 'failed-to-start') return end.problem;
  return end.signal === null ? `exit code ${String(end.code)}` : `signal ${end.signal}`;
}

function plainFailure(summary: string): Failure {
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
