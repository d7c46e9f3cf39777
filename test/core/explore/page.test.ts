import assert from 'node:assert/strict';
import { schedulePage } from '../../../src/core/explore/page.ts';
import { describeEdge, describePass, describeReplay, headline, parsePass, parseSchedule, parseTelling, type Schedule, type ScheduleStep, type WaitEdge } from '../../../src/core/explore/schedule.ts';

function step(thread: string, op: string, rest: Partial<ScheduleStep> = {}): ScheduleStep {
  return { step: 1, thread, line: 7, function: 'f', op, name: 'self.count', value: null, held: [], preempted: false, ...rest };
}

function edge(from: string, to: string | null, rest: Partial<WaitEdge> = {}): WaitEdge {
  return { from, to, resource: 'lock', verb: 'acquire', line: 4, since: 3, ...rest };
}

function schedule(rest: Partial<Schedule>): Schedule {
  const threads = ['main', 'T1', 'T2'];
  return { verdict: 'assertion', summary: 'wrong', threads, steps: [], preemptions: 0, waitFor: [], schedule: 'ip1', schedules: 3, coverage: null, ...rest };
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

describe('the page of a schedule', () => {
  it('has a column for each thread that does something, and a row for each step', () => {
    const page = schedulePage('deposits', schedule({ steps: [step('T1', 'read', { value: '0' }), step('T2', 'write', { value: '1' })] }));
    assert.equal(count(page, /<th scope="col" class="thread/gu), 2);
    assert.equal(count(page, /<tr tabindex/gu), 2);
    assert.match(page, /read<\/span> <code>self\.<wbr>count<\/code> <code>= 0/u);
    assert.match(page, /write<\/span> <code>self\.<wbr>count<\/code> <code>→ 1/u);
  });

  it('marks a preemption, and says it to a screen reader in the row that follows', () => {
    const page = schedulePage('deposits', schedule({ steps: [step('T1', 'read', { preempted: true }), step('T2', 'read')] }));
    assert.match(page, /T1 is preempted here, T2 runs/u);
    assert.match(page, /aria-label="T1 is preempted\. T2, line 7: read self\.count"/u);
  });

  it('draws a bar for a lock in every row while it is held, also while another thread runs', () => {
    const holding = { held: ['a'] };
    const steps = [step('T1', 'acquire', { name: 'a', ...holding }), step('T2', 'read'), step('T1', 'release', { name: 'a' })];
    const page = schedulePage('deposits', schedule({ steps }));
    assert.equal(count(page, /title="holds a"/gu), 2);
    assert.match(page, /<ul class="legend" aria-label="Locks">/u);
  });

  it('shows names in backticks as code, and never as markup', () => {
    const page = schedulePage('deposits', schedule({ summary: '`remaining` went below <zero>' }));
    assert.match(page, /<code>remaining<\/code> went below &lt;zero&gt;/u);
    assert.doesNotMatch(page, /`/u);
  });

  it('names no thread at the end that has no column', () => {
    const page = schedulePage('deposits', schedule({ thread: 'main', summary: '`n` is 1', steps: [step('T1', 'read')] }));
    assert.match(page, /class="ending"[^>]* aria-label="n is 1">.*<code>n<\/code> is 1<\/td>/u);
  });

  it('puts one row alone into the order of the Tab key', () => {
    const page = schedulePage('deposits', schedule({ steps: [step('T1', 'read'), step('T2', 'read')] }));
    assert.equal(count(page, /tabindex="0"/gu), 1);
  });

  it('offers a replay only where there is a schedule', () => {
    assert.match(schedulePage('deposits', schedule({})), /data-action="replay"/u);
    assert.doesNotMatch(schedulePage('deposits', schedule({ schedule: null })), /data-action/u);
  });
});

describe('the wait-for graph', () => {
  it('draws a deadlock as a ring of threads and locks, and tells it in words', () => {
    const page = schedulePage('transfer', schedule({ waitFor: [edge('T1', 'T2', { resource: 'b' }), edge('T2', 'T1', { resource: 'a' }), edge('main', 'T1', { verb: 'join', since: null })] }));
    assert.equal(count(page, /<g class="thread dead">/gu), 2);
    assert.equal(count(page, /<g class="resource dead">/gu), 2);
    assert.equal(count(page, /<g class="thread">/gu), 1);
    assert.equal(count(page, /marker-end/gu), 5);
    assert.match(page, /role="img" aria-label="Wait-for graph\. T1 waits in line 4 for b, which T2 holds \(taken in line 3\)/u);
  });

  it('leaves out that a suite waits for its threads, and says once who waits for whom', () => {
    const waitFor = [edge('main', 'T1', { verb: 'join', line: null, since: null }), edge('T1', 'T2', { resource: 'b' }), edge('T2', 'T1', { resource: 'a' })];
    const summary = 'deadlock: T1 waits in line 4 for b, which T2 holds (taken in line 3); T2 waits in line 4 for a, which T1 holds (taken in line 3)';
    const page = schedulePage('transfer', schedule({ summary, waitFor }));
    assert.doesNotMatch(page, /main/u);
    assert.match(page, /<p class="summary">Deadlock: each waits for what another one holds\.<\/p>/u);
    assert.equal(headline(schedule({ summary })), summary);
  });

  it('draws what nobody can end as arrows that lead nowhere', () => {
    const page = schedulePage('wait', schedule({ waitFor: [edge('T1', null, { resource: 'ready', verb: 'wait' })] }));
    assert.equal(count(page, /marker-end/gu), 1);
    assert.doesNotMatch(page, /dead/u);
  });

  it('stays inside its picture, however many take part', () => {
    const names = Array.from({ length: 9 }, (_, index) => `philosopher-${String(index)}`);
    const waitFor = names.map((name, index) => edge(name, names[(index + 1) % names.length] ?? '', { resource: `forks[${String(index)}]` }));
    const page = schedulePage('dining', schedule({ waitFor }));
    const [, height = '0'] = /viewBox="0 0 480 (\d+)"/u.exec(page) ?? [];
    for (const [, x, y, width] of page.matchAll(/<rect x="(-?[\d.]+)" y="(-?[\d.]+)" width="([\d.]+)"/gu)) {
      assert.ok(Number(x) >= 0 && Number(x) + Number(width) <= 480, `${String(x)} + ${String(width)}`);
      assert.ok(Number(y) >= 0 && Number(y) <= Number(height), String(y));
    }
  });
});

describe('a schedule', () => {
  it('is read although nobody in particular can end a waiting', () => {
    assert.notEqual(parseSchedule(schedule({ waitFor: [edge('T1', null, { since: null })] })), null);
  });

  it('is offered unless it is the exception of one thread alone', () => {
    const steps = [step('T1', 'read')];
    assert.equal(parseTelling(schedule({ verdict: 'exception', steps })), null);
    assert.notEqual(parseTelling(schedule({ verdict: 'exception', steps: [...steps, step('T2', 'read')] })), null);
    assert.notEqual(parseTelling(schedule({ verdict: 'leak', steps })), null);
    assert.equal(parseTelling(null), null);
  });

  it('tells a lock that is wanted twice from one that somebody else holds', () => {
    assert.equal(describeEdge(edge('T1', 'T1')), 'T1 waits in line 4 for lock, which it holds itself (taken in line 3)');
    assert.equal(describeEdge(edge('T1', null, { line: null })), 'T1 waits for lock');
    assert.equal(describeEdge(edge('main', 'T1', { verb: 'join' })), 'main waits in line 4 for T1 to end');
  });

  it('that was not found says what was covered, and what looks wrong', () => {
    const pass = parsePass({ verdict: 'none', coverage: '3 schedules tried: a sample', hints: [{ text: 'self.n is used without a lock (line 4)', lines: [4] }] });
    assert.ok(pass !== null);
    assert.equal(describePass('test_it', pass), 'test_it: nothing fails. 3 schedules tried: a sample. But look at this: self.n is used without a lock (line 4).');
    assert.equal(describePass('test_it', { ...pass, hints: [] }), 'test_it: nothing fails. 3 schedules tried: a sample.');
    assert.equal(parsePass({ verdict: 'timed-out', summary: 'no result' }), null);
  });

  it('says how a replay of it went', () => {
    assert.match(describeReplay(null, schedule({})), /nothing fails/u);
    assert.match(describeReplay(schedule({}), schedule({})), /in the same way/u);
    assert.match(describeReplay(schedule({ summary: 'other' }), schedule({})), /in another way/u);
  });
});
