import assert from 'node:assert/strict';
import { DocumentCache, maximumLines } from '../../../src/core/hints/documentCache.ts';
import { fileHints, hover } from '../../../src/core/hints/engine.ts';
import { analysed, pythonParser } from './kit/parser.ts';

const slow = 'def f(xs: list):\n    while xs:\n        xs.pop(0)\n';

describe('the hint engine', () => {
  it('gives hints with kind, severity, lines and columns from 1', async () => {
    const [hint] = fileHints(await analysed(slow));
    assert.equal(hint?.rule, 'CX01');
    assert.equal(hint.kind, 'front-of-list');
    assert.equal(hint.severity, 'hint');
    assert.deepEqual({ line: hint.range.line, endLine: hint.range.endLine, column: hint.range.column }, { line: 3, endLine: 3, column: 9 });
    assert.equal(hint.link, 'exercise:fifo_queue');
    assert.deepEqual(hint.evidence, [{ kind: 'annotated', line: 1 }]);
  });

  it('keeps quiet on a line that says so', async () => {
    assert.deepEqual(fileHints(await analysed(slow.replace('pop(0)', 'pop(0)  # hint: ignore CX01'))), []);
    assert.deepEqual(fileHints(await analysed(slow.replace('pop(0)', 'pop(0)  # hint: ignore'))), []);
    assert.deepEqual(fileHints(await analysed(slow.replace('        xs', '        # hint: ignore CX07, CX01\n        xs'))), []);
    assert.equal(fileHints(await analysed(slow.replace('pop(0)', 'pop(0)  # hint: ignore CX02'))).length, 1);
  });

  it('keeps quiet in a file that says so', async () => {
    assert.deepEqual(fileHints(await analysed(`# hint: ignore-file CX01\n${slow}`)), []);
  });

  it('keeps quiet about disabled rules, in hovers too', async () => {
    const analysis = await analysed(slow);
    const settings = { disabledRules: new Set(['CX01'] as const) };
    assert.deepEqual(fileHints(analysis, settings), []);
    assert.equal(hover(analysis, slow.indexOf('pop'), settings), null);
  });

  it('shows what was measured beside what is claimed', async () => {
    const analysis = await analysed('class Q:\n    def take(self):\n        return 1\n');
    const content = hover(analysis, 'class Q:\n    def ta'.length, undefined, new Map([['Q.take', 'grows linearly']]));
    assert.match(content?.sections[0]?.message ?? '', /Measured last: grows linearly/);
  });

  it('says nothing where nothing costs', async () => {
    const analysis = await analysed('# a comment\nx = 1\n\n\nclass A:\n    pass\n');
    for (let offset = 0; offset <= analysis.tree.source.text.length; offset++) assert.equal(hover(analysis, offset), null);
  });

  it('lists both types of a union and claims none', async () => {
    const source = 'from collections import deque\ndef f(c):\n    xs = [1] if c else deque([1])\n    xs.pop()\n';
    const content = hover(await analysed(source), source.lastIndexOf('pop'));
    assert.match(content?.sections[0]?.message ?? '', /several types[\s\S]*`list`[\s\S]*`deque`/);
  });

  it('words the unknown as a condition', async () => {
    const source = 'def f(xs):\n    xs.insert(0, 1)\n';
    const content = hover(await analysed(source), source.indexOf('insert'));
    assert.match(content?.sections[0]?.message ?? '', /not known here[\s\S]*if it is a `list`/);
  });
});

describe('the document cache', () => {
  it('analyses each version once and frees what it replaces', async () => {
    const parser = await pythonParser();
    const cache = new DocumentCache(parser);
    const lines = Array.from({ length: 3_200 }, (_, index) => `x${String(index)} = []`).join('\n');
    let reads = 0;
    const document = (version: number): { uri: string; version: number; text: () => string } => ({
      uri: 'file:///a.py',
      version,
      text: () => {
        reads++;
        return `${lines}\ny = ${String(version)}\n`;
      },
    });
    const first = cache.analysis(document(1));
    assert.equal(cache.analysis(document(1)), first);
    assert.equal(reads, 1);
    assert.notEqual(cache.analysis(document(2)), first);
    assert.equal(parser.liveTrees, 1);
    cache.dispose();
    assert.equal(parser.liveTrees, 0);
    assert.equal(cache.analysis(document(3)), null);
  });

  it('leaves files alone that are too long', async () => {
    const cache = new DocumentCache(await pythonParser());
    assert.equal(cache.analysis({ uri: 'a', version: 1, text: () => '\n'.repeat(maximumLines + 1) }), null);
    cache.dispose();
  });
});
