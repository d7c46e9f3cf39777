import * as z from 'zod/mini';
import { verdictSchema } from '../run/verdict.ts';
import { isRequired, type RunResult } from '../run/result.ts';
import { reviewSchema, scheduleReview } from '../review/review.ts';

/** Times are milliseconds since 1970; `text` is the key of the attempt's text in the store. */
const attemptSchema = z.object({
  at: z.number(),
  text: z.string(),
  reason: z.enum(['run', 'reset', 'given-up']),
  verdict: z.nullable(verdictSchema),
  passed: z.number(),
  total: z.number(),
});

const exerciseResultsSchema = z.object({
  startedAt: z.number(),
  passedAt: z.nullable(z.number()),
  gaveUpAt: z.nullable(z.number()),
  hintsShown: z.number(),
  /** The last whole run. */
  last: z.nullable(z.object({ at: z.number(), verdict: verdictSchema, passed: z.number(), total: z.number() })),
  /** The most tests that a whole run passed. */
  best: z.nullable(z.object({ at: z.number(), passed: z.number(), total: z.number() })),
  attempts: z.array(attemptSchema),
  review: z.nullable(reviewSchema),
});

/** Version 1 of the results file. A newer file is left alone rather than read wrongly. */
export const resultsSchema = z.object({
  version: z.literal(1),
  exercises: z.record(z.string(), exerciseResultsSchema),
});

export type Attempt = z.infer<typeof attemptSchema>;
export type ExerciseResults = z.infer<typeof exerciseResultsSchema>;
export type Results = z.infer<typeof resultsSchema>;

export const noResults: Results = { version: 1, exercises: {} };

export type ExerciseState = 'not-started' | 'in-progress' | 'passed' | 'due';

export function stateOf(results: Results, slug: string, now: number): ExerciseState {
  const known = results.exercises[slug];
  if (known === undefined) return 'not-started';
  if (known.passedAt === null) return 'in-progress';
  return known.review !== null && known.review.due <= now ? 'due' : 'passed';
}

/** Whether the reference may be shown without asking. */
export function maySeeSolution(results: Results, slug: string): boolean {
  const known = results.exercises[slug];
  return known !== undefined && (known.passedAt !== null || known.gaveUpAt !== null);
}

export function recordStart(results: Results, slug: string, now: number): Results {
  return results.exercises[slug] === undefined ? change(results, slug, now, (known) => known) : results;
}

export function recordHint(results: Results, slug: string, shown: number, now: number): Results {
  return change(results, slug, now, (known) => ({ ...known, hintsShown: Math.max(known.hintsShown, shown) }));
}

export function recordGivingUp(results: Results, slug: string, text: string, now: number): Results {
  return change(results, slug, now, (known) => ({
    ...known,
    gaveUpAt: now,
    attempts: [...known.attempts, { at: now, text, reason: 'given-up', verdict: null, passed: 0, total: 0 }],
  }));
}

/** Keeps the text that a reset is about to replace. */
export function recordReset(results: Results, slug: string, text: string, now: number): Results {
  return change(results, slug, now, (known) => ({
    ...known,
    attempts: [...known.attempts, { at: now, text, reason: 'reset', verdict: null, passed: 0, total: 0 }],
  }));
}

/**
 * Records a whole run of the text with key `text`. Runs that were stopped or could not start say nothing about the
 * learner, so they leave the results as they were. The learner's own tests and optional stages do not count.
 */
export function recordRun(results: Results, run: RunResult, text: string, now: number): Results {
  if (run.ending.kind === 'stopped' || run.ending.kind === 'could-not-run') return results;
  const required = run.tests.filter(isRequired);
  const passed = required.filter((test) => test.verdict === 'passed').length;
  const total = required.length;
  return change(results, run.slug, now, (known) => {
    const repeated = known.attempts.at(-1)?.text === text && known.attempts.at(-1)?.reason === 'run';
    const attempt: Attempt = { at: now, text, reason: 'run', verdict: run.verdict, passed, total };
    const pass = run.verdict === 'passed';
    return {
      ...known,
      passedAt: pass ? (known.passedAt ?? now) : known.passedAt,
      last: { at: now, verdict: run.verdict, passed, total },
      best: known.best === null || passed >= known.best.passed ? { at: now, passed, total } : known.best,
      attempts: [...(repeated ? known.attempts.slice(0, -1) : known.attempts), attempt],
      review: pass ? scheduleReview(known.review, ratingOf(known), now) : known.review,
    };
  });
}

/** A pass after giving up was copied, one after hints or failures was hard, a clean one was good. */
function ratingOf(known: ExerciseResults): 'again' | 'hard' | 'good' {
  if (known.gaveUpAt !== null && known.passedAt === null) return 'again';
  const failures = known.attempts.filter((attempt) => attempt.reason === 'run' && attempt.verdict !== 'passed').length;
  return known.hintsShown > 0 || failures > 3 ? 'hard' : 'good';
}

function change(
  results: Results,
  slug: string,
  now: number,
  apply: (known: ExerciseResults) => ExerciseResults,
): Results {
  const known = results.exercises[slug] ?? {
    startedAt: now,
    passedAt: null,
    gaveUpAt: null,
    hintsShown: 0,
    last: null,
    best: null,
    attempts: [],
    review: null,
  };
  return { ...results, exercises: { ...results.exercises, [slug]: apply(known) } };
}
