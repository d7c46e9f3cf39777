import assert from 'node:assert/strict';
import { readLastWords } from '../../../src/core/run/lastWords.ts';

const solution = '/practice/a queue.py';

function stack(head: string, ...frames: readonly (readonly [string, number, string])[]): string {
  return [`${head} (most recent call first):`, ...frames.map(([file, line, name]) => `  File "${file}", line ${String(line)} in ${name}`)].join('\n');
}

describe('the last words of a process', () => {
  it('give the learner’s calls, outermost first, and none of the harness', () => {
    const words = `Fatal Python error: Segmentation fault\n\n${stack(
      'Current thread 0x01',
      ['/lib/ctypes/__init__.py', 519, 'string_at'],
      [solution, 7, 'dequeue'],
      [solution, 12, 'drain'],
      ['/extension/harness/runner.py', 40, 'run'],
    )}`;
    assert.deepEqual(readLastWords(words, solution), {
      kind: 'fatal',
      reason: 'Segmentation fault',
      frames: [
        { line: 12, function: 'drain', text: '' },
        { line: 7, function: 'dequeue', text: '' },
      ],
    });
  });

  it('blame the thread that crashed, wherever it stands', () => {
    const words = [
      'Fatal Python error: Aborted',
      stack('Thread 0x02', [solution, 3, 'waits']),
      stack('Current thread 0x01', [solution, 9, 'aborts']),
    ].join('\n');
    assert.equal(readLastWords(words, solution).frames[0]?.line, 9);
  });

  it('find the first thread with a line of the learner’s when the time is over', () => {
    const words = ['Timeout (0:00:06)!', stack('Thread 0x02', ['/h/watchdog.py', 60, '_watch']), stack('Thread 0x01', [solution, 5, 'spins'])].join('\n');
    const found = readLastWords(words, solution);
    assert.deepEqual([found.kind, found.frames[0]?.line], ['timeout', 5]);
  });

  it('know a path with letters beyond ASCII, and a very long one', () => {
    const path = '/Übung 🐍/λ/queue.py';
    const words = stack('Current thread 0x01', ['/\\xdcbung \\U0001f40d/\\u03bb/queue.py', 4, 'f']);
    assert.equal(readLastWords(words, path).frames[0]?.line, 4);
    const long = `/${'x'.repeat(600)}/queue.py`;
    assert.equal(readLastWords(stack('Thread 0x01', [`/${'x'.repeat(499)}...`, 4, 'f']), long).frames[0]?.line, 4);
  });

  it('may be nothing at all, or something else', () => {
    assert.deepEqual(readLastWords('', solution), { kind: 'none', reason: '', frames: [] });
    assert.equal(readLastWords('free(): invalid pointer\n', solution).kind, 'none');
  });
});
