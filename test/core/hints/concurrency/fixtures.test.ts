import assert from 'node:assert/strict';
import { concurrencyRules } from '../../../../src/core/hints/concurrency/rules.ts';
import { casesOf, hintsOf, placed } from './kit.ts';

describe('the concurrency rules', () => {
  it('are CB01 to CB35', () => {
    const ids = Array.from({ length: 35 }, (_, index) => `CB${String(index + 1).padStart(2, '0')}`);
    assert.deepEqual(concurrencyRules.map(({ id }) => id).sort(), ids);
  });

  for (const { id } of concurrencyRules) {
    describe(id, () => {
      const cases = casesOf(id);

      it('has at least six cases to report and four to leave alone', () => {
        assert.ok(cases.filter((one) => one.expected.length > 0).length >= 6);
        assert.ok(cases.filter((one) => one.expected.length === 0).length >= 4);
      });

      for (const { name, source, expected } of cases) {
        it(`${expected.length === 0 ? 'leaves alone' : 'reports'} ${name}`, async () => {
          const hints = (await hintsOf(source)).filter((hint) => hint.rule === id);
          assert.deepEqual(hints.map(placed).sort(), expected);
        });

        if (expected.length === 0) continue;
        it(`says nothing about ${name} when the file asks for silence`, async () => {
          const hints = await hintsOf(`# hint: ignore-file ${id}\n${source}`);
          assert.deepEqual(
            hints.filter((hint) => hint.rule === id),
            [],
          );
        });
      }
    });
  }
});
