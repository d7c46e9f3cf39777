import * as z from 'zod/mini';

export const pointsSchema = z.array(z.tuple([z.number(), z.number()]));

/** Sizes and what they cost. */
export type Points = readonly (readonly [number, number])[];

/** What the growth engine says of one operation: cost by size, the class it grows like, and the lines that dominate. */
const reportSchema = z.object({
  operation: z.string(),
  target: z.nullable(z.string()),
  class: z.nullable(z.string()),
  within: z.nullable(z.boolean()),
  points: pointsSchema,
  lines: z.array(z.object({ line: z.number(), share: z.number(), text: z.string() })),
  per: z.string(),
  unit: z.string(),
  why: z.nullable(z.string()),
  help: z.nullable(z.string()),
  note: z.nullable(z.string()),
  /** Whether nothing could be guessed, so that somebody has to write down a call. */
  needsCall: z.optional(z.boolean()),
});

export type GrowthReport = z.infer<typeof reportSchema>;

/** Reads the data that came with an event or an answer; null when it is no growth report. */
export function parseGrowthReport(data: unknown): GrowthReport | null {
  const parsed = reportSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
