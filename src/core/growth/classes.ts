/** The classes that cost is compared with, from the slowest growing on; each with its value at a size. */
const classes: readonly { readonly name: string; readonly at: (n: number) => number }[] = [
  { name: '1', at: () => 1 },
  { name: 'log n', at: (n) => Math.log2(Math.max(n, 2)) },
  { name: 'n', at: (n) => n },
  { name: 'n log n', at: (n) => n * Math.log2(Math.max(n, 2)) },
  { name: 'n^2', at: (n) => n ** 2 },
  { name: 'n^3', at: (n) => n ** 3 },
  { name: '2^n', at: (n) => 2 ** n },
];

/** A curve that a class would have taken from where the measured points begin. */
export interface ClassCurve {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** The curves of a class and of its neighbours, through the first measured point; none for a class that has no name here. */
export function curvesAround(name: string, points: readonly (readonly [number, number])[]): readonly ClassCurve[] {
  const index = classes.findIndex((each) => each.name === name);
  const [first] = points;
  if (index === -1 || first === undefined) return [];
  return classes.slice(Math.max(index - 1, 0), index + 2).map(({ name: each, at }) => ({
    name: each,
    points: points.map(([n]) => [n, (first[1] * at(n)) / at(first[0])] as const),
  }));
}
