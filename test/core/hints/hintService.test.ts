import assert from 'node:assert/strict';
import { Analysis } from '../../../src/core/hints/analysis.ts';
import { prepare } from '../../../src/core/hints/engine.ts';
import { HintService, type DocumentVersion } from '../../../src/core/hints/hintService.ts';
import { pythonParser } from './kit/parser.ts';

const slow = 'def f(xs: list):\n    while xs:\n        xs.pop(0)\n';
const allRules = { disabledRules: new Set<never>() };
const onName = { offset: slow.indexOf('f('), measured: new Map<string, string>() };

function version(number: number, text: string | null): DocumentVersion {
  return { uri: 'file:///a.py', version: number, text };
}

/** Lets so many steps pass, and those after them only when it is opened. */
function gate(steps: number): { readonly pause: () => Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let passed = 0;
  return { pause: () => (passed++ < steps ? Promise.resolve() : opened), open };
}

describe('the hint service', () => {
  it('gives hints before it has worked out what the functions cost', async () => {
    const parser = await pythonParser();
    const handle = parser.parse(slow);
    const { open, pause } = gate([...prepare(new Analysis(handle.tree))].length);
    handle.dispose();
    const service = new HintService(parser, pause);
    assert.deepEqual((await service.hints(version(1, slow), allRules)).map(({ rule }) => rule), ['CX01']);
    const hover = service.hover(version(1, null), onName, allRules);
    open();
    assert.match((await hover)?.sections[0]?.message ?? '', /At most/);
    service.forget('file:///a.py');
  });

  it('says nothing about a version that was replaced while its costs were worked out', async () => {
    const service = new HintService(await pythonParser(), () => Promise.resolve());
    const hover = service.hover(version(1, slow), onName, allRules);
    await service.hints(version(2, `${slow}\n`), allRules);
    assert.equal(await hover, null);
    service.forget('file:///a.py');
  });
});
