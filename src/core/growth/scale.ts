import type { Points } from './report.ts';

export type AxisKind = 'linear' | 'log';

/** A place in the picture. */
export type Dot = readonly [x: number, y: number];

/** The area within the axes, in the picture's units. */
export const AREA = { width: 560, height: 350, left: 58, right: 438, top: 26, bottom: 300 } as const;

export interface Scale {
  readonly at: (point: readonly [n: number, cost: number]) => Dot;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Sizes at which a smooth curve is drawn. */
  readonly samples: readonly number[];
}

/** Curves are drawn from so many points. */
const SAMPLES = 48;
/** Labels of sizes keep this distance from each other. */
const TICK_DISTANCE = 44;
/** On logarithmic axes the costs span this factor at least, so that a constant does not look like growth. */
const SMALLEST_SPAN = 10;

/** The axes for the sizes of some points and costs up to `largest`. */
export function scaleFor(points: Points, largest: number, axes: AxisKind): Scale {
  const sizes = points.map(([n]) => n);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const smallest = Math.max(Math.min(...points.map(([, cost]) => cost)), 1);
  const log = axes === 'log';
  const [xFrom, yFrom] = log ? [Math.max(low, 1), smallest] : [0, 0];
  const yTo = log ? Math.max(largest, smallest * SMALLEST_SPAN) : largest;
  const share = log ? logarithmic : linear;
  const x = (n: number): number => AREA.left + share(n, xFrom, high) * (AREA.right - AREA.left);
  return {
    at: ([n, cost]) => [x(n), AREA.bottom - share(cost, yFrom, yTo) * (AREA.bottom - AREA.top)],
    xTicks: log ? apart(sizes, x) : roundNumbers(high),
    yTicks: log ? powers(yFrom, yTo) : roundNumbers(yTo),
    samples: Array.from({ length: SAMPLES + 1 }, (_, index) => sample(index / SAMPLES, log ? Math.max(low, 1) : low, high, log)),
  };
}

function linear(value: number, from: number, to: number): number {
  return to === from ? 0.5 : (value - from) / (to - from);
}

function logarithmic(value: number, from: number, to: number): number {
  // What is below the axis has a place below it, too, where it is cut off.
  return to === from ? 0.5 : Math.log(Math.max(value, from / 1000) / from) / Math.log(to / from);
}

function sample(share: number, low: number, high: number, log: boolean): number {
  return log ? low * (high / low) ** share : low + (high - low) * share;
}

/** Those of some sizes whose labels do not touch, counted from the largest. */
function apart(sizes: readonly number[], x: (n: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const size of sizes.toReversed()) {
    const before = kept.at(-1);
    if (before === undefined || x(before) - x(size) >= TICK_DISTANCE) kept.push(size);
  }
  return kept.reverse();
}

/** About five round numbers from 0 up to a value. */
function roundNumbers(largest: number): readonly number[] {
  const rough = largest / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough) ?? rough;
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, index) => index * step);
}

/** The powers of ten within a range; with twos and fives between them where these are few. */
function powers(smallest: number, largest: number): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(smallest)), Math.ceil(Math.log10(largest))];
  const factors = to - from > 3 ? [1] : [1, 2, 5];
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
    .flatMap((power) => factors.map((factor) => factor * power))
    .filter((value) => value >= smallest && value <= largest);
}

/** The part of a line that lies between the upper and the lower edge of the area, ended where it crosses them. */
export function clipped(dots: readonly Dot[]): readonly Dot[] {
  const found: Dot[] = [];
  dots.forEach((dot, index) => {
    const before = dots[index - 1];
    if (before !== undefined) found.push(...crossings(before, dot));
    if (dot[1] >= AREA.top && dot[1] <= AREA.bottom) found.push(dot);
  });
  return found;
}

function crossings([x1, y1]: Dot, [x2, y2]: Dot): readonly Dot[] {
  return [AREA.bottom, AREA.top].flatMap((edge): Dot[] => {
    const crosses = (y1 < edge && y2 > edge) || (y1 > edge && y2 < edge);
    return crosses ? [[x1 + ((edge - y1) / (y2 - y1)) * (x2 - x1), edge]] : [];
  });
}
