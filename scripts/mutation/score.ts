import * as z from 'zod/mini';
import type { Mutant } from './mutants.ts';

/** A mutant that no suite can tell from the reference, and why; the line's text names it for as long as it stands. */
const equivalentSchema = z.strictObject({
  where: z.string(),
  before: z.string(),
  after: z.string(),
  /** One of several equal changes in the same function, from 1; without it, all of them. */
  nth: z.optional(z.number()),
  reason: z.string().check(z.minLength(1)),
});

export const equivalentsSchema = z.array(equivalentSchema);

export type Equivalent = z.infer<typeof equivalentSchema>;

/** A mutant after its run: the test that noticed it, or null when none did. */
export interface Tried {
  readonly mutant: Mutant;
  readonly killer: string | null;
}

export interface Score {
  readonly slug: string;
  readonly killed: number;
  readonly equivalent: number;
  readonly survivors: readonly Mutant[];
  /** Entries of the list that name no mutant that survives: the line has changed, or a test has learnt to see it. */
  readonly stale: readonly Equivalent[];
}

/** Of 100 mutants that are not equivalent, so many must be killed: in each exercise, and in all of them together. */
const LEAST_EACH = 97;
const LEAST_OVERALL = 99;

export function scoreOf(slug: string, tried: readonly Tried[], listed: readonly Equivalent[]): Score {
  const surviving = tried.filter(({ killer }) => killer === null).map(({ mutant }) => mutant);
  const killed = tried.filter(({ killer }) => killer !== null).map(({ mutant }) => mutant);
  const survivors = surviving.filter((mutant) => !isListed(mutant, listed));
  const stale = listed.filter(
    (entry) => !surviving.some((mutant) => names(entry, mutant)) || killed.some((mutant) => names(entry, mutant)),
  );
  return { slug, killed: killed.length, equivalent: surviving.length - survivors.length, survivors, stale };
}

export function isListed(mutant: Mutant, listed: readonly Equivalent[]): boolean {
  return listed.some((entry) => names(entry, mutant));
}

function names(entry: Equivalent, mutant: Mutant): boolean {
  const { where, before, after, nth } = entry;
  return where === mutant.where && before === mutant.before && after === mutant.after && (nth ?? mutant.nth) === mutant.nth;
}

/** Percent of the mutants that are not equivalent. */
export function rateOf({ killed, survivors }: Pick<Score, 'killed' | 'survivors'>): number {
  const counted = killed + survivors.length;
  return counted === 0 ? 100 : (100 * killed) / counted;
}

export function overall(scores: readonly Score[]): Omit<Score, 'slug'> {
  const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
  return {
    killed: sum(({ killed }) => killed),
    equivalent: sum(({ equivalent }) => equivalent),
    survivors: scores.flatMap(({ survivors }) => survivors),
    stale: scores.flatMap(({ stale }) => stale),
  };
}

/** What keeps these scores from being good enough, in words; empty when nothing does. */
export function complaintsOf(scores: readonly Score[]): readonly string[] {
  const low = scores.filter((score) => rateOf(score) < LEAST_EACH);
  const rate = rateOf(overall(scores));
  return [
    ...low.map((score) => `${score.slug}: ${percent(rateOf(score))} killed, at least ${LEAST_EACH} % are wanted`),
    ...scores.flatMap(({ slug, stale }) =>
      stale.map((entry) => `${slug}: “${entry.after}” in ${entry.where} is listed as equivalent, but no such mutant survives`),
    ),
    ...(rate < LEAST_OVERALL ? [`overall: ${percent(rate)} killed, at least ${LEAST_OVERALL} % are wanted`] : []),
  ];
}

export function percent(rate: number): string {
  // Rounded down: 99.96 % must not read as all of them.
  return `${(Math.floor(rate * 10) / 10).toFixed(1)} %`;
}
