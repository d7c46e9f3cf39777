import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mutantsOf, type Mutant } from '../../../scripts/mutation/mutants.ts';
import { Interpreters, usualCommands } from '../../../src/node/python.ts';

const QUEUE = `"""A queue."""

import threading
from typing import List

Items = List[int]


class Queue:
    """First in, first out."""

    def __init__(self, limit: int = 3) -> None:
        self._items: Items = []
        self._changed = threading.Condition()
        self._limit = limit

    def put(self, item: int) -> None:
        """Add an item."""
        with self._changed:  # é
            while len(self._items) >= self._limit and item is not None:
                self._changed.wait()
            self._items.append(item)
            self._changed.notify_all()

    def take(self) -> int:
        if (not self._items):
            raise IndexError("nothing < here")
        return self._items.pop(0)
`;

describe('the mutants of a file', () => {
  let folder: string;
  let changes: readonly string[];
  let all: readonly Mutant[];

  async function mutantsOfText(text: string): Promise<readonly Mutant[]> {
    const file = join(folder, 'reference.py');
    writeFileSync(file, text);
    const found = await new Interpreters().first(usualCommands(process.platform));
    if (!('version' in found)) throw new Error('no Python was found');
    return mutantsOf(found.command, file);
  }

  before(async function () {
    this.timeout(30_000);
    folder = mkdtempSync(join(tmpdir(), 'mutants-'));
    all = await mutantsOfText(QUEUE);
    changes = all.map(({ after }) => after);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('change one line each and leave the rest as it was', () => {
    assert.ok(all.length > 20);
    for (const { source } of all) {
      const lines = source.split('\n');
      const same = QUEUE.split('\n').filter((line, index) => line === lines[index]);
      assert.equal(lines.length, QUEUE.split('\n').length);
      assert.equal(same.length, lines.length - 1);
    }
  });

  it('are all different', () => {
    assert.equal(new Set(all.map(({ source }) => source)).size, all.length);
  });

  it('make the small mistakes of comparisons, conditions, constants and calls', () => {
    for (const change of [
      'while len(self._items) > self._limit and item is not None:',
      'while len(self._items) < self._limit and item is not None:',
      'while len(self._items) >= self._limit or item is not None:',
      'while len(self._items) >= self._limit:',
      'while item is not None:',
      'while len(self._items) >= self._limit and item is None:',
      'def __init__(self, limit: int = 4) -> None:',
      'self._items.insert(0, item)',
      'return self._items.pop()',
      'return None',
      'raise KeyError("nothing < here")',
      'if (True):',
    ]) {
      assert.ok(changes.includes(change), `${change} is not among\n${changes.join('\n')}`);
    }
  });

  it('make the mistakes of threads', () => {
    for (const change of [
      'if True:  # é',
      'if len(self._items) >= self._limit and item is not None:',
      'self._changed.notify()',
    ]) {
      assert.ok(changes.includes(change), change);
    }
  });

  it('leave type hints, docstrings, imports and messages alone', () => {
    for (const { before, after } of all) {
      assert.doesNotMatch(before, /^(""|import|from|Items)/);
      assert.match(after, /^(?!.*nothing < here)|"nothing < here"/);
    }
  });

  it('swap locks that are taken one after the other', async () => {
    const swapped = await mutantsOfText('def move(a, b):\n    with a, b:\n        a.acquire()\n        b.acquire()\n');
    const orders = swapped.filter(({ operator }) => operator === 'order of locks').map(({ source }) => source);
    assert.deepEqual(orders, [
      'def move(a, b):\n    with b, a:\n        a.acquire()\n        b.acquire()\n',
      'def move(a, b):\n    with a, b:\n        b.acquire()\n        a.acquire()\n',
    ]);
  });

  it('forget an await', async () => {
    const forgotten = await mutantsOfText('async def main(work):\n    await work()\n');
    assert.ok(forgotten.some(({ after }) => after === '(work())'));
  });
});
