import type { WantedSchedule } from '../explore/schedule.ts';
import { explainDeath, howItEnded, type ProcessEnd } from './death.ts';
import { PROTOCOL, type HarnessEvent, type HarnessRequest, type PlannedTest } from './events.ts';
import {
  advance,
  conclude,
  endedWithout,
  isRequired,
  noProgress,
  type RunEnding,
  type RunProgress,
  type RunResult,
} from './result.ts';

/** What every entrance (CodeLens, Test Explorer, tree, keys, save, command line) asks for. Paths are absolute. */
export interface RunRequest {
  readonly slug: string;
  readonly solution: string;
  readonly suite: string;
  readonly starter: string | null;
  /** The ids of the tests to run; null runs all of them. */
  readonly tests: readonly string[] | null;
  /** Seconds that one test may take. */
  readonly timeout: number;
  /** Characters of output that are kept of one test. */
  readonly outputLimit: number;
  /** Seed of the random tests; null is the exercise's own, the same on every run. */
  readonly seed: number | null;
  /** Whether the learner's own `test_*` functions and doctests run too. */
  readonly learnerTests: boolean;
  /** A folder of packages that the interpreter lacks and the exercise requires; null where nothing is lacking. */
  readonly site: string | null;
  /** The one schedule that explorations run, and no other. */
  readonly replay?: WantedSchedule;
}

export interface HarnessProcess {
  /** Resolves after the last event was handed over and the process with all its children is gone. */
  readonly end: Promise<ProcessEnd>;
  /** Ends the process and everything that it started, at once. */
  kill(): void;
}

/** Starts one harness process. The nonce of the request is the launcher's to fill in. */
export type LaunchHarness = (
  request: Omit<HarnessRequest, 'nonce'>,
  onEvent: (event: HarnessEvent) => void,
) => HarnessProcess;

/** Calls back after some seconds unless it is disposed first; time is a parameter so that tests need not wait. */
export type Timer = (seconds: number, action: () => void) => { dispose(): void };

export interface RunPorts {
  readonly launch: LaunchHarness;
  readonly timer: Timer;
}

export interface RunObserver {
  /** Called after each event, with the progress that includes it. */
  onProgress(progress: RunProgress, event: HarnessEvent): void;
}

/** The harness gives some kinds of tests so many times the limit. */
const MOST_PATIENCE = 4;
/** The harness times tests itself and knows the stacks; this is for a process that cannot even do that. */
const GRACE_SECONDS = 3;
const START_SECONDS = 30;

/**
 * Runs a suite to its end, whatever the learner's file does: a process that dies takes one test with it, and a fresh
 * one goes on with the rest. Never rejects; `signal` stops the whole process tree at once.
 */
