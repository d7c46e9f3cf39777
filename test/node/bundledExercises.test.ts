import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Catalog, type Exercise } from '../../src/core/catalog/catalog.ts';
import { parseHints } from '../../src/core/catalog/concept.ts';
import { bundledFiles } from '../../src/node/bundled.ts';
import { proofCases } from '../../src/node/exerciseRuns.ts';

const catalog = new Catalog(bundledFiles(join(import.meta.dirname, '..', '..')));

/** The text of each section of a page, by its heading. */
function sectionsOf(markdown: string): ReadonlyMap<string, string> {
  const [, ...parts] = markdown.split(/^## /m);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end).trim()] as const;
    }),
  );
}

async function forEach(check: (exercise: Exercise) => Promise<void>): Promise<void> {
  const exercises = await catalog.exercises();
  assert.ok(exercises.length > 0);
  for (const exercise of exercises) await check(exercise);
}

function assertSections(of: string, sections: ReadonlyMap<string, string>, wanted: readonly (string | readonly string[])[]): void {
  for (const each of wanted) {
    const names = typeof each === 'string' ? [each] : each;
    assert.ok(names.some((name) => (sections.get(name) ?? '') !== ''), `${of} has no section “${names.join('” or “')}”`);
  }
}

describe('the bundled exercises', () => {
  it('each have a statement with all its parts', () =>
    forEach(async (exercise) => {
      const name = `${exercise.slug}/statement.md`;
      const text = await catalog.text(exercise, 'statement.md');
      const sections = sectionsOf(text);
      assert.match(text, /^# .+\n\n\S/, `${name} begins with a title and says what it is about`);
      assertSections(name, sections, [
        'Why interviewers ask it',
        ['What to build', 'What is there', 'What it should do'],
        'Examples',
        'Rules',
        'Edge cases to think of',
        'A follow-up interviewers like',
      ]);
      if (exercise.entryPoints.some(({ time }) => time !== undefined)) assertSections(name, sections, ['Costs']);
      const examples = [...(sections.get('Examples') ?? '').matchAll(/^```python$/gm)];
      assert.ok(examples.length >= 2, `${name} shows ${examples.length} examples, and two are wanted`);
    }));

  it('each have notes with all their parts, costs in a table first', () =>
    forEach(async (exercise) => {
      const name = `${exercise.slug}/notes.md`;
      const text = await catalog.text(exercise, 'notes.md');
      assertSections(name, sectionsOf(text), ['Why', 'When to use', 'Interview tip', 'Common mistakes']);
      const beforeFirst = text.split(/^## /m)[0] ?? '';
      assert.match(beforeFirst, /^\|.*\|\n\| ?:?-+/m, `${name} has no table before its first section`);
      if (exercise.entryPoints.some(({ time }) => time !== undefined)) {
        assert.match(beforeFirst, /O\(/, `the table of ${name} names no cost in time`);
        assert.match(beforeFirst, /space/i, `the table of ${name} names no space`);
      }
    }));

  it('each have three hints', () =>
    forEach(async (exercise) => {
      const hints = parseHints(await catalog.text(exercise, 'hints.md'));
      assert.equal(hints.length, 3, `${exercise.slug}/hints.md`);
    }));

  it('each have enough right and wrong solutions to prove their suite', () =>
    forEach(async (exercise) => {
      const cases = await proofCases(catalog, exercise);
      const count = (kind: string): number => cases.filter((each) => each.kind === kind).length;
      assert.ok(count('variant') >= 3, `${exercise.slug} has ${count('variant')} variants, and three are wanted`);
      assert.ok(count('trap') >= 8, `${exercise.slug} has ${count('trap')} traps, and eight are wanted`);
    }));
});
