import assert from 'node:assert/strict';
import type { Mutant } from '../../../scripts/mutation/mutants.ts';
import { complaintsOf, percent, rateOf, scoreOf, type Equivalent, type Tried } from '../../../scripts/mutation/score.ts';

function mutant(after: string, nth = 1): Mutant {
  return { operator: 'comparison', where: 'Queue.peek', line: 3, before: 'if a < b:', after, nth, source: '' };
}

function tried(survivors: number, killed: number): readonly Tried[] {
  return [
    ...Array.from({ length: survivors }, (_, index) => ({ mutant: mutant(`survivor ${index}`), killer: null })),
    ...Array.from({ length: killed }, (_, index) => ({ mutant: mutant(`killed ${index}`), killer: 'Test.test: failed' })),
  ];
}

function listed(after: string): Equivalent {
  return { where: 'Queue.peek', before: 'if a < b:', after, reason: 'Both are right.' };
}

describe('the score of a suite against mutants', () => {
  it('counts those killed among those that could be', () => {
    const score = scoreOf('fifo_queue', tried(2, 3), [listed('survivor 0')]);
    assert.deepEqual([score.killed, score.equivalent, score.survivors.map(({ after }) => after)], [3, 1, ['survivor 1']]);
    assert.equal(rateOf(score), 75);
  });

  it('is full when there was nothing to kill', () => {
    assert.equal(rateOf(scoreOf('fifo_queue', [], [])), 100);
  });

  it('names an entry of the list whose mutant is gone, or is killed by now', () => {
    const score = scoreOf('fifo_queue', tried(0, 1), [listed('killed 0'), listed('an old line')]);
    assert.deepEqual(score.stale.map(({ after }) => after), ['killed 0', 'an old line']);
    assert.equal(complaintsOf([score]).length, 2);
  });

  it('tells equal changes in one function apart where the entry does', () => {
    const both = [{ mutant: mutant('if True:', 1), killer: null }, { mutant: mutant('if True:', 2), killer: 'Test.test: failed' }];
    assert.equal(scoreOf('fifo_queue', both, [listed('if True:')]).stale.length, 1);
    const exact = scoreOf('fifo_queue', both, [{ ...listed('if True:'), nth: 1 }]);
    assert.deepEqual([exact.stale.length, exact.survivors.length, exact.equivalent], [0, 0, 1]);
  });

  it('is too low below 97 % in one exercise', () => {
    const low = scoreOf('fifo_queue', tried(4, 96), []);
    const many = scoreOf('hash_table', tried(0, 900), []);
    assert.deepEqual(complaintsOf([low, many]), ['fifo_queue: 96.0 % killed, at least 97 % are wanted']);
    assert.deepEqual(complaintsOf([scoreOf('fifo_queue', tried(3, 97), []), many]), []);
  });

  it('is too low below 99 % in all of them together', () => {
    assert.deepEqual(complaintsOf([scoreOf('fifo_queue', tried(2, 98), [])]), ['overall: 98.0 % killed, at least 99 % are wanted']);
  });

  it('is never rounded up to all of them', () => {
    assert.equal(percent(99.96), '99.9 %');
    assert.equal(percent(100), '100.0 %');
  });
});
