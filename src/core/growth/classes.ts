import type { Points } from './report.ts';

interface GrowthClass {
  readonly name: string;
  readonly at: (n: number) => number;
  /** Whether it is drawn beside others; the rest is drawn only when asked for by name. */
  readonly common: boolean;
}

const log = (n: number): number => Math.log2(Math.max(n, 2));

/** The classes that cost is compared with, from the slowest growing on; each with its value at a size. */
const classes: readonly GrowthClass[] = [
  { name: '1', at: () => 1, common: true },
  { name: 'log n', at: log, common: true },
  { name: 'sqrt n', at: Math.sqrt, common: false },
  { name: 'n', at: (n) => n, common: true },
  { name: 'n log n', at: (n) => n * log(n), common: true },
  { name: 'n sqrt n', at: (n) => n * Math.sqrt(n), common: false },
  { name: 'n^2', at: (n) => n ** 2, common: true },
  { name: 'n^2 log n', at: (n) => n ** 2 * log(n), common: false },
  { name: 'n^3', at: (n) => n ** 3, common: true },
  { name: 'n^4', at: (n) => n ** 4, common: false },
  { name: '2^n', at: (n) => 2 ** Math.min(n, 1000), common: true },
];

/** The range of sizes over which the engine compares a curve with its target. */
const JUDGED_FACTOR = 16;
const SMALLEST_JUDGED = 8;

/** A curve that a class would have taken; `neighbour` is one that was not asked for. */
export interface ClassCurve {
  readonly name: string;
  readonly at: (n: number) => number;
  readonly neighbour: boolean;
}

/**
 * The curves of some classes and of the neighbours of the first of them, from the slowest growing on, all through the
 * measured point where the engine begins to judge.
 */
export function curvesAround(names: readonly string[], points: Points): readonly ClassCurve[] {
  const base = baseOf(points);
  const wanted = classes.filter(({ name }) => names.includes(name));
  const main = classes.findIndex(({ name }) => name === names[0]);
  if (base === undefined || wanted.length === 0) return [];
  const below = classes.slice(0, Math.max(main, 0)).findLast(({ common }) => common);
  const above = main === -1 ? undefined : classes.slice(main + 1).find(({ common }) => common);
  const shown = new Set([...wanted, below, above]);
  const [from, cost] = base;
  return classes
    .filter((each) => shown.has(each))
    .map(({ name, at }) => ({ name, at: (n) => (Math.max(cost, 1) * at(n)) / at(from), neighbour: !names.includes(name) }));
}

function baseOf(points: Points): readonly [number, number] | undefined {
  const last = points.at(-1)?.[0] ?? 0;
  return points.find(([n]) => n >= Math.max(SMALLEST_JUDGED, last / JUDGED_FACTOR)) ?? points.at(-1);
}
