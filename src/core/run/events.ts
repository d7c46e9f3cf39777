import * as z from 'zod/mini';
import type { WantedSchedule } from '../explore/schedule.ts';
import { verdictSchema } from './verdict.ts';

/**
 * Everything that crosses the boundary between the extension and the Python harness: one request line in, one event a
 * line out. `test/fixtures/protocol` holds examples that both sides are tested against.
 */
export const PROTOCOL = 1;

/** The one line that the harness reads from standard input. Paths are absolute, `timeout` is seconds a test, `outputLimit` characters a test. */
export interface HarnessRequest {
  readonly protocol: typeof PROTOCOL;
  readonly nonce: string;
  readonly solution: string;
  readonly suite: string;
  readonly starter: string | null;
  readonly tests: readonly string[] | null;
  readonly timeout: number;
  readonly outputLimit: number;
  readonly seed: number | null;
  readonly learnerTests: boolean;
  /** A folder of packages, to be looked through after the interpreter's own. */
  readonly site: string | null;
  /** Whether `tests` are what is left of a whole suite, after the process that ran the others had died. */
  readonly resumed: boolean;
  /** Whether a required test failed in such a process: cost is then not measured any more. */
  readonly failedBefore: boolean;
  /** Only the plan is wanted: nothing of the learner's is executed. */
  readonly planOnly: boolean;
  /** Explorations run this schedule alone. */
  readonly replay?: WantedSchedule;
}

const frameSchema = z.object({ line: z.number(), function: z.string(), text: z.string() });

const failureSchema = z.object({
  summary: z.string(),
  message: z.string(),
  code: z.nullable(z.string()),
  expected: z.nullable(z.string()),
  got: z.nullable(z.string()),
  because: z.nullable(z.string()),
  slip: z.nullable(z.string()),
  line: z.nullable(z.number()),
  frames: z.array(frameSchema),
  exception: z.nullable(z.object({ type: z.string(), text: z.string() })),
  threads: z.array(z.object({ name: z.string(), frames: z.array(frameSchema) })),
});

const plannedTestSchema = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  stage: z.nullable(z.string()),
  optional: z.boolean(),
  kind: z.enum(['example', 'random', 'growth', 'interleaving', 'system', 'own-work', 'learner']),
});

/** Data of the engines; their viewers check it again where they read it. */
const dataSchema = z.nullable(z.record(z.string(), z.unknown()));

const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('started'), protocol: z.literal(PROTOCOL), python: z.string(), pid: z.number() }),
  z.object({ event: z.literal('plan'), tests: z.array(plannedTestSchema) }),
  z.object({ event: z.literal('test-started'), test: z.string() }),
  /** What is printed while it is printed, at a bounded rate, in case that the process dies; no test is named while the file is loaded. */
  z.object({ event: z.literal('output'), test: z.string(), text: z.string() }),
  z.object({
    event: z.literal('test-ended'),
    test: z.string(),
    verdict: verdictSchema,
    seconds: z.number(),
    output: z.string(),
    outputTruncated: z.boolean(),
    failure: z.nullable(failureSchema),
    notes: z.array(z.string()),
    growth: dataSchema,
    schedule: dataSchema,
  }),
  z.object({ event: z.literal('load-failed'), verdict: verdictSchema, failure: failureSchema, output: z.string() }),
  z.object({ event: z.literal('ended') }),
]);

export type Frame = z.infer<typeof frameSchema>;
export type Failure = z.infer<typeof failureSchema>;
export type PlannedTest = z.infer<typeof plannedTestSchema>;
export type HarnessEvent = z.infer<typeof eventSchema>;

export type DecodedLine =
  | { readonly kind: 'event'; readonly event: HarnessEvent }
  /** Something else wrote to the channel: a `sitecustomize`, the interpreter's last words. */
  | { readonly kind: 'noise'; readonly text: string }
  /** The harness broke the protocol: our mistake, for the log. */
  | { readonly kind: 'invalid'; readonly text: string; readonly problem: string };

/** Reads one line of the harness's channel. Only lines that start with the run's nonce are taken as events. */
export function decodeLine(line: string, nonce: string): DecodedLine {
  const prefix = `${nonce} `;
  if (!line.startsWith(prefix)) return { kind: 'noise', text: line };
  const text = line.slice(prefix.length);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'invalid', text, problem: String(error) };
  }
  const parsed = eventSchema.safeParse(value);
  return parsed.success
    ? { kind: 'event', event: parsed.data }
    : { kind: 'invalid', text, problem: z.prettifyError(parsed.error) };
}
