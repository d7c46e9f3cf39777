import assert from 'node:assert/strict';
import { describeAge, describeResults } from '../../../src/core/practice/describe.ts';
import { noResults, recordStart, type ExerciseResults } from '../../../src/core/practice/results.ts';

describe('the words behind an exercise’s name', () => {
  const begun = recordStart(noResults, 'x', 0).exercises['x'];

  it('are none before it is begun', () => {
    assert.equal(describeResults(undefined, 0), '');
  });

  it('tell count and age of the last run', () => {
    assert.ok(begun !== undefined);
    assert.equal(describeResults(begun, 0), 'started');
    const run: ExerciseResults = { ...begun, last: { at: 0, verdict: 'failed', passed: 3, total: 7 } };
    assert.equal(describeResults(run, 125_000), '3/7 · last run 2 min ago');
  });

  it('give an age in its largest unit', () => {
    const minute = 60_000;
    const ages = [0, minute, 59 * minute, 60 * minute, 23 * 60 * minute, 24 * 60 * minute, 72 * 60 * minute];
    assert.deepEqual(ages.map(describeAge), ['just now', '1 min ago', '59 min ago', '1 h ago', '23 h ago', 'yesterday', '3 days ago']);
  });
});
