import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Analysis } from '../../../src/core/hints/analysis.ts';
import { fileHints, hover } from '../../../src/core/hints/engine.ts';
import { functionCosts } from '../../../src/core/hints/functionCosts.ts';
import { pythonParser } from './kit/parser.ts';

/** How many sources are tried, from which seed on: `npm run test:fuzz` tries 100,000. */
const count = Number(process.env['HINTS_FUZZ'] ?? '600');
/** The first ones are slow because the engine has not yet compiled what runs often. */
const warmingUp = 200;
const seed = Number(process.env['HINTS_FUZZ_SEED'] ?? '20261122');
/** Type questions per syntax node: a file of 500 lines has some 4,000 nodes, which this keeps far below 50 ms. */
const workPerNode = 12;

function sources(folder: string): string[] {
  const url = new URL(`../../fixtures/hints/${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((file) => file.endsWith('.py'))
    .map((file) => readFileSync(new URL(file, url), 'utf8'));
}

/** Small deterministic generator (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pieces = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '"""',
  "'",
  ':',
  ',',
  '\n',
  '    ',
  'def ',
  'class ',
  'for x in ',
  'lambda: ',
  'self.',
  ' = ',
  'await ',
  '\u0000',
  'é😀',
  '\\',
  '*',
  '**',
  '@',
  '#',
  'x = x + [x]\n',
  'return ',
  'yield ',
  'if ',
];

function mutated(source: string, next: () => number): string {
  const at = (length: number): number => Math.floor(next() * (length + 1));
  let text = source;
  const edits = 1 + at(3);
  for (let edit = 0; edit < edits; edit++) {
    const place = at(text.length);
    const kind = at(4);
    if (kind === 0) text = text.slice(0, place);
    else if (kind === 1) text = text.slice(place);
    else if (kind === 2) text = text.slice(0, place) + text.slice(place + at(30));
    else if (kind === 3) text = text.slice(0, place) + (pieces[at(pieces.length - 1)] ?? '') + text.slice(place);
    else {
      const other = at(text.length);
      text = text.slice(0, place) + text.slice(Math.min(place, other), Math.min(place, other) + at(200)) + text.slice(place);
    }
  }
  return text;
}

describe('broken sources', () => {
  it(`are analysed without an exception, without a leak and in bounded work (${String(count)} of them)`, async function () {
    this.timeout(0);
    const parser = await pythonParser();
    const originals = [...sources('costs'), ...sources('costTips'), ...sources('concurrency')];
    const next = random(seed);
    let worst = 0;
    let slowest = { milliseconds: 0, lines: 0, round: 0 };
    for (let round = 0; round < count; round++) {
      const original = originals[round % originals.length] ?? '';
      const start = Math.floor(next() * original.length);
      const text = mutated(original.slice(start, start + Math.floor(next() * 2_500)), next);
      try {
        const analysed = (): { readonly analysis: Analysis; readonly milliseconds: number } => {
          const from = process.cpuUsage();
          const handle = parser.parse(text);
          const analysis = new Analysis(handle.tree);
          fileHints(analysis);
          functionCosts(analysis);
          for (let step = 0; step < 6; step++) hover(analysis, Math.floor((step / 6) * text.length));
          handle.dispose();
          const { user, system } = process.cpuUsage(from);
          return { analysis, milliseconds: (user + system) / 1000 };
        };
        const { analysis, milliseconds } = analysed();
        worst = Math.max(worst, analysis.inference.work / (analysis.tree.size + 50));
        if (round < warmingUp || milliseconds <= slowest.milliseconds) continue;
        // A collection of garbage or a compilation may have fallen into it; what the source itself costs comes again.
        const least = Math.min(milliseconds, ...Array.from({ length: 4 }, () => analysed().milliseconds));
        if (least > slowest.milliseconds) slowest = { milliseconds: least, lines: analysis.tree.source.lineCount, round };
      } catch (error) {
        assert.fail(`round ${String(round)}: ${String(error)}\n${text}`);
      }
    }
    if (count > 1_000)
      process.stdout.write(
        `      ${String(count)} sources from seed ${String(seed)}: at most ${worst.toFixed(1)} questions per node; the slowest took ${slowest.milliseconds.toFixed(0)} ms of the processor for ${String(slowest.lines)} lines (round ${String(slowest.round)})\n`,
      );
    assert.equal(parser.liveTrees, 0);
    assert.ok(worst < workPerNode, `${worst.toFixed(1)} questions per node`);
  });

  it('survive nesting far deeper than the stack', async function () {
    this.timeout(0);
    const parser = await pythonParser();
    for (const text of [
      '('.repeat(20_000),
      'x = ' + '['.repeat(5_000) + ']'.repeat(5_000),
      'not '.repeat(10_000) + 'x',
      'a' + '.b'.repeat(10_000),
      'x' + '()'.repeat(10_000),
      'if x:\n'.repeat(300),
      '1' + ' + 1'.repeat(10_000),
    ]) {
      const analysis = new Analysis(parser.parse(text).tree);
      const inside = new Analysis(parser.parse(`def f(x, y):\n    return ${text}\n`).tree);
      assert.doesNotThrow(
        () => {
          for (const one of [analysis, inside]) {
            fileHints(one);
            functionCosts(one);
            hover(one, text.length >> 1);
          }
        },
        text.slice(0, 20),
      );
    }
  });
});
