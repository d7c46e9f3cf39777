import assert from 'node:assert/strict';
import type { Exercise } from '../../../src/core/catalog/catalog.ts';
import { asOwnTest, asProgram } from '../../../src/core/practice/counterexample.ts';
import type { TestResult } from '../../../src/core/run/result.ts';
import { queueManifest } from '../catalog/catalogFiles.fake.ts';
import { failure, planned } from '../run/kit.ts';

const exercise: Exercise = { ...queueManifest, difficulty: 'easy', topic: 'data_structures', folder: 'data_structures/fifo_queue' };

function failed(expected: string | null): TestResult {
  return {
    ...planned('T.test_x', { title: 'gives items back, in order!' }),
    verdict: 'failed',
    seconds: 0,
    output: '',
    outputTruncated: false,
    failure: { ...failure('x'), expected },
    notes: [],
    growth: null,
    schedule: null,
  };
}

function own(code: string, expected: string | null, taken: readonly string[] = []): string {
  return asOwnTest(failed(expected), code, new Set(taken));
}

describe('a counterexample', () => {
  it('becomes a program that imports what it uses', () => {
    assert.equal(asProgram(exercise, 'q = Queue()\nq.peek()  # raised TypeError'), 'from fifo_queue import Queue\n\nq = Queue()\nq.peek()  # raised TypeError\n');
    assert.equal(asProgram(exercise, 'x = 1'), 'x = 1\n');
  });

  it('becomes a test that asserts what was expected', () => {
    assert.equal(
      own("q = Queue()\nq.enqueue('a')\nq.dequeue()  # returned None, expected 'a'", "'a'"),
      "def test_gives_items_back_in_order() -> None:\n    q = Queue()\n    q.enqueue('a')\n    assert q.dequeue() == 'a'\n",
    );
  });

  it('becomes a test that wants an exception where one was expected', () => {
    assert.equal(
      own('Queue().peek()  # returned None, expected IndexError', 'IndexError').split('\n').slice(1).join('\n'),
      '    try:\n        Queue().peek()\n    except IndexError:\n        pass\n    else:\n        raise AssertionError("expected IndexError")\n',
    );
  });

  it('stays a call where what was expected cannot be written down', () => {
    assert.ok(own('f()  # returned 1, expected <object>', '<object>').endsWith('    f()\n'));
    assert.ok(own('f()  # raised TypeError: no', null).endsWith('    f()\n'));
    assert.ok(own('x = f()  # raised TypeError: no', '3').endsWith('    x = f()\n'));
  });

  it('gets a name that is free', () => {
    const name = 'test_gives_items_back_in_order';
    assert.ok(own('f()', null, [name, `${name}_2`]).startsWith(`def ${name}_3()`));
  });

  it('keeps a comment that belongs to the code', () => {
    assert.ok(own("s = 'a  # b'\nf(s)  # returned 1, expected 2", '2').includes("s = 'a  # b'\n"));
  });
});
