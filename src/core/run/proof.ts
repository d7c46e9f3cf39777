import { isRequired, type RunResult } from './result.ts';
import { verdictSchema, type Verdict } from './verdict.ts';

/** A solution that comes with an exercise, and how its run has to end. */
export type ProofCase =
  /** The reference passes optional stages too, which a variant need not. */
  | { readonly kind: 'reference'; readonly file: string }
  | { readonly kind: 'variant'; readonly file: string }
  | { readonly kind: 'starter'; readonly file: string; readonly buggy: boolean }
  | { readonly kind: 'trap'; readonly file: string; readonly verdict: Verdict };

/** The verdict that a trap's first line names, as in `# failed: dequeues from the wrong end`; null when it names none. */
export function verdictOfTrap(source: string): Verdict | null {
  const named = /^#\s*([a-z-]+):/.exec(source)?.[1];
  const parsed = verdictSchema.safeParse(named);
  return parsed.success && parsed.data !== 'passed' && parsed.data !== 'not-run' ? parsed.data : null;
}

/** What is wrong with a run as the proof of its case; null when it is as it should be. */
export function faultOf(proof: ProofCase, run: RunResult): string | null {
  if (run.ending.kind === 'could-not-run') return run.ending.reason;
  if (run.ending.kind === 'stopped') return 'the run was stopped';
  switch (proof.kind) {
    case 'variant':
      return run.verdict === 'passed' ? null : `a right solution must pass, but ${describeFailure(run)}`;
    case 'reference':
      return run.verdict === 'passed' && run.failed === 0 ? null : `the reference must pass, but ${describeFailure(run)}`;
    case 'starter':
      return faultOfStarter(proof.buggy, run);
    case 'trap':
      return run.verdict === proof.verdict
        ? null
        : `its first line says ${proof.verdict}, but the run ended with ${run.verdict}: ${describeFailure(run)}`;
  }
}

/** Whether one of the example tests notices what is wrong; if none does, it takes the rest of the suite. */
export function isSeenByExamples({ ending, tests }: RunResult): boolean {
  if (ending.kind === 'load-failed') return true;
  // What a later stage asks for, the right solutions to the others need not do either.
  const examples = tests.filter((test) => test.kind === 'example' && isRequired(test));
  return examples.some(({ verdict }) => verdict !== 'passed' && verdict !== 'not-run');
}

/** What is wrong with an exercise's traps as a whole, of which the example tests see so many; null when nothing is. */
export function faultOfTraps(traps: number, seen: number): string | null {
  const hidden = traps - seen;
  return 2 * hidden >= traps ? null : `the example tests see ${seen} of ${traps} traps: at least half must take the rest of the suite`;
}

function faultOfStarter(buggy: boolean, run: RunResult): string | null {
  if (run.ending.kind === 'load-failed') return `the starter cannot be loaded: ${run.ending.failure.summary}`;
  // Cost is not measured while the results are wrong, so such a test has nothing to say of a starter.
  const crashed = run.tests.find(({ kind, verdict }) => verdict === 'crashed' || (verdict === 'not-run' && kind !== 'growth'));
  if (crashed !== undefined) return `the starter must fail without crashing, but “${crashed.id}” ended with ${crashed.verdict}`;
  if (buggy) return run.verdict === 'passed' ? 'the starter has a bug that no test finds' : null;
  const passing = run.tests.find((test) => test.verdict === 'passed');
  return passing === undefined ? null : `the starter must fail every test, but “${passing.id}” passes`;
}

function describeFailure(run: RunResult): string {
  if (run.ending.kind === 'load-failed') return `it cannot be loaded: ${run.ending.failure.summary}`;
  const test = run.tests.find((each) => each.verdict !== 'passed');
  if (test === undefined) return 'every test passed';
  return `“${test.id}” ended with ${test.verdict}: ${test.failure?.message ?? 'no message'}`;
}
