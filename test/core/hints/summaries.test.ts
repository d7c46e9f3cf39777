import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { functionCosts } from '../../../src/core/hints/functionCosts.ts';
import { analysed } from './kit/parser.ts';

const folder = new URL('../../fixtures/hints/costs/', import.meta.url);

/** Labels stand in the comment above a function, decorators between: `# O(n) | O(1)` is time and space. */
function labels(source: string): Map<number, { time: string; space: string }> {
  const found = new Map<number, { time: string; space: string }>();
  let label: { time: string; space: string } | null = null;
  for (const [index, line] of source.split('\n').entries()) {
    const match = /^\s*# (O\(.+\)) \| (O\(.+\))$/.exec(line);
    if (match !== null) label = { time: match[1] ?? '', space: match[2] ?? '' };
    else if (label !== null && /^\s*(async )?def /.test(line)) {
      found.set(index + 1, label);
      label = null;
    }
  }
  return found;
}

describe('function summaries', () => {
  for (const file of readdirSync(folder).sort()) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [line, label] of labels(source)) {
      const name = /def (\w+)/.exec(source.split('\n')[line - 1] ?? '')?.[1] ?? '';
      it(`says what ${name} of ${file} costs`, async () => {
        const cost = functionCosts(await analysed(source)).find((one) => one.line === line);
        assert.deepEqual({ time: cost?.time, space: cost?.space }, label);
      });
    }
  }

  it('names a function with its classes and functions, in source order', async () => {
    const costs = functionCosts(await analysed('class A:\n    def b(self):\n        def c():\n            pass\n\ndef d():\n    pass\n'));
    assert.deepEqual(
      costs.map((cost) => [cost.line, cost.function]),
      [
        [2, 'A.b'],
        [3, 'A.b.c'],
        [6, 'd'],
      ],
    );
  });

  it('is unsure when a called function is not known', async () => {
    const [cost] = functionCosts(await analysed('def f(xs):\n    return fetch(xs)\n'));
    assert.equal(cost?.confidence, 'low');
  });

  it('is not sure where choices multiply', async () => {
    const [cost] = functionCosts(await analysed('def f(letters):\n    out = [""]\n    for _ in letters:\n        out = [w + c for w in out for c in "ab"]\n    return out\n'));
    assert.equal(cost?.confidence, 'medium');
  });

  it('is unsure when nothing fixes how many choices there are', async () => {
    const source = 'def f(letters, pool):\n    out = [""]\n    for _ in letters:\n        out = [w + c for w in out for c in pool]\n    return out\n';
    const [cost] = functionCosts(await analysed(source));
    assert.equal(cost?.confidence, 'low');
  });

  it('is unsure where every level has all choices again', async () => {
    const source = 'def f(n):\n    out = []\n    def g(at, path):\n        if at == n:\n            out.append(path)\n            return\n        for i in range(n):\n            g(at + 1, path + [i])\n    g(0, [])\n    return out\n';
    const costs = functionCosts(await analysed(source));
    assert.equal(costs.find((cost) => cost.function === 'f.g')?.confidence, 'low');
  });

  it('is not sure of a search in something of no known type', async () => {
    const [cost] = functionCosts(await analysed('def f(word, known):\n    return word in known\n'));
    assert.equal(cost?.confidence, 'medium');
  });

  it('is not sure of an index that moves by what it finds', async () => {
    const source =
      'def f(text):\n    i = 0\n    while i < len(text):\n        size = int(text[i])\n        i = i + 1 + size\n    return i\n';
    const [cost] = functionCosts(await analysed(source));
    assert.deepEqual({ time: cost?.time, confidence: cost?.confidence }, { time: 'O(n)', confidence: 'medium' });
  });

  it('is not sure of a loop that ends somewhere in its middle', async () => {
    const [cost] = functionCosts(await analysed('def f(xs):\n    i = 0\n    while True:\n        if i == len(xs):\n            return i\n        i += 1\n'));
    assert.deepEqual({ time: cost?.time, confidence: cost?.confidence }, { time: 'O(n)', confidence: 'medium' });
  });

  it('is not sure where more than two sizes stand side by side', async () => {
    const [cost] = functionCosts(await analysed('def f(a, b, c):\n    return sum(a) + sum(b) + sum(c)\n'));
    assert.deepEqual({ time: cost?.time, confidence: cost?.confidence }, { time: 'O(n + m + k)', confidence: 'medium' });
  });

  it('ends on functions that call each other', async () => {
    const costs = functionCosts(await analysed('def a(n):\n    return b(n - 1)\n\ndef b(n):\n    return a(n - 1)\n'));
    assert.equal(costs.length, 2);
  });
});
