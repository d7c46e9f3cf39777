import * as z from 'zod/mini';

/** What a test, and a whole run, can end with. The order is the order of the documentation, not of severity. */
export const verdictSchema = z.enum([
  'passed',
  'failed',
  'too-slow-growth',
  'race',
  'deadlock',
  'livelock',
  'leak',
  'own-work',
  'exception',
  'timed-out',
  'out-of-memory',
  'crashed',
  'not-run',
]);

export type Verdict = z.infer<typeof verdictSchema>;

const labels: Readonly<Record<Verdict, string>> = {
  passed: 'passed',
  failed: 'wrong result',
  'too-slow-growth': 'grows too fast',
  race: 'race',
  deadlock: 'deadlock',
  livelock: 'livelock',
  leak: 'leak',
  'own-work': 'own work wanted',
  exception: 'exception',
  'timed-out': 'timed out',
  'out-of-memory': 'out of memory',
  crashed: 'crashed',
  'not-run': 'not run',
};

/** The verdict in the words that a learner reads. */
export function verdictLabel(verdict: Verdict): string {
  return labels[verdict];
}
