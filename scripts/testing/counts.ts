import { readFileSync } from 'node:fs';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };
/** A check that is a single yes or no, such as the type check. */
export const ONE_PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const ONE_FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function sentence({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/**
 * The counts that a test run left in a file. A run that broke off, disagrees with its exit code, or ran no test has
 * failed, whatever it counted.
 */
export function countsOf(file: string, exitCode: number): Counts {
  const counts = readCounts(file);
  if (counts === undefined) return ONE_FAILED;
  const total = counts.passed + counts.failed + counts.skipped;
  const agrees = (exitCode === 0) === (counts.failed === 0);
  return total > 0 && agrees ? counts : add(counts, ONE_FAILED);
}

function readCounts(file: string): Counts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { passed, failed, skipped } = value as Partial<Record<keyof Counts, unknown>>;
  if (typeof passed !== 'number' || typeof failed !== 'number' || typeof skipped !== 'number') return undefined;
  return { passed, failed, skipped };
}
