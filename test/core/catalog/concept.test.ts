import assert from 'node:assert/strict';
import { parseConcept, parseHints } from '../../../src/core/catalog/concept.ts';
import { conceptPage, hintsPage, statementPage } from '../../../src/core/catalog/pages.ts';
import { firstParagraph } from '../../../src/core/catalog/statement.ts';

const markdown = `# The GIL

One lock.

## Who holds it?

One thread.

## Questions

### Is it fair?

- [ ] Always
- [x] Not quite

> Waiters ask
> for it.

### What is it for?

> Reference counts.
`;

describe('a concept card', () => {
  const card = parseConcept(markdown.replaceAll('\n', '\r\n'));

  it('has a title, a page and questions', () => {
    assert.equal(card.title, 'The GIL');
    assert.equal(card.page, 'One lock.\n\n## Who holds it?\n\nOne thread.');
    assert.deepEqual(card.questions.map(({ text }) => text), ['Is it fair?', 'What is it for?']);
  });

  it('knows the right choices and the explanation', () => {
    const [first, second] = card.questions;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(first.choices, [{ text: 'Always', right: false }, { text: 'Not quite', right: true }]);
    assert.equal(first.explanation, 'Waiters ask\nfor it.');
    assert.deepEqual(second.choices, []);
  });

  it('folds each answer away on its page', () => {
    const page = conceptPage(card);
    assert.ok(!page.includes('[x]'));
    assert.match(page, /<details><summary>Answer<\/summary>\s+\*\*b\)\*\*\. Waiters ask/);
  });
});

describe('hints', () => {
  const hints = parseHints('# Hints\n\n## Look\n\nAt both ends.\n\n## Think\n\nOf a ring.\n\n## Idea\n\nTwo lists.\n');

  it('are the sections of their file', () => {
    assert.deepEqual(hints, ['## Look\n\nAt both ends.', '## Think\n\nOf a ring.', '## Idea\n\nTwo lists.']);
  });

  it('are shown as far as they were revealed', () => {
    const page = hintsPage('FIFO queue', hints, 2);
    assert.ok(page.includes('Of a ring.') && !page.includes('Two lists.'));
    assert.match(page, /1 more/);
    assert.match(hintsPage('FIFO queue', hints, 3), /last hint/);
  });
});

describe('a statement', () => {
  it('is summed up by its first paragraph', () => {
    assert.equal(firstParagraph('# Queue\n\nFirst in,\nfirst out.\n\nMore.'), 'First in,\nfirst out.');
    assert.equal(firstParagraph('# Queue'), '');
  });

  it('ends with the targets where there are some', () => {
    const entry = { name: 'Queue.peek', time: 'O(1)', measured: true };
    assert.match(statementPage('# Queue\n', [entry]), /\| `Queue\.peek` \| O\(1\) time \| measured \|/);
    assert.equal(statementPage('# Queue\n', [{ name: 'Queue' }]), '# Queue');
  });
});
