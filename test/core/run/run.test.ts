import assert from 'node:assert/strict';
import type { HarnessEvent } from '../../../src/core/run/events.ts';
import type { RunResult } from '../../../src/core/run/result.ts';
import { runSuite, type LaunchHarness, type Timer } from '../../../src/core/run/run.ts';
import { begins, ended, ends, failure, impatientClock, plan, planned, request, scripted, started, stoppedClock } from './kit.ts';

const silent = { onProgress: () => undefined };

function run(launch: LaunchHarness, timer: Timer = stoppedClock, signal = new AbortController().signal): Promise<RunResult> {
  return runSuite(request, { launch, timer }, silent, signal);
}

function verdicts(result: RunResult): readonly string[] {
  return result.tests.map(({ id, verdict }) => `${id} ${verdict}`);
}

describe('a run of a suite', () => {
  it('passes when every planned test passed', async () => {
    const result = await run(scripted({ events: [started, plan('a', 'b'), begins('a'), ends('a'), begins('b'), ends('b'), ended] }));
    assert.equal(result.verdict, 'passed');
    assert.deepEqual([result.passed, result.failed, result.python], [2, 0, '3.11.7']);
  });

  it('takes the verdict of the first test that did not pass', async () => {
    const result = await run(scripted({ events: [started, plan('a', 'b', 'c'), ends('a'), ends('b', 'timed-out'), ends('c', 'failed'), ended] }));
    assert.equal(result.verdict, 'timed-out');
  });

  it('goes on in a fresh process with the tests that remain when one ends the process', async () => {
    const launch = scripted(
      { events: [started, plan('a', 'b', 'c'), begins('a'), ends('a'), begins('b')], end: { kind: 'exited', code: null, signal: 'SIGSEGV', lastWords: '' } },
      { events: [started, plan('c'), begins('c'), ends('c'), ended] },
    );
    const result = await run(launch);
    assert.deepEqual(verdicts(result), ['a passed', 'b crashed', 'c passed']);
    assert.deepEqual(launch.asked.map(({ tests }) => tests), [null, ['c']]);
    assert.match(result.tests[1]?.failure?.summary ?? '', /SIGSEGV/);
  });

  it('names the learner’s line from the last words of a crash', async () => {
    const lastWords = 'Fatal Python error: Segmentation fault\n  File "/practice/fifo_queue.py", line 12 in dequeue\n';
    const result = await run(
      scripted({ events: [started, plan('a'), begins('a')], end: { kind: 'exited', code: -11, signal: null, lastWords } }),
    );
    assert.equal(result.tests[0]?.failure?.line, 12);
  });

  it('does not run a test again that the harness itself reported before it ended the process', async () => {
    const launch = scripted(
      { events: [started, plan('a', 'b'), begins('a'), ends('a', 'timed-out')], end: { kind: 'exited', code: 70, signal: null, lastWords: '' } },
      { events: [started, plan('b'), begins('b'), ends('b'), ended] },
    );
    assert.deepEqual(verdicts(await run(launch)), ['a timed-out', 'b passed']);
    assert.deepEqual(launch.asked[1]?.tests, ['b']);
  });

  it('ends a process that neither reports nor ends, and blames the test that was running', async () => {
    const launch = scripted({ events: [started, plan('a', 'b'), begins('a')], hangs: true }, { events: [started, plan('b'), begins('b'), ends('b'), ended] });
    assert.deepEqual(verdicts(await run(launch, impatientClock)), ['a timed-out', 'b passed']);
  });

  it('tells a file that cannot be loaded from a suite that fails', async () => {
    const result = await run(
      scripted({ events: [started, plan('a'), { event: 'load-failed', verdict: 'exception', failure: failure('SyntaxError'), output: '' }, ended] }),
    );
    assert.equal(result.ending.kind, 'load-failed');
    assert.deepEqual([result.verdict, ...verdicts(result)], ['exception', 'a not-run']);
  });

  it('says that the file crashed when the process ends while loading it', async () => {
    const result = await run(scripted({ events: [started], end: { kind: 'exited', code: 3, signal: null, lastWords: '' } }));
    assert.equal(result.ending.kind, 'load-failed');
    assert.equal(result.verdict, 'crashed');
  });

  it('blames the interpreter, not the learner, when the harness never started', async () => {
    const lastWords = 'ImportError: no module named encodings';
    const result = await run(scripted({ events: [], end: { kind: 'exited', code: 1, signal: null, lastWords } }));
    assert.equal(result.verdict, 'not-run');
    assert.ok(result.ending.kind === 'could-not-run');
    assert.match(result.ending.reason, /Select Python Interpreter[^]*no module named encodings/);
  });

  it('tells why an interpreter could not be started', async () => {
    const result = await run(scripted({ events: [], end: { kind: 'failed-to-start', problem: 'no such program' } }));
    assert.deepEqual(result.ending, { kind: 'could-not-run', reason: 'no such program' });
  });

  it('keeps what ended before it was stopped and calls the rest not run', async () => {
    const stop = new AbortController();
    const launch = scripted({ events: [started, plan('a', 'b'), begins('a'), ends('a'), begins('b')], hangs: true });
    const observer = {
      onProgress: (_progress: unknown, event: { readonly event: string }) => {
        if (event.event === 'test-ended') setImmediate(() => { stop.abort(); });
      },
    };
    const result = await runSuite(request, { launch, timer: stoppedClock }, observer, stop.signal);
    assert.equal(result.ending.kind, 'stopped');
    assert.deepEqual(verdicts(result), ['a passed', 'b not-run']);
  });

  it('starts nothing when it was stopped before it began', async () => {
    const launch = scripted();
    const result = await run(launch, stoppedClock, AbortSignal.abort());
    assert.deepEqual([result.ending.kind, launch.asked.length], ['stopped', 0]);
  });

  it('does not let an optional stage or the learner’s own tests hold back a pass', async () => {
    const tests = [planned('a'), planned('b', { optional: true }), planned('c', { kind: 'learner' })];
    const events: HarnessEvent[] = [started, { event: 'plan', tests }, ends('a'), ends('b', 'failed'), ends('c', 'failed'), ended];
    const result = await run(scripted({ events }));
    assert.deepEqual([result.verdict, result.passed, result.failed], ['passed', 1, 2]);
  });
});
