import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { fileHints, hover } from '../../../src/core/hints/engine.ts';
import { type Expectation, readFixture } from './kit/carets.ts';
import { analysed } from './kit/parser.ts';

const folder = new URL('../../fixtures/hints/costTips/', import.meta.url);
const minimumReported = 6;
const minimumSilent = 4;

describe('cost tips', () => {
  it('have a file of places for each rule', () => {
    const rules = Array.from({ length: 20 }, (_, index) => `CX${String(index + 1).padStart(2, '0')}.py`);
    assert.deepEqual(readdirSync(folder).sort(), rules);
  });

  for (const file of readdirSync(folder).sort()) {
    const { source, expectations } = readFixture(new URL(file, folder));
    const rule = file.replace('.py', '');

    it(`${rule} is said where it applies and nowhere else`, async () => {
      const analysis = await analysed(source);
      const failures = expectations.flatMap((expected) => disagreement(expected, analysis) ?? []);
      assert.deepEqual(failures, []);
    });

    it(`${rule} has enough places of both kinds`, () => {
      const own = expectations.filter((expected) => expected.rule === rule);
      const reported = own.filter((expected) => expected.kind === 'reported').length;
      assert.ok(reported >= minimumReported, `${String(reported)} places must be reported`);
      assert.ok(own.length - reported >= minimumSilent, `${String(own.length - reported)} places must be silent`);
    });
  }
});

function disagreement(expected: Expectation, analysis: Awaited<ReturnType<typeof analysed>>): string | null {
  const place = `line ${String(expected.line)}`;
  if (expected.kind === 'silent') {
    const loud = fileHints(analysis).some(
      ({ rule, severity, range }) => rule === expected.rule && severity !== 'hover' && range.line === expected.line,
    );
    return loud ? `${place}: ${expected.rule} must be silent` : null;
  }
  const sections = hover(analysis, expected.offset)?.sections ?? [];
  const found = sections.find((section) => section.rule === expected.rule);
  if (expected.kind === 'not') return found === undefined ? null : `${place}: ${expected.rule} said: ${found.message}`;
  if (found === undefined) return `${place}: no ${expected.rule} among ${sections.map((section) => section.rule).join(' ') || 'nothing'}`;
  if (found.severity !== expected.severity)
    return `${place}: ${expected.rule} is ${found.severity}, not ${expected.severity}: ${found.message}`;
  return found.message.includes(expected.text) ? null : `${place}: ${expected.rule} does not say "${expected.text}": ${found.message}`;
}
