import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Analysis } from '../../../src/core/hints/analysis.ts';
import { hover, type HoverContent } from '../../../src/core/hints/engine.ts';
import { hoversFrom, type HoverSpan } from '../../../src/core/hints/hoversAhead.ts';
import type { RuleId } from '../../../src/core/hints/hint.ts';
import { pythonParser } from './kit/parser.ts';

const allRules = { disabledRules: new Set<RuleId>() };

const exercise = (path: string): string => readFileSync(`exercises/${path}`, 'utf8');

/** Files of every kind: threads, tasks, recursion, and what no parser likes. */
const files: Readonly<Record<string, string>> = {
  'a queue': exercise('data_structures/fifo_queue/reference.py'),
  'a graph': exercise('data_structures/graph/reference.py'),
  'a chain of producers': exercise('problems/producer_consumer/reference.py'),
  'a race': exercise('bug_clinic/fix_race_condition/starter.py'),
  'a crawler with tasks': exercise('problems/web_scraper/reference.py'),
  'blank lines first and last': '\n\n# first\n\ndef f(xs: list):\n    while xs:\n        xs.pop(0)\n\n\n',
  'one line after the other': 'xs = []\n'.repeat(2_000),
  'no line feed at the end': 'xs = [1]\nxs.insert(0, 2)',
  'carriage returns': 'xs = [1]\r\nfor x in xs:\r\n    if x in xs: pass\r\n',
  'half a statement': 'def f(xs: list):\n    for x in xs:\n        xs.insert(0, \n\nclass',
  'letters that take two code units': 'xs = ["🦀", "é"]\nprint("🦀" in xs, xs.index("é"))\n',
  nothing: '',
};

async function analysed(text: string): Promise<Analysis> {
  const handle = (await pythonParser()).parse(text);
  handle.dispose();
  return new Analysis(handle.tree);
}

function allSpans(analysis: Analysis, settings: { readonly disabledRules: ReadonlySet<RuleId> }): { spans: HoverSpan[]; stretches: number } {
  const spans: HoverSpan[] = [];
  let stretches = 0;
  for (let next: number | null = 0; next !== null; stretches++) {
    const stretch = hoversFrom(analysis, next, settings);
    assert.ok(stretch.next === null || stretch.next > next, 'a stretch has to lead on');
    spans.push(...stretch.spans);
    ({ next } = stretch);
  }
  return { spans, stretches };
}

/** What matters of a hover to whoever reads it. */
const said = (content: HoverContent | null | undefined): readonly string[] =>
  (content?.sections ?? []).map(({ rule, range, message }) => `${rule} ${String(range.start)}-${String(range.end)} ${message}`);

describe('hovers that are worked out ahead', () => {
  for (const [name, text] of Object.entries(files)) {
    it(`say at every place what is said on request: ${name}`, async () => {
      const analysis = await analysed(text);
      const { spans } = allSpans(analysis, allRules);
      let index = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        while ((spans[index + 1]?.start ?? Infinity) <= offset) index++;
        const asked = hover(analysis, offset, allRules);
        assert.deepEqual(said(spans[index]?.content), said(asked), `at ${String(offset)}`);
        assert.deepEqual(spans[index]?.content?.range, asked?.range, `at ${String(offset)}`);
      }
    });
  }

  it('come in pieces, each of them small', async () => {
    const { spans, stretches } = allSpans(await analysed('xs.pop(0)\n'.repeat(500)), allRules);
    assert.ok(stretches >= 10, `${String(stretches)} stretches`);
    assert.ok(spans.length >= 500, `${String(spans.length)} spans`);
  });

  it('leave out what is switched off', async () => {
    const analysis = await analysed('xs = [1]\nxs.pop(0)\n');
    const rules = ({ spans }: { readonly spans: readonly HoverSpan[] }): readonly string[] =>
      spans.flatMap(({ content }) => (content?.sections ?? []).map(({ rule }) => rule));
    assert.deepEqual(rules(allSpans(analysis, allRules)), ['CX01']);
    assert.deepEqual(rules(allSpans(analysis, { disabledRules: new Set<RuleId>(['CX01']) })), []);
  });
});
