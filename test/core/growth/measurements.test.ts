import assert from 'node:assert/strict';
import { earlierCurves, keepMeasurement, measurementsSchema, newestMeasurements, noMeasurements } from '../../../src/core/growth/measurements.ts';
import type { GrowthReport, Points } from '../../../src/core/growth/report.ts';
import { reportOf } from './kit.ts';

describe('kept measurements', () => {
  const FILE = 'file:///queue.py';
  const costing = (factor: number): GrowthReport => reportOf({ points: [[8, 8 * factor], [16, 16 * factor]] });
  const kept = (...reports: readonly GrowthReport[]) =>
    reports.reduce((all, report, index) => keepMeasurement(all, FILE, report, index), noMeasurements);

  it('give a report the curves that were measured before it, oldest first', () => {
    const curves = earlierCurves(kept(costing(3), costing(2), costing(1)), FILE, costing(1));
    assert.deepEqual(curves.map((points: Points) => points[0]), [[8, 24], [8, 16]]);
  });

  it('count code that is measured twice as one attempt, at the later time', () => {
    const all = kept(costing(2), costing(1), costing(1));
    assert.deepEqual(earlierCurves(all, FILE, costing(1)).length, 1);
    assert.equal(newestMeasurements(all, FILE).get('dequeue')?.at, 2);
  });

  it('keep the last few of each operation', () => {
    const all = kept(...Array.from({ length: 20 }, (_, index) => costing(index + 1)));
    assert.deepEqual(earlierCurves(all, FILE, costing(20)).map((points) => points[0]?.[1]), [120, 128, 136, 144, 152]);
  });

  it('do not mix files, operations, or what is counted differently', () => {
    let all = kept(costing(2));
    all = keepMeasurement(all, 'file:///other.py', costing(3), 1);
    all = keepMeasurement(all, FILE, { ...costing(4), operation: 'peek' }, 2);
    all = keepMeasurement(all, FILE, { ...costing(5), per: 'operation' }, 3);
    assert.deepEqual(earlierCurves(all, FILE, costing(1)).map((points) => points[0]), [[8, 16]]);
    assert.deepEqual([...newestMeasurements(all, FILE).keys()], ['dequeue', 'peek']);
  });

  it('are read again as they were written', () => {
    const all = kept(costing(2), costing(1));
    assert.deepEqual(measurementsSchema.parse(JSON.parse(JSON.stringify(all))), all);
  });
});
