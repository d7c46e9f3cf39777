import assert from 'node:assert/strict';
import type { SyntaxNode } from '../../../src/core/hints/syntax/node.ts';
import { descendants, nodeAt } from '../../../src/core/hints/syntax/walk.ts';
import { pythonParser } from '../../core/hints/kit/parser.ts';

function shape(node: SyntaxNode): string {
  return [...descendants(node)].map((one) => `${one.type}${one.fieldName ?? ''}@${String(one.start)}-${String(one.end)}`).join(' ');
}

const manyLines = Array.from({ length: 3_500 }, (_, index) => `value_${String(index)} = [${String(index)}, "é😀"]`);

describe('the Python parser', () => {
  it('loads the pinned runtime with the pinned grammar and parses a line', async () => {
    const handle = (await pythonParser()).parse('x: list[int] = sorted(y)\n');
    assert.equal(handle.tree.root.type, 'module');
    assert.equal(handle.tree.hasError, false);
    assert.equal(handle.tree.root.firstNamedChild?.firstNamedChild?.field('right')?.type, 'call');
    handle.dispose();
  });

  it('counts offsets in UTF-16 code units', async () => {
    const text = 'face = "😀é"\nxs.append(1)\n';
    const { tree } = (await pythonParser()).parse(text);
    const method = nodeAt(tree.root, text.indexOf('append'));
    assert.equal(method.text, 'append');
    assert.equal(method.line, 2);
    assert.equal(tree.source.columnOf(method.start), 3);
  });

  it('keeps fields, parents and anonymous tokens', async () => {
    const { tree } = (await pythonParser()).parse('async def f(a, *, b=1):\n    return a not in b\n');
    const definition = tree.root.firstNamedChild;
    assert.equal(definition?.hasToken('async'), true);
    assert.equal(definition.field('name')?.text, 'f');
    assert.equal(definition.field('body')?.parent, definition);
  });

  it('marks broken source and never throws', async () => {
    const parser = await pythonParser();
    for (const text of ['def f(:\n', 'class', '"""', 'x = = 3', '\u0000', 'if x\n  y', 'f(((((', '\t\t)']) {
      const { tree } = parser.parse(text);
      assert.ok(tree.size > 0);
    }
    assert.equal(parser.parse('def f(:\n').tree.hasError, true);
  });

  it('parses an edit of a large file to the same tree as parsing it anew', async () => {
    const parser = await pythonParser();
    const before = parser.parse(manyLines.join('\n'));
    const edited = [...manyLines.slice(0, 1_700), 'def inserted(xs):', '    return xs.pop(0)', ...manyLines.slice(1_702)].join('\n');
    const after = parser.parse(edited, before);
    const anew = parser.parse(edited);
    assert.equal(shape(after.tree.root), shape(anew.tree.root));
    for (const handle of [before, after, anew]) handle.dispose();
    assert.equal(parser.liveTrees, 0);
  });

  it('keeps a wasm tree for large files only, until it is disposed', async () => {
    const parser = await pythonParser();
    const small = parser.parse('x = 1\n');
    assert.equal(parser.liveTrees, 0);
    const large = parser.parse(manyLines.join('\n'));
    assert.equal(parser.liveTrees, 1);
    large.dispose();
    large.dispose();
    small.dispose();
    assert.equal(parser.liveTrees, 0);
    assert.equal(large.tree.root.type, 'module');
  });
});
