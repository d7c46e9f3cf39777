import type { EntryPointPlace } from '../practice/entryPoints.ts';
import type { Failure } from './events.ts';

/**
 * The line, counted from 0, where a learner should look: where the failure happened, else where the function is
 * defined that the failure's first words call ("dequeue() returned …"), else the exercise's first entry point.
 */
export function lineOfFailure(failure: Failure | null, places: readonly EntryPointPlace[], lineCount: number): number {
  const line = failure?.line ?? null;
  if (line !== null) return Math.min(Math.max(line - 1, 0), Math.max(lineCount - 1, 0));
  const called = [...(failure?.summary ?? '').matchAll(/(\w+)\(/g)].map((match) => match[1]);
  const named = places.find(({ entry }) => called.includes(entry.name.split('.').at(-1)));
  return (named ?? places[0])?.line ?? 0;
}
