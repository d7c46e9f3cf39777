import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../node/kit.ts';

const root = join(import.meta.dirname, '..', '..');
const fifoQueue = join(root, 'exercises', 'data_structures', 'fifo_queue');

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

/** Calls the command line as it was built, as a user does. */
function call(...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join(root, 'dist', 'cli.js'), ...words], (_, out, complaint) => {
      resolve({ code: child.exitCode ?? -1, out, complaint });
    });
  });
}

function objects({ out }: Answer): readonly Readonly<Record<string, unknown>>[] {
  return out.trim().split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

function lastObject(answer: Answer): Readonly<Record<string, unknown>> {
  const last = objects(answer).at(-1);
  assert.ok(last !== undefined);
  return last;
}

describe('the command line', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  async function file(name: string, text: string): Promise<string> {
    const path = join(folder(), name);
    await writeFile(path, text);
    return path;
  }

  describe('tells a wrong call by', () => {
    const calls: readonly (readonly [title: string, words: readonly string[], complaint: RegExp, usage: boolean])[] = [
      ['naming what is missing', [], /^No command given\./, true],
      ['naming an unknown command', ['frob'], /^There is no command “frob”\./, true],
      ['naming an unknown option', ['list', '--bogus'], /--bogus/, true],
      ['showing how a run is called', ['run', 'fifo_queue'], /as in “run fifo_queue fifo_queue\.py”/, true],
      ['listing the exercises there are', ['run', 'nope', 'x.py'], /^There is no exercise “nope”\. Choose one of: .*fifo_queue/, false],
      ['naming a file that is not there', ['run', 'fifo_queue', 'nope.py'], /^There is no file “nope\.py”\.$/m, false],
      ['naming a folder in the place of a file', ['hints', root], /is not a file\.$/m, false],
      ['naming the file of hints that is not there', ['cost', 'nope.py'], /^There is no file “nope\.py”\.$/m, false],
      ['naming the file to measure that is not there', ['growth', 'nope.py::f'], /^There is no file “nope\.py”\.$/m, false],
      ['asking for a function to measure', ['growth', 'nope.py'], /as in “growth nope\.py::name”/, true],
      ['naming the file to explore that is not there', ['explore', 'nope.py'], /^There is no file “nope\.py”\.$/m, false],
      ['saying what a number must be', ['run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--timeout', '0'], /^--timeout takes a number above 0, not “0”/, true],
      ['saying what a seed must be', ['explore', join(fifoQueue, 'reference.py'), '--seed', 'x'], /^--seed takes a whole number/, true],
      ['listing the tests there are', ['run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--test', 'No.test'], /^fifo_queue has no test “No\.test”\. Its tests are:\n {2}\w+\.test_/, false],
      ['saying what a usable Python is', ['run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--python', '/nope'], /\/nope: there is no such program\nInstall CPython/, false],
    ];
    for (const [title, words, complaint, usage] of calls) {
      it(title, async () => {
        const answer = await call(...words);
        assert.match(answer.complaint, complaint);
        assert.equal(answer.complaint.includes('Usage:'), usage, answer.complaint);
        assert.equal(answer.out, '');
        assert.equal(answer.code, 2);
      });
    }
  });

  it('explains itself when it is asked to', async () => {
    const { code, out } = await call('--help');
    assert.equal(code, 0);
    assert.match(out, /^Usage:\n[\s\S]*--seed N/);
  });

  it('runs a suite and ends with one object that sums it up', async () => {
    const answer = await call('run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--json');
    const last = lastObject(answer);
    assert.equal(answer.code, 0, answer.complaint);
    assert.deepEqual([last['slug'], last['verdict'], last['failed'], last['message'], last['line']], ['fifo_queue', 'passed', 0, null, null]);
  });

  it('fails with what is wrong in words for people', async () => {
    const answer = await call('run', 'fifo_queue', join(fifoQueue, 'starter.py'));
    assert.equal(answer.code, 1);
    assert.match(answer.out, /^✗ .*\(exception\)\n[\s\S]*NotImplementedError/);
    assert.match(answer.out, /\nfifo_queue: .*, \d+ of \d+ tests passed\n$/);
  });

  it('runs the one test that is asked for', async () => {
    const all = lastObject(await call('run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--json'));
    const [first] = all['tests'] as readonly { readonly name: string }[];
    const one = lastObject(await call('run', 'fifo_queue', join(fifoQueue, 'reference.py'), '--test', first?.name ?? '', '--json'));
    assert.equal((one['tests'] as readonly unknown[]).length, 1);
  });

  it('measures growth against a target', async () => {
    const path = await file('mine.py', 'def has_pair(xs: list[int]) -> bool:\n    return any(x + y == 0 for x in xs for y in xs if x != y)\n');
    const answer = await call('growth', `${path}::has_pair`, '--target', 'n', '--json');
    const last = lastObject(answer);
    assert.equal(answer.code, 1, answer.complaint);
    assert.equal(last['class'], 'n^2');
    assert.equal(last['within'], false);
    assert.deepEqual((last['lines'] as readonly { readonly line: number }[]).map(({ line }) => line), [2]);
  });

  it('explores a file and replays the schedule that broke it', async () => {
    const path = join(root, 'test', 'fixtures', 'explore', 'lost_update', 'bug.py');
    const found = lastObject(await call('explore', path, '--json'));
    assert.equal(found['verdict'], 'assertion');
    const again = lastObject(await call('explore', path, '--schedule', String(found['schedule']), '--json'));
    assert.deepEqual([again['verdict'], again['schedules'], again['steps']], ['assertion', 1, found['steps']]);
    assert.match((await call('explore', path)).out, /^assertion in main\(\) after \d+ schedules?\n/);
  });

  it('says what was explored where no bug was found, and what looked wrong all the same', async () => {
    const race = await file('race.py', [
      'import threading', 'x = 0', 'def add():', '    global x', '    x += 1', 'def main():',
      '    both = [threading.Thread(target=add) for _ in range(2)]', '    [t.start() for t in both]', '    [t.join() for t in both]', '',
    ].join('\n'));
    const answer = await call('explore', race);
    assert.equal(answer.code, 0);
    assert.match(answer.out, /^No bug found in main\(\)\. .*schedules.*\.\nbut data race: x is used by two threads without a common lock \(line 5\)\n$/);
    const script = await file('script.py', 'print(1)\n');
    assert.match((await call('explore', script)).out, /^No bug found in the file as a script \(it has no main\(\) and no test_\* function\)\./);
  });

  it('prints hints and costs as objects', async () => {
    const path = await file('mine.py', 'import time\nasync def first(xs: list[int]) -> int:\n    time.sleep(1)\n    return xs.pop(0)\n');
    const [hint] = objects(await call('hints', path, '--json'));
    assert.deepEqual(Object.keys(hint ?? {}).sort(), ['column', 'endLine', 'file', 'kind', 'line', 'message', 'rule', 'severity']);
    const [cost] = objects(await call('cost', path, '--json'));
    assert.deepEqual(cost, { file: path, line: 2, function: 'first', time: 'O(n)', space: 'O(1)', confidence: cost?.['confidence'] });
  });
});
