import * as z from 'zod/mini';
import { pointsSchema, type GrowthReport, type Points } from './report.ts';

/** What is kept of a measurement: enough to draw it in grey behind later ones, and to say it in a hover. */
const measurementSchema = z.object({
  at: z.number(),
  class: z.nullable(z.string()),
  per: z.string(),
  unit: z.string(),
  points: pointsSchema,
});

export type Measurement = z.infer<typeof measurementSchema>;

/** The last measurements of each operation by file, the newest last. */
export const measurementsSchema = z.object({
  version: z.literal(1),
  files: z.record(z.string(), z.record(z.string(), z.array(measurementSchema))),
});

export type Measurements = z.infer<typeof measurementsSchema>;

export const noMeasurements: Measurements = { version: 1, files: {} };

/** How many measurements of one operation are kept: the newest, and those that a chart shows in grey. */
const KEPT = 6;

/** Adds a measurement, unless it is the same as the one before it: the same code was measured again. */
export function keepMeasurement(all: Measurements, file: string, report: GrowthReport, at: number): Measurements {
  const operations = all.files[file] ?? {};
  const before = operations[report.operation] ?? [];
  const { class: grown, per, unit, points } = report;
  const same = before.at(-1);
  const rest = same !== undefined && sameCurve(same, report) ? before.slice(0, -1) : before;
  const kept = [...rest, { at, class: grown, per, unit, points }].slice(-KEPT);
  return { ...all, files: { ...all.files, [file]: { ...operations, [report.operation]: kept } } };
}

/** The curves that were measured before a report's own, in the same unit, oldest first. */
export function earlierCurves(all: Measurements, file: string, report: GrowthReport): readonly Points[] {
  const kept = all.files[file]?.[report.operation] ?? [];
  return kept
    .filter((each) => each.per === report.per && each.unit === report.unit && each.points.length > 1 && !sameCurve(each, report))
    .map(({ points }) => points);
}

/** The newest measurement of every operation in a file. */
export function newestMeasurements(all: Measurements, file: string): ReadonlyMap<string, Measurement> {
  const found = Object.entries(all.files[file] ?? {}).flatMap(([operation, kept]) => {
    const newest = kept.at(-1);
    return newest === undefined ? [] : [[operation, newest] as const];
  });
  return new Map(found);
}

function sameCurve(one: Measurement, other: GrowthReport): boolean {
  return one.per === other.per && one.unit === other.unit && JSON.stringify(one.points) === JSON.stringify(other.points);
}
