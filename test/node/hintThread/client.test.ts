import assert from 'node:assert/strict';
import { bundleHintThread } from '../../../scripts/testing/hintThread.ts';
import { HintThread, type AskedDocument } from '../../../src/node/hintThread/client.ts';
import { packagedWasm } from '../../../src/node/parser/packageFiles.ts';

const wasm = packagedWasm(import.meta.url);
const slow = 'def f(xs: list):\n    while xs:\n        xs.pop(0)\n';
const allRules = { disabledRules: new Set<never>() };

function documentOf(text: string, version = 1, uri = 'file:///a.py'): AskedDocument {
  return { uri, version, text: () => text };
}

describe('the thread of the hints', () => {
  let program: string;
  let thread: HintThread;

  before(async () => {
    program = await bundleHintThread();
  });

  beforeEach(() => {
    thread = new HintThread({ program, wasm });
  });

  afterEach(() => {
    thread.dispose();
  });

  it('gives the hints of a document and what a hover shows', async () => {
    const document = documentOf(slow);
    assert.deepEqual((await thread.hints(document, allRules)).map(({ rule }) => rule), ['CX01']);
    const hover = await thread.hover(document, { offset: slow.indexOf('pop'), measured: new Map() }, allRules);
    assert.equal(hover?.sections[0]?.rule, 'CX01');
    assert.equal(await thread.hover(document, { offset: slow.length - 1, measured: new Map() }, allRules), null);
  });

  it('runs itself warm before anything is asked, and puts that off for whoever asks', async () => {
    thread.warmUp();
    assert.ok(thread.isRunning);
    assert.deepEqual((await thread.hints(documentOf(slow), allRules)).map(({ rule }) => rule), ['CX01']);
  });

  it('leaves disabled rules out and shows what was measured', async () => {
    const document = documentOf(slow);
    assert.deepEqual(await thread.hints(document, { disabledRules: new Set(['CX01'] as const) }), []);
    const hover = await thread.hover(document, { offset: 4, measured: new Map([['f', 'grows like n']]) }, allRules);
    assert.match(hover?.sections[0]?.message ?? '', /Measured last: grows like n/);
  });

  describe('looks ahead', () => {
    const measured = new Map<string, string>();
    const isDone = async (): Promise<void> => {
      while (thread.isBusy) await new Promise(setImmediate);
    };

    it('to what hovers will show, and says it without being asked again', async () => {
      const document = documentOf(slow);
      await thread.hints(document, allRules);
      await isDone();
      for (let offset = 0; offset <= slow.length; offset++) {
        const known = thread.hover(document, { offset, measured }, allRules);
        assert.ok(!thread.isBusy, `asked at ${String(offset)}`);
        const asked = thread.hover(document, { offset, measured: new Map([['g', 'of no function here']]) }, allRules);
        assert.ok(thread.isBusy);
        assert.deepEqual(await known, await asked);
      }
    });

    it('anew when rules are switched off', async () => {
      const document = documentOf(slow);
      const none = { disabledRules: new Set(['CX01'] as const) };
      await thread.hints(document, allRules);
      await isDone();
      const onPop = { offset: slow.indexOf('pop'), measured };
      assert.equal((await thread.hover(document, onPop, none))?.sections.length, undefined);
      await thread.hints(document, none);
      await isDone();
      const known = thread.hover(document, onPop, none);
      assert.ok(!thread.isBusy);
      assert.equal(await known, null);
    });

    it('no further once there is a newer version, whose hovers are its own', async () => {
      const long = slow.repeat(400);
      await thread.hints(documentOf(long), allRules);
      const newer = documentOf(`\n${slow}`, 2);
      const hover = await thread.hover(newer, { offset: 1 + slow.indexOf('pop'), measured }, allRules);
      assert.equal(hover?.range.line, 4);
      await isDone();
      assert.equal((await thread.hover(newer, { offset: slow.indexOf('xs') + 1, measured }, allRules))?.range.line, 2);
    });

    it('not into a document that is closed', async () => {
      const kept = documentOf(slow, 1, 'file:///b.py');
      await thread.hints(kept, allRules);
      await thread.hints(documentOf(slow), allRules);
      thread.forget('file:///a.py');
      await isDone();
      const again = thread.hover(documentOf('pass\n'), { offset: 0, measured }, allRules);
      assert.ok(thread.isBusy);
      assert.equal(await again, null);
    });
  });

  it('is sent the text of each version once', async () => {
    let reads = 0;
    const document = (version: number): AskedDocument => ({ uri: 'file:///a.py', version, text: () => ((reads += 1), slow) });
    await thread.hints(document(1), allRules);
    await thread.hints(document(1), allRules);
    assert.equal(reads, 1);
    await thread.hints(document(2), allRules);
    assert.equal(reads, 2);
  });

  it('gives up an old version when a newer one comes in, and answers about the newer', async () => {
    const long = slow.replaceAll('xs', 'values').repeat(400);
    const [old, newer] = await Promise.all([thread.hints(documentOf(long), allRules), thread.hints(documentOf(slow, 2), allRules)]);
    assert.deepEqual(old, []);
    assert.equal(newer.length, 1);
  });

  it('ends with the last document and starts again with the next', async () => {
    await thread.hints(documentOf(slow), allRules);
    await thread.hints(documentOf(slow, 1, 'file:///b.py'), allRules);
    thread.forget('file:///a.py');
    assert.ok(thread.isRunning);
    thread.forget('file:///b.py');
    assert.ok(!thread.isRunning);
    assert.equal((await thread.hints(documentOf(slow), allRules)).length, 1);
  });

  it('answers with nothing when it is closed meanwhile', async () => {
    const hints = thread.hints(documentOf(slow), allRules);
    thread.dispose();
    assert.deepEqual(await hints, []);
    assert.deepEqual(await thread.hints(documentOf(slow), allRules), []);
  });

  it('says what went wrong when the parser cannot be loaded', async () => {
    const broken = new HintThread({ program, wasm: { ...wasm, grammar: `${wasm.grammar}.missing` } });
    await assert.rejects(broken.hints(documentOf(slow), allRules), /missing/);
    broken.dispose();
  });

  it('replaces a thread that takes too long, and gives up after three', async () => {
    const impatient = new HintThread({ program, wasm, limitMilliseconds: 1 });
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(impatient.hints(documentOf(slow), allRules), /took longer than 1 ms/);
      assert.ok(!impatient.isRunning);
    }
    assert.deepEqual(await impatient.hints(documentOf(slow), allRules), []);
    assert.ok(!impatient.isRunning);
  });
});
