import type { Failure, HarnessEvent, PlannedTest } from './events.ts';
import type { Verdict } from './verdict.ts';

/** How one test of a run ended. `growth` and `schedule` are the engines' data, where a test has such. */
export interface TestResult extends PlannedTest {
  readonly verdict: Verdict;
  readonly seconds: number;
  readonly output: string;
  readonly outputTruncated: boolean;
  readonly failure: Failure | null;
  readonly notes: readonly string[];
  readonly growth: Readonly<Record<string, unknown>> | null;
  readonly schedule: Readonly<Record<string, unknown>> | null;
}

export type RunEnding =
  | { readonly kind: 'completed' }
  /** The learner's file could not be loaded, so no test ran. */
  | { readonly kind: 'load-failed'; readonly verdict: Verdict; readonly failure: Failure; readonly output: string }
  | { readonly kind: 'stopped' }
  /** No verdict on the learner's code: the interpreter or the harness failed. `reason` says what to do. */
  | { readonly kind: 'could-not-run'; readonly reason: string };

export interface RunResult {
  readonly slug: string;
  /** The interpreter's version, once it has said so. */
  readonly python: string | null;
  readonly ending: RunEnding;
  readonly tests: readonly TestResult[];
  /** The run in one word: passed when every test that is not optional passed. */
  readonly verdict: Verdict;
  /** Counts of all tests, optional ones and the learner's own included. */
  readonly passed: number;
  readonly failed: number;
}

/** A run as far as it is known: what the harness planned, what has ended, what is under way. */
export interface RunProgress {
  readonly python: string | null;
  readonly plan: readonly PlannedTest[];
  readonly running: string | null;
  /** What has been printed by what runs now; of much of it the end. */
  readonly printed: string;
  readonly ended: ReadonlyMap<string, TestResult>;
  readonly loadFailure: Extract<RunEnding, { kind: 'load-failed' }> | null;
  /** Whether the harness said good-bye, so that nothing is missing. */
  readonly complete: boolean;
}

export const noProgress: RunProgress = {
  python: null,
  plan: [],
  running: null,
  printed: '',
  ended: new Map(),
  loadFailure: null,
  complete: false,
};

/** Characters that are kept of what a test printed before it took its process with it. */
const MOST_PRINTED = 16_384;

/** Folds one event into the progress. A test that was planned in an earlier process of the same run stays planned. */
export function advance(progress: RunProgress, event: HarnessEvent): RunProgress {
  switch (event.event) {
    case 'started':
      return { ...progress, python: event.python, complete: false, running: null, printed: '' };
    case 'plan': {
      const known = new Set(progress.plan.map((test) => test.id));
      const added = event.tests.filter((test) => !known.has(test.id));
      return { ...progress, plan: [...progress.plan, ...added] };
    }
    case 'test-started':
      return { ...progress, running: event.test, printed: '' };
    case 'output':
      return event.test === (progress.running ?? '') ? { ...progress, printed: (progress.printed + event.text).slice(-MOST_PRINTED) } : progress;
    case 'test-ended': {
      const { event: _event, test: id, ...how } = event;
      const planned = progress.plan.find((test) => test.id === id);
      if (planned === undefined) return progress;
      const ended = new Map(progress.ended).set(id, { ...planned, ...how });
      return { ...progress, ended, running: null, printed: '' };
    }
    case 'load-failed':
      return {
        ...progress,
        running: null,
        loadFailure: { kind: 'load-failed', verdict: event.verdict, failure: event.failure, output: event.output },
      };
    case 'ended':
      return { ...progress, running: null, complete: true };
  }
}

/** Turns what is known at the end of a run into its result; tests that were never reached are `not-run`. */
export function conclude(slug: string, progress: RunProgress, ending: RunEnding): RunResult {
  const tests = progress.plan.map((planned) => progress.ended.get(planned.id) ?? unended(planned, progress));
  const passed = tests.filter((test) => test.verdict === 'passed').length;
  return {
    slug,
    python: progress.python,
    ending,
    tests,
    verdict: overallVerdict(ending, tests),
    passed,
    failed: tests.length - passed,
  };
}

/** Whether a test can hold back a pass. */
export function isRequired(test: PlannedTest): boolean {
  return !test.optional && test.kind !== 'learner';
}

function overallVerdict(ending: RunEnding, tests: readonly TestResult[]): Verdict {
  if (ending.kind === 'load-failed') return ending.verdict;
  const required = tests.some(isRequired) ? tests.filter(isRequired) : tests;
  const reached = required.find((test) => test.verdict !== 'passed' && test.verdict !== 'not-run');
  if (reached !== undefined) return reached.verdict;
  const all = required.length > 0 && required.every((test) => test.verdict === 'passed');
  return all && ending.kind === 'completed' ? 'passed' : 'not-run';
}

/** A result for a test whose process ended without a word about it. */
export function endedWithout(planned: PlannedTest, progress: RunProgress, verdict: Verdict, failure: Failure | null): TestResult {
  return { ...unended(planned, progress), verdict, failure };
}

function unended(planned: PlannedTest, { running, printed }: RunProgress): TestResult {
  return {
    ...planned,
    verdict: 'not-run',
    seconds: 0,
    output: planned.id === running ? printed : '',
    outputTruncated: false,
    failure: null,
    notes: [],
    growth: null,
    schedule: null,
  };
}
