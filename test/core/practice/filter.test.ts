import assert from 'node:assert/strict';
import { isNarrowing, letsThrough, nextOf, noFilter } from '../../../src/core/practice/filter.ts';
import type { ExerciseState } from '../../../src/core/practice/results.ts';

describe('the filter of exercises', () => {
  it('lets everything through when nothing is chosen', () => {
    assert.ok(letsThrough(noFilter, 'passed', 'hard'));
    assert.ok(!isNarrowing(noFilter));
  });

  it('wants a chosen state and a chosen difficulty', () => {
    const filter = { states: ['due', 'in-progress'], difficulties: ['easy'] } as const;
    assert.ok(letsThrough(filter, 'due', 'easy'));
    assert.ok(!letsThrough(filter, 'due', 'hard'));
    assert.ok(!letsThrough(filter, 'passed', 'easy'));
  });
});

describe('the next exercise', () => {
  const states: Record<string, ExerciseState> = { a: 'passed', b: 'not-started', c: 'in-progress', d: 'due' };
  const next = (names: string, after?: string): string | undefined =>
    nextOf(names.split(' '), (name) => states[name] ?? 'not-started', after);

  it('is one that is due, else one that was begun, else a new one', () => {
    assert.equal(next('a b c d'), 'd');
    assert.equal(next('a b c'), 'c');
    assert.equal(next('a b'), 'b');
    assert.equal(next('a'), undefined);
  });

  it('is never the one that the learner looks at, and goes round', () => {
    assert.equal(next('a b', 'b'), undefined);
    assert.equal(next('b x', 'x'), 'b');
  });
});
