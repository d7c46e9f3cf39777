import assert from 'node:assert/strict';
import { faultOf, faultOfTraps, isSeenByExamples, verdictOfTrap } from '../../../src/core/run/proof.ts';
import type { RunResult } from '../../../src/core/run/result.ts';
import type { HarnessEvent } from '../../../src/core/run/events.ts';
import { ended, ends, failure, plan, planned, resultOf, started } from './kit.ts';

function result(...events: readonly HarnessEvent[]): RunResult {
  return resultOf([started, ...events, ended]);
}

const pass = result(plan('a', 'b'), ends('a'), ends('b'));
const half = result(plan('a', 'b'), ends('a'), ends('b', 'failed'));
const none = result(plan('a', 'b'), ends('a', 'failed'), ends('b', 'failed'));

describe('the proof of an exercise', () => {
  it('reads the verdict that a trap’s first line names', () => {
    assert.equal(verdictOfTrap('# failed: newest first\n'), 'failed');
    assert.equal(verdictOfTrap('#too-slow-growth: shifts\n'), 'too-slow-growth');
    assert.equal(verdictOfTrap('# passed: no trap\n'), null);
    assert.equal(verdictOfTrap('class Queue:\n'), null);
  });

  it('wants the reference and the variants to pass', () => {
    assert.equal(faultOf({ kind: 'reference', file: 'r.py' }, pass), null);
    assert.match(faultOf({ kind: 'reference', file: 'r.py' }, half) ?? '', /b failed/);
    assert.match(faultOf({ kind: 'variant', file: 'v.py' }, half) ?? '', /must pass/);
  });

  it('wants an unwritten starter to fail every test', () => {
    const starter = { kind: 'starter', file: 's.py', buggy: false } as const;
    assert.equal(faultOf(starter, none), null);
    assert.match(faultOf(starter, half) ?? '', /“a” passes/);
  });

  it('wants some test to find the bug of a buggy starter', () => {
    const starter = { kind: 'starter', file: 's.py', buggy: true } as const;
    assert.equal(faultOf(starter, half), null);
    assert.match(faultOf(starter, pass) ?? '', /no test finds/);
  });

  it('wants a starter that can be loaded', () => {
    const ending = { kind: 'load-failed', verdict: 'exception', failure: failure('NameError'), output: '' } as const;
    const broken = resultOf([], ending);
    assert.match(faultOf({ kind: 'starter', file: 's.py', buggy: false }, broken) ?? '', /NameError/);
  });

  it('wants a trap to end with the verdict that it names', () => {
    assert.equal(faultOf({ kind: 'trap', file: 't.py', verdict: 'failed' }, half), null);
    assert.match(faultOf({ kind: 'trap', file: 't.py', verdict: 'race' }, half) ?? '', /says race/);
    assert.match(faultOf({ kind: 'trap', file: 't.py', verdict: 'failed' }, pass) ?? '', /every test passed/);
  });

  it('knows which traps the example tests see', () => {
    const mixed: HarnessEvent = { event: 'plan', tests: [planned('a'), planned('b', { kind: 'random' })] };
    assert.ok(isSeenByExamples(result(mixed, ends('a', 'failed'), ends('b', 'failed'))));
    assert.ok(!isSeenByExamples(result(mixed, ends('a'), ends('b', 'failed'))));
    assert.ok(isSeenByExamples(resultOf([], { kind: 'load-failed', verdict: 'exception', failure: failure('NameError'), output: '' })));
  });

  it('leaves out examples of a later stage', () => {
    const staged: HarnessEvent = { event: 'plan', tests: [planned('a'), planned('b', { optional: true })] };
    assert.ok(!isSeenByExamples(result(staged, ends('a'), ends('b', 'failed'))));
  });

  it('wants half of the traps to be invisible to the example tests', () => {
    assert.equal(faultOfTraps(8, 4), null);
    assert.match(faultOfTraps(8, 5) ?? '', /see 5 of 8/);
  });
});
