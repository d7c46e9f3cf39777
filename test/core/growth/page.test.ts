import assert from 'node:assert/strict';
import { growthPage } from '../../../src/core/growth/page.ts';
import { reportOf } from './kit.ts';

describe('the growth page', () => {
  it('has the verdict in words, and both kinds of axes, of which one is hidden', () => {
    const page = growthPage('FIFO queue', [{ report: reportOf(), earlier: [] }]);
    assert.match(page, /dequeue: grows like n\^2, the target is n <span class="verdict beyond">✗ grows too fast/);
    assert.match(page, /<figure data-axes="log">/);
    assert.match(page, /<figure data-axes="linear" hidden>/);
  });

  it('has one heading for a single function', () => {
    const page = growthPage('f', [{ report: reportOf({ operation: 'f' }), earlier: [] }]);
    assert.match(page, /^<section aria-labelledby="report-0" data-operation="f">\n<h1 id="report-0">f: grows like/);
    assert.doesNotMatch(page, /<h2/);
  });

  it('advises nothing where the target is kept', () => {
    assert.match(growthPage('q', [{ report: reportOf({ within: false, help: 'Use a set.' }), earlier: [] }]), /Use a set\./);
    assert.doesNotMatch(growthPage('q', [{ report: reportOf({ within: true, help: 'Use a set.' }), earlier: [] }]), /Use a set\./);
  });

  it('has the numbers as a table: measured, wanted by the target, and before', () => {
    const page = growthPage('q', [{ report: reportOf(), earlier: [[[8, 77]]] }]);
    const [, heading] = /<thead>(.*?)<\/thead>/.exec(page) ?? [];
    assert.deepEqual([...(heading ?? '').matchAll(/>([^<>]+)</g)].map(([, text]) => text), ['n', 'steps in total', 'n (target)', 'before']);
    assert.match(page, /<td class="number">8<\/td><td class="number">64<\/td><td class="number">256<\/td><td class="number">77<\/td>/);
    assert.match(page, /<td class="number">512<\/td><td class="number">262,144<\/td><td class="number">16,384<\/td><td class="number"><\/td>/);
  });

  it('says why nothing was measured, without an empty chart', () => {
    const page = growthPage('f', [{ report: reportOf({ operation: 'f', points: [], class: null, lines: [], why: null, note: 'f takes nothing whose size could grow' }), earlier: [] }]);
    assert.match(page, /could not be measured/);
    assert.match(page, /f takes nothing whose size could grow\./);
    assert.doesNotMatch(page, /<svg/);
  });

  it('lets no text of the learner’s become markup', () => {
    const report = reportOf({ operation: '<b>', lines: [{ line: 1, share: 1, text: 'if a < b and c > "d": <script>' }] });
    assert.doesNotMatch(growthPage('<i>', [{ report, earlier: [] }]), /<script>|<b>|<i>/);
  });
});
