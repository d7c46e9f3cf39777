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

  it('ends on functions that call each other', async () => {
    const costs = functionCosts(await analysed('def a(n):\n    return b(n - 1)\n\ndef b(n):\n    return a(n - 1)\n'));
    assert.equal(costs.length, 2);
  });
});
