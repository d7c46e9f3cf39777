import assert from 'node:assert/strict';
import {
  maySeeSolution,
  noResults,
  recordGivingUp,
  recordHint,
  recordReset,
  recordRun,
  recordStart,
  stateOf,
  type Results,
} from '../../../src/core/practice/results.ts';
import type { HarnessEvent } from '../../../src/core/run/events.ts';
import type { RunEnding, RunResult } from '../../../src/core/run/result.ts';
import { ended, ends, plan, planned, resultOf, started } from '../run/kit.ts';

const DAY = 86_400_000;
const slug = 'fifo_queue';

function run(verdicts: readonly ('passed' | 'failed')[], ending: RunEnding = { kind: 'completed' }): RunResult {
  const ids = verdicts.map((_, index) => `t${index}`);
  const events = [started, plan(...ids), ...verdicts.map((verdict, index) => ends(`t${index}`, verdict)), ended];
  return resultOf(events, ending);
}

const pass = run(['passed', 'passed']);
const fail = run(['passed', 'failed']);

function known(results: Results): NonNullable<Results['exercises'][string]> {
  const found = results.exercises[slug];
  assert.ok(found !== undefined);
  return found;
}

describe('the results of an exercise', () => {
  it('begin when the learner opens it', () => {
    assert.equal(stateOf(noResults, slug, 0), 'not-started');
    const begun = recordStart(noResults, slug, 5);
    assert.equal(stateOf(begun, slug, 5), 'in-progress');
    assert.equal(recordStart(begun, slug, 9), begun);
  });

  it('remember the last run, the best run and every attempt', () => {
    const results = recordRun(recordRun(recordRun(noResults, fail, 'a', 1), pass, 'b', 2), fail, 'c', 3);
    assert.deepEqual(known(results).last, { at: 3, verdict: 'failed', passed: 1, total: 2 });
    assert.deepEqual(known(results).best, { at: 2, passed: 2, total: 2 });
    assert.deepEqual(known(results).attempts.map(({ text, verdict }) => [text, verdict]), [['a', 'failed'], ['b', 'passed'], ['c', 'failed']]);
    assert.equal(known(results).passedAt, 2);
  });

  it('keep one attempt of a text that was run twice in a row', () => {
    const results = recordRun(recordRun(noResults, fail, 'a', 1), fail, 'a', 2);
    assert.deepEqual(known(results).attempts.map(({ at }) => at), [2]);
  });

  it('are not touched by a run that was stopped or could not start', () => {
    assert.equal(recordRun(noResults, run(['passed'], { kind: 'stopped' }), 'a', 1), noResults);
    assert.equal(recordRun(noResults, run([], { kind: 'could-not-run', reason: 'no Python' }), 'a', 1), noResults);
  });

  it('count only what an exercise requires', () => {
    const both = [planned('a'), planned('b', { optional: true })];
    const events: HarnessEvent[] = [started, { event: 'plan', tests: both }, ends('a'), ends('b', 'failed'), ended];
    const results = recordRun(noResults, resultOf(events), 'x', 1);
    assert.deepEqual(known(results).last, { at: 1, verdict: 'passed', passed: 1, total: 1 });
  });

  it('are due some days after a pass, and later after the next', () => {
    const first = recordRun(noResults, pass, 'a', 0);
    assert.equal(stateOf(first, slug, 1), 'passed');
    const due = known(first).review?.due ?? 0;
    assert.ok(due >= DAY);
    assert.equal(stateOf(first, slug, due), 'due');
    const second = recordRun(first, pass, 'a', due);
    assert.ok((known(second).review?.due ?? 0) - due > due);
  });

  it('do not move the review when a passing suite is run again at once', () => {
    const first = recordRun(noResults, pass, 'a', 0);
    assert.deepEqual(known(recordRun(first, pass, 'a', 1000)).review, known(first).review);
  });

  it('are due sooner after hints or giving up', () => {
    const clean = recordRun(noResults, pass, 'a', 0);
    const hinted = recordRun(recordHint(noResults, slug, 2, 0), pass, 'a', 0);
    const copied = recordRun(recordGivingUp(noResults, slug, 'x', 0), pass, 'a', 0);
    const [good, hard, again] = [clean, hinted, copied].map((results) => known(results).review?.due ?? 0);
    assert.ok(good !== undefined && hard !== undefined && again !== undefined);
    assert.ok(again <= hard && hard < good, `${again} ${hard} ${good}`);
  });

  it('open the solution after a pass or after giving up', () => {
    assert.equal(maySeeSolution(noResults, slug), false);
    assert.equal(maySeeSolution(recordRun(noResults, fail, 'a', 1), slug), false);
    assert.equal(maySeeSolution(recordRun(noResults, pass, 'a', 1), slug), true);
    assert.equal(maySeeSolution(recordGivingUp(noResults, slug, 'a', 1), slug), true);
  });

  it('keep the text that a reset replaces', () => {
    const results = recordReset(recordRun(noResults, pass, 'a', 1), slug, 'b', 2);
    assert.deepEqual(known(results).attempts.map(({ text, reason }) => [text, reason]), [['a', 'run'], ['b', 'reset']]);
    assert.equal(stateOf(results, slug, 3), 'passed');
  });

  it('never forget a hint that was shown', () => {
    assert.equal(known(recordHint(recordHint(noResults, slug, 2, 1), slug, 1, 2)).hintsShown, 2);
  });
});
