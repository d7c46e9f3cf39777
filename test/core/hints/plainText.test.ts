import assert from 'node:assert/strict';
import { belowHeadline, headline } from '../../../src/core/hints/plainText.ts';

describe('the headline of a hint', () => {
  it('is its first sentence, without marks and links', () => {
    assert.equal(headline('`time.sleep(1)` keeps the **only** thread. Use [await](command:x).\n\nMore.'), 'time.sleep(1) keeps the only thread.');
    assert.equal(headline('See [the card](command:card) first. `xs` is a list.'), 'See the card first.');
  });

  it('is the whole paragraph when that is one sentence', () => {
    assert.equal(headline('**O(n)**: `xs.pop(0)`, n = len(xs).\n\nThe rest moves up.'), 'O(n): xs.pop(0), n = len(xs).');
    assert.equal(headline(''), '');
  });

  it('is not said again by what stands below it', () => {
    const message = '`time.sleep(1)` keeps the **only** thread. Use [await](command:x).\n\nMore.';
    assert.equal(belowHeadline(message), 'Use [await](command:x).\n\nMore.');
    assert.equal(belowHeadline('**O(n)**: `xs.pop(0)`.\n\nThe rest moves up.'), 'The rest moves up.');
    assert.equal(belowHeadline('All of it.'), '');
  });
});