export async function runSuite(
  request: RunRequest,
  ports: RunPorts,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<RunResult> {
  let progress = noProgress;
  let remaining = request.tests;
  for (;;) {
    if (signal.aborted) return conclude(request.slug, progress, { kind: 'stopped' });
    const before = progress;
    const attempt = await runOnce({ request: harnessRequest(request, remaining, before), before }, ports, observer, signal);
    progress = attempt.progress;
    const ending = endingAfter(request, before, attempt, signal.aborted);
    if (ending !== null) return conclude(request.slug, progress, ending);
    progress = blameRunningTest(request, attempt);
    remaining = progress.plan.filter((test) => !progress.ended.has(test.id)).map((test) => test.id);
    if (remaining.length === 0) return conclude(request.slug, progress, { kind: 'completed' });
  }
}

interface Attempt {
  readonly progress: RunProgress;
  readonly end: ProcessEnd;
  readonly overdue: boolean;
}

/** One harness process of a run: what it is to do, and what was known when it started. */
interface Leg {
  readonly request: Omit<HarnessRequest, 'nonce'>;
  readonly before: RunProgress;
}

async function runOnce(
  { request, before }: Leg,
  { launch, timer }: RunPorts,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<Attempt> {
  let progress = before;
  let overdue = false;
  const watch = (seconds: number) =>
    timer(seconds, () => {
      overdue = true;
      harness.kill();
    });
  const onEvent = (event: HarnessEvent): void => {
    progress = advance(progress, event);
    // Prints are no sign that a test comes to its end, and nobody has to follow them.
    if (event.event === 'output') return;
    deadline.dispose();
    deadline = watch(request.timeout * MOST_PATIENCE + GRACE_SECONDS);
    observer.onProgress(progress, event);
  };
  const harness = launch(request, onEvent);
  let deadline = watch(START_SECONDS);
  const stop = (): void => {
    harness.kill();
  };
  signal.addEventListener('abort', stop);
  try {
    const end = await harness.end;
    return { progress, end, overdue };
  } finally {
    signal.removeEventListener('abort', stop);
    deadline.dispose();
  }
}

function harnessRequest(request: RunRequest, tests: readonly string[] | null, before: RunProgress): Omit<HarnessRequest, 'nonce'> {
  const { solution, suite, starter, timeout, outputLimit, seed, learnerTests, replay, site } = request;
  return {
    protocol: PROTOCOL,
    solution,
    suite,
    starter,
    tests,
    timeout,
    outputLimit,
    seed,
    learnerTests,
    site,
    resumed: request.tests === null && tests !== null,
    failedBefore: [...before.ended.values()].some((test) => isRequired(test) && test.verdict !== 'passed' && test.verdict !== 'not-run'),
    planOnly: false,
    ...(replay === undefined ? {} : { replay }),
  };
}

/** Asks what tests a suite has, without running any of them or loading the learner's file; empty when it cannot be told. */
export async function planSuite(request: RunRequest, launch: LaunchHarness): Promise<readonly PlannedTest[]> {
  let progress = noProgress;
  const harness = launch({ ...harnessRequest(request, null, noProgress), learnerTests: false, planOnly: true }, (event) => {
    progress = advance(progress, event);
  });
  await harness.end;
  return progress.plan;
}

/** How the run ends if this process was its last one; null when another has to go on. */
function endingAfter(request: RunRequest, before: RunProgress, { progress, end, overdue }: Attempt, stopped: boolean): RunEnding | null {
  if (progress.loadFailure !== null) return progress.loadFailure;
  if (progress.complete) return { kind: 'completed' };
  if (stopped) return { kind: 'stopped' };
  if (end.kind === 'failed-to-start') return { kind: 'could-not-run', reason: end.problem };
  if (progress.python === null) return { kind: 'could-not-run', reason: unexplained(end) };
  if (progress.plan.length === 0 || saysWhatBroke(end)) return { kind: 'could-not-run', reason: ourMistake(end) };
  if (progress.running === null && progress.ended.size === before.ended.size) {
    const death = { end, overdue, during: null, solution: request.solution, timeout: request.timeout };
    return { kind: 'load-failed', ...explainDeath(death), output: progress.printed };
  }
  return null;
}

function blameRunningTest(request: RunRequest, { progress, end, overdue }: Attempt): RunProgress {
  const planned = progress.plan.find((test) => test.id === progress.running);
  if (planned === undefined) return progress;
  const death = { end, overdue, during: planned.title, solution: request.solution, timeout: request.timeout };
  const { verdict, failure } = explainDeath(death);
  const result = endedWithout(planned, progress, verdict, failure);
  return { ...progress, running: null, printed: '', ended: new Map(progress.ended).set(planned.id, result) };
}

/** The harness gave up with this code, and its reason; a learner's code that exits with it gives none. */
const EXIT_OUR_MISTAKE = 72;

function saysWhatBroke(end: ProcessEnd): boolean {
  return end.kind === 'exited' && end.code === EXIT_OUR_MISTAKE && end.lastWords.includes('Traceback');
}

function ourMistake(end: ProcessEnd): string {
  return withWords(`The suite itself broke (${howItEnded(end)}): that is a mistake of ours, not of yours.`, end);
}

function unexplained(end: ProcessEnd): string {
  if (end.kind === 'failed-to-start') return end.problem;
  const sentence = `The Python interpreter ended before the suite could start (${howItEnded(end)}). Choose another one with “Interview Practice: Select Python Interpreter”.`;
  return withWords(sentence, end);
}

function withWords(sentence: string, end: ProcessEnd): string {
  const words = end.kind === 'exited' ? end.lastWords.trim() : '';
  return words === '' ? sentence : `${sentence}\n\n${words}`;
}
