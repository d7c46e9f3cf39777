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

/** `from` waits, in `line`, for what `to` has held since line `since`; `to` is null where nobody in particular can end the waiting. */
const edgeSchema = z.object({
  from: z.string(),
  to: z.nullable(z.string()),
  resource: z.string(),
  verb: z.string(),
  line: z.nullable(z.number()),
  since: z.optional(z.nullable(z.number())),
});

/** A counterexample of the explorer: who did what in which order, and who waits for whom at the end. */
const scheduleSchema = z.object({
  verdict: z.string(),
  summary: z.string(),
  threads: z.array(z.union([z.string(), z.object({ name: z.string() })])),
  steps: z.array(stepSchema),
  preemptions: z.number(),
  waitFor: z.array(edgeSchema),
  /** What the learner's line was at the end, and whose, where one thread is to blame. */
  line: z.optional(z.nullable(z.number())),
  thread: z.optional(z.nullable(z.string())),
  schedule: z.nullable(z.string()),
  /** The scenario of a suite that the schedule belongs to. */
  scenario: z.optional(z.string()),
  schedules: z.number(),
  coverage: z.nullable(z.string()),
});

export type Schedule = z.infer<typeof scheduleSchema>;
export type ScheduleStep = z.infer<typeof stepSchema>;
export type WaitEdge = z.infer<typeof edgeSchema>;

/** The one schedule to run again, as a suite's test has found it. */
export interface WantedSchedule {
  readonly schedule: string;
  readonly scenario: string | null;
}

/** An exploration under which nothing failed: what it covered, and what looked wrong all the same. */
const passSchema = z.object({
  verdict: z.literal('none'),
  coverage: z.string(),
  hints: z.array(z.object({ text: z.string(), lines: z.array(z.number()) })),
});

export type UneventfulExploration = z.infer<typeof passSchema>;

/** Reads an answer of the explorer; null when something failed. */
export function parsePass(data: unknown): UneventfulExploration | null {
  const parsed = passSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** What an exploration without a failure comes to: how much it covered, which is never a proof, and what looks wrong. */
export function describePass(name: string, { coverage, hints }: UneventfulExploration): string {
  const hint = hints[0] === undefined ? '' : ` But look at this: ${hints[0].text}.`;
  return `${name}: nothing fails. ${coverage}.${hint}`;
}

/** Reads the data that came with an event or an answer; null when it is no schedule. */
export function parseSchedule(data: unknown): Schedule | null {
  const parsed = scheduleSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}

/** As parseSchedule, for what is offered to be stepped through: an exception of one thread alone needs no schedule. */
export function parseTelling(data: unknown): Schedule | null {
  const schedule = parseSchedule(data);
  return schedule === null || (schedule.verdict === 'exception' && threadNames(schedule).length < 2) ? null : schedule;
}

export function threadNames({ threads, steps }: Schedule): readonly string[] {
  const declared = threads.map((thread) => (typeof thread === 'string' ? thread : thread.name));
  const acting = new Set(steps.map(({ thread }) => thread));
  return declared.filter((name) => acting.has(name));
}

/** Who waits for whom in the learner's code: that a suite waits for its threads to end is no part of it. */
export function edgesOf({ waitFor }: Schedule): readonly WaitEdge[] {
  const own = waitFor.filter(({ line, verb }) => verb !== 'join' || line !== null);
  return own.length === 0 ? waitFor : own;
}

/** What went wrong; where a list of who waits for whom says the same, in a few words. */
export function headline(schedule: Schedule): string {
  const { summary } = schedule;
  const told = edgesOf(schedule).map(describeEdge);
  const [, parts] = /^deadlock: (.*)$/.exec(summary) ?? [];
  return parts?.split('; ').every((part) => told.includes(part)) === true ? 'Deadlock: each waits for what another one holds.' : summary;
}

/** A step in the words of a table's cell, such as "read", "self.count", and "= 0". */
export function describeStep({ op, name, value }: ScheduleStep): { readonly op: string; readonly name: string; readonly value: string } {
  return { op, name, value: value === null ? '' : `${op === 'read' ? '=' : '→'} ${value}` };
}

/** Who waits for what, in a sentence. */
export function describeEdge({ from, line, resource, since, to, verb }: WaitEdge): string {
  const where = line === null ? '' : ` in line ${String(line)}`;
  if (verb === 'join') return `${from} waits${where} for ${to ?? 'a thread'} to end`;
  const what = resource === '' ? 'something' : resource;
  if (to === null) return `${from} waits${where} for ${what}`;
  const held = since === null || since === undefined ? '' : ` (taken in line ${String(since)})`;
  return `${from} waits${where} for ${what}, which ${to === from ? 'it' : to} holds${to === from ? ' itself' : ''}${held}`;
}

/** How a replay went: what failed in it, if anything, beside what had failed under the same schedule. */
export function describeReplay(failed: Schedule | null, earlier: Schedule): string {
  if (failed === null) return 'Replayed: nothing fails under this schedule any more. Run the test to see whether another one fails. These are the steps from before.';
  return failed.summary === earlier.summary ? 'Replayed: it fails in the same way.' : 'Replayed: it still fails, but in another way.';
}
