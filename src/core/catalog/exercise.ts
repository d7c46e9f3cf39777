import * as z from 'zod/mini';

/** Topic folders and slugs are Python module names, since the learner's file is `<topic>/<slug>.py`. */
const identifier = z.string().check(z.regex(/^[a-z][a-z0-9_]*$/, 'use lower-case letters, digits and underscores'));

const cost = z.string().check(z.regex(/^O\(.+\)$/, 'write a cost as O(…), such as O(n log n)'));

const entryPointSchema = z.strictObject({
  name: z
    .string()
    .check(z.regex(/^[A-Za-z_]\w*(\.\w+)?$/, 'name a function, a class, or a method as Class.method'))
    .check(z.describe('A function, a class, or a method as Class.method, as the learner writes it.')),
  time: z.optional(cost.check(z.describe('The target for time, such as O(log n).'))),
  space: z.optional(cost.check(z.describe('The target for extra space, such as O(1).'))),
  amortised: z.optional(z.boolean().check(z.describe('Whether the target holds for the mean over many calls.'))),
  measured: z.optional(z.boolean().check(z.describe('Whether the suite measures it, rather than stating it.'))),
});

export const difficultySchema = z.enum(['easy', 'medium', 'hard']);

export const exerciseSchema = z.strictObject({
  $schema: z.optional(z.string()),
  slug: identifier.check(z.describe('The name of the folder and of the learner’s file.')),
  title: z.string().check(z.minLength(1)),
  difficulty: difficultySchema,
  minutes: z.int().check(z.positive(), z.describe('How long a prepared person needs, in minutes.')),
  summary: z.string().check(z.minLength(1), z.describe('One sentence for lists and tooltips.')),
  entryPoints: z.array(entryPointSchema).check(z.minLength(1), z.describe('What the suite calls, in the order of the file.')),
  requirements: z.optional(z.array(z.string()).check(z.describe('Packages of PyPI that a solution needs.'))),
  starter: z.optional(
    z.enum(['unwritten', 'buggy']).check(z.describe('Whether the starter is to be written (the default) or to be repaired.')),
  ),
  equivalentMutants: z.optional(
    z.array(z.strictObject({ mutant: z.string(), reason: z.string() })).check(
      z.describe('Changes to the reference that no suite can see, each with the reason.'),
    ),
  ),
});

export const catalogSchema = z.strictObject({
  $schema: z.optional(z.string()),
  version: z.literal(1),
  topics: z.array(
    z.strictObject({
      id: identifier.check(z.describe('The name of the topic’s folder.')),
      title: z.string().check(z.minLength(1)),
      summary: z.string(),
      exercises: z.array(identifier),
    }),
  ),
  concepts: z.array(identifier),
});

export type Difficulty = z.infer<typeof difficultySchema>;
export type EntryPoint = z.infer<typeof entryPointSchema>;
export type ExerciseManifest = z.infer<typeof exerciseSchema>;
export type CatalogManifest = z.infer<typeof catalogSchema>;

/** An entry point's target in words, such as "O(1) amortised time, O(1) extra space"; null where none is stated. */
export function describeTarget(entry: EntryPoint): string | null {
  const parts = [
    ...(entry.time === undefined ? [] : [`${entry.time}${entry.amortised === true ? ' amortised' : ''} time`]),
    ...(entry.space === undefined ? [] : [`${entry.space} extra space`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
