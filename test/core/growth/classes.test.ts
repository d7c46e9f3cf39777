import assert from 'node:assert/strict';
import { curvesAround } from '../../../src/core/growth/classes.ts';
import type { Points } from '../../../src/core/growth/report.ts';

describe('curves of classes', () => {
  const points: Points = [8, 16, 32, 64, 128, 256, 512].map((n) => [n, n * n] as const);
  const names = (...wanted: readonly string[]): readonly string[] => curvesAround(wanted, points).map(({ name }) => name);

  it('are those of the class that is asked for and of its neighbours', () => {
    assert.deepEqual(names('n'), ['log n', 'n', 'n log n']);
    assert.deepEqual(names('1'), ['1', 'log n']);
    assert.deepEqual(names('2^n'), ['n^3', '2^n']);
  });

  it('have what was measured among them, too', () => {
    assert.deepEqual(names('log n', 'n^2'), ['1', 'log n', 'n', 'n^2']);
  });

  it('know the classes between the common ones', () => {
    assert.deepEqual(names('sqrt n'), ['log n', 'sqrt n', 'n']);
  });

  it('are none for a class that has no curve, and without points', () => {
    assert.deepEqual(names('n!'), []);
    assert.deepEqual(curvesAround(['n'], []), []);
  });

  it('go through the point from which the engine judges', () => {
    for (const { at } of curvesAround(['n'], points)) assert.ok(Math.abs(at(32) - 32 * 32) < 1e-6);
  });
});
