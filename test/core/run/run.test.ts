import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessEnd } from '../../../src/core/run/death.ts';
import type { HarnessEvent, PlannedTest } from '../../../src/core/run/events.ts';
import type { RunResult } from '../../../src/core/run/result.ts';
import { runSuite, type LaunchHarness, type Timer } from '../../../src/core/run/run.ts';
import { begins, ended, ends, failure, impatientClock, plan, planned, request, scripted, started, stoppedClock } from './kit.ts';

const examples = join(import.meta.dirname, '..', '..', 'fixtures', 'protocol');
const silent = { onProgress: () => undefined };

function run(launch: LaunchHarness, timer: Timer = stoppedClock, signal = new AbortController().signal): Promise<RunResult> {
  return runSuite(request, { launch, timer }, silent, signal);
}

function exit(code: number, lastWords = ''): ProcessEnd {
  return { kind: 'exited', code, signal: null, lastWords };
}

function prints(test: string, text: string): HarnessEvent {
  return { event: 'output', test, text };
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

  it('tells the fresh process whether something required has failed, since cost is then not measured', async () => {
    const died = exit(3);
    const resume = async (crashing: Partial<PlannedTest>, tests: readonly string[] | null) => {
      const both = { event: 'plan' as const, tests: [planned('a', crashing), planned('b')] };
      const launch = scripted({ events: [started, both, begins('a')], end: died }, { events: [started, plan('b'), begins('b'), ends('b'), ended] });
      await runSuite({ ...request, tests }, { launch, timer: stoppedClock }, silent, new AbortController().signal);
      return launch.asked.map(({ failedBefore, resumed }) => [resumed, failedBefore]);
    };
    assert.deepEqual(await resume({}, null), [[false, false], [true, true]]);
    assert.deepEqual(await resume({ optional: true }, null), [[false, false], [true, false]]);
    assert.deepEqual(await resume({ kind: 'learner' }, null), [[false, false], [true, false]]);
    assert.deepEqual(await resume({}, ['a', 'b']), [[false, false], [false, true]]);
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
    const result = await run(scripted({ events: [started, plan('a'), prints('', 'so far\n')], end: exit(3) }));
    assert.ok(result.ending.kind === 'load-failed');
    assert.equal(result.verdict, 'crashed');
    assert.equal(result.ending.output, 'so far\n');
  });

  it('ends when the file crashes only when it is loaded again', async () => {
    const result = await run(
      scripted({ events: [started, plan('a', 'b'), begins('a')], end: exit(3) }, { events: [started, plan('b')], end: exit(3) }),
    );
    assert.equal(result.ending.kind, 'load-failed');
    assert.deepEqual(verdicts(result), ['a crashed', 'b not-run']);
  });

  it('does not blame the learner for a suite that cannot be planned, or a harness that broke', async () => {
    const unplanned = await run(scripted({ events: [started], end: exit(72, 'Traceback: SyntaxError in suite.py') }));
    assert.ok(unplanned.ending.kind === 'could-not-run');
    assert.match(unplanned.ending.reason, /a mistake of ours, not of yours[^]*SyntaxError in suite/);
    const broke = await run(scripted({ events: [started, plan('a'), begins('a')], end: exit(72, 'Traceback: KeyError') }));
    assert.equal(broke.ending.kind, 'could-not-run');
  });

  it('takes an exit code of the harness’s own for the learner’s when the harness says nothing', async () => {
    const result = await run(scripted({ events: [started, plan('a'), begins('a')], end: exit(72) }));
    assert.deepEqual(verdicts(result), ['a crashed']);
  });

  it('keeps what a test printed before it ended the process, and only its own', async () => {
    const result = await run(
      scripted(
        { events: [started, plan('a', 'b'), begins('a'), prints('a', 'one\n'), ends('a'), begins('b'), prints('b', 'two\n'), prints('b', 'three\n')], end: exit(3) },
      ),
    );
    assert.deepEqual(result.tests.map(({ output }) => output), ['', 'two\nthree\n']);
  });

  it('keeps the end of what was printed without an end', async () => {
    const flood = Array.from({ length: 100 }, () => prints('a', 'x'.repeat(10_000)));
    const result = await run(scripted({ events: [started, plan('a'), begins('a'), ...flood, prints('a', 'last\n')], end: exit(3) }));
    const output = result.tests[0]?.output ?? '';
    assert.ok(output.endsWith('last\n') && output.length < 20_000);
  });

  it('tells endless C code, which Python’s fault handler ended, from a crash', async () => {
    const words = (await readFile(join(examples, 'timed_out_in_c.channel'), 'utf8')).split('\n').filter((line) => !line.startsWith('5f1c9a'));
    const result = await run(scripted({ events: [started, plan('a'), begins('a')], end: exit(1, words.join('\n').replaceAll('/practice/data_structures', '/practice')) }));
    assert.deepEqual(verdicts(result), ['a timed-out']);
    assert.equal(result.tests[0]?.failure?.summary, 'still running after 5 s, at line 12 in dequeue');
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
