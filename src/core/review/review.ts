import { createEmptyCard, fsrs, Rating, State, type Card } from 'ts-fsrs';
import * as z from 'zod/mini';

/** What spaced repetition remembers of a passed exercise; times are milliseconds since 1970. */
export const reviewSchema = z.object({
  due: z.number(),
  lastReview: z.number(),
  stability: z.number(),
  difficulty: z.number(),
  repetitions: z.number(),
});

export type Review = z.infer<typeof reviewSchema>;

export type RecallRating = 'again' | 'hard' | 'good';

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good } as const;

/** Exercises are practised over days, so the steps of minutes that flash cards have are left out. */
const scheduler = fsrs({ enable_short_term: false, enable_fuzz: false });

/**
 * When to practise again after a pass. A pass before the review was due changes nothing: running a suite twice in a
 * row is no evidence of memory.
 */
export function scheduleReview(review: Review | null, rating: RecallRating, now: number): Review {
  if (review !== null && now < review.due) return review;
  const { card } = scheduler.next(cardOf(review, now), new Date(now), ratings[rating]);
  return {
    due: card.due.getTime(),
    lastReview: now,
    stability: card.stability,
    difficulty: card.difficulty,
    repetitions: card.reps,
  };
}

function cardOf(review: Review | null, now: number): Card {
  const empty = createEmptyCard(new Date(now));
  if (review === null) return empty;
  return {
    ...empty,
    due: new Date(review.due),
    last_review: new Date(review.lastReview),
    stability: review.stability,
    difficulty: review.difficulty,
    reps: review.repetitions,
    state: State.Review,
  };
}
