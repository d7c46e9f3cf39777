import * as z from 'zod/mini';

const stepSchema = z.object({
  step: z.number(),
  thread: z.string(),
  line: z.nullable(z.number()),
  function: z.string(),
  op: z.string(),
  name: z.string(),
  value: z.nullable(z.string()),
  held: z.array(z.string()),
  preempted: z.boolean(),
});

/** A counterexample of the explorer: who did what in which order, and who waits for whom at the end. */
const scheduleSchema = z.object({
  verdict: z.string(),
  summary: z.string(),
  threads: z.array(z.union([z.string(), z.object({ name: z.string() })])),
  steps: z.array(stepSchema),
  preemptions: z.number(),
  waitFor: z.array(z.object({ from: z.string(), to: z.string(), resource: z.string(), verb: z.optional(z.string()), line: z.nullable(z.number()) })),
  schedule: z.nullable(z.string()),
  schedules: z.number(),
  coverage: z.nullable(z.string()),
});

export type Schedule = z.infer<typeof scheduleSchema>;
export type ScheduleStep = z.infer<typeof stepSchema>;

/** Reads the data that came with an event or an answer; null when it is no schedule. */
export function parseSchedule(data: unknown): Schedule | null {
  const parsed = scheduleSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

export function threadNames({ threads, steps }: Schedule): readonly string[] {
  const declared = threads.map((thread) => (typeof thread === 'string' ? thread : thread.name));
  const acting = new Set(steps.map(({ thread }) => thread));
  return declared.filter((name) => acting.has(name));
}

/** A step in the words of a table's cell, such as "reads self.count = 0". */
export function describeStep({ op, name, value }: ScheduleStep): string {
  if (value === null) return [op, name].filter((word) => word !== '').join(' ');
  return `${op} ${name} ${op === 'write' ? '→' : '='} ${value}`;
}
