import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The bytes of this thread's heap that are in use once everything that nobody needs was collected. */
export async function heapInUse(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What is let go by finalizers and by callbacks of this turn goes with the next collection.
  for (let turn = 0; turn < 3; turn += 1) {
    collect();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

/** Bytes that each run left behind, by the second half of the measurements: the first still sees the engine warm up. */
export function growthPerRun(heaps: readonly number[], runsBetween: number): number {
  return slope(heaps.slice(-Math.ceil(heaps.length / 2))) / runsBetween;
}

/** The slope of the line through the values, by Theil and Sen: one odd value does not bend it. */
function slope(values: readonly number[]): number {
  const slopes = values.flatMap((from, index) => values.slice(index + 1).map((to, step) => (to - from) / (step + 1)));
  return slopes.sort((one, other) => one - other)[Math.floor(slopes.length / 2)] ?? 0;
}
