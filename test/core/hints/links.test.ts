import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Analysis } from '../../../src/core/hints/analysis.ts';
import { fileHints, hover } from '../../../src/core/hints/engine.ts';
import type { Hint } from '../../../src/core/hints/hint.ts';
import { analysed } from './kit/parser.ts';

const fixtures = new URL('../../fixtures/hints/', import.meta.url);
const exercises = new URL('../../../exercises/', import.meta.url);

/** What is found in the file, and what a hover on each line shows. */
function everythingIn(analysis: Analysis, source: string): Hint[] {
  const hovers: Hint[] = [];
  let offset = 0;
  for (const line of source.split('\n')) {
    for (const match of line.matchAll(/[([]|\b(in|def|for|while)\b| [+*] /g))
      hovers.push(...(hover(analysis, offset + match.index)?.sections ?? []));
    offset += line.length + 1;
  }
  return [...fileHints(analysis), ...hovers];
}

function leadsSomewhere({ link }: Hint): boolean {
  const [kind, slug = ''] = link.split(':');
  if (kind === 'concept') return existsSync(new URL(`concepts/${slug}.md`, exercises));
  return readdirSync(exercises).some((topic) => existsSync(new URL(`${topic}/${slug}/exercise.json`, exercises)));
}

describe('the links of hints', () => {
  for (const folder of ['costTips', 'concurrency']) {
    it(`lead to pages that are bundled, for all that is said in ${folder}`, async () => {
      const astray = new Set<string>();
      let count = 0;
      for (const file of readdirSync(new URL(`${folder}/`, fixtures))) {
        const source = readFileSync(new URL(`${folder}/${file}`, fixtures), 'utf8');
        for (const hint of everythingIn(await analysed(source), source)) {
          count++;
          if (!leadsSomewhere(hint)) astray.add(`${file} ${hint.rule}: ${hint.link}`);
        }
      }
      assert.deepEqual([...astray], []);
      assert.ok(count > 100);
    });
  }
});
