import type { GrowthReport } from '../../../src/core/growth/report.ts';

/** A report of a dequeue that is quadratic in total, with changes. */
export function reportOf(changes: Partial<GrowthReport> = {}): GrowthReport {
  const sizes = [8, 16, 32, 64, 128, 256, 512];
  return {
    operation: 'dequeue',
    target: 'n',
    class: 'n^2',
    within: false,
    points: sizes.map((n) => [n, n * n]),
    lines: [
      { line: 7, share: 0.9, text: 'return self.items.pop(0)' },
      { line: 4, share: 0.1, text: 'for x in xs:' },
    ],
    per: 'total',
    unit: 'steps',
    why: 'pop(0) moves all others.',
    help: null,
    note: 'measured with n calls',
    ...changes,
  };
}
