import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeLine } from '../../../src/core/run/events.ts';

const examples = join(import.meta.dirname, '..', '..', 'fixtures', 'protocol');

describe('a line from the harness', () => {
  it('is an event when it starts with the run’s nonce', () => {
    assert.deepEqual(decodeLine('abc {"event":"ended"}', 'abc'), { kind: 'event', event: { event: 'ended' } });
  });

  it('is noise when the learner printed something that looks like an event', () => {
    assert.equal(decodeLine('{"event":"ended"}', 'abc').kind, 'noise');
    assert.equal(decodeLine('abd {"event":"ended"}', 'abc').kind, 'noise');
  });

  it('is told apart as a broken one, with the key that is wrong', () => {
    const decoded = decodeLine('abc {"event":"test-started"}', 'abc');
    assert.ok(decoded.kind === 'invalid');
    assert.match(decoded.problem, /test/);
    assert.equal(decodeLine('abc {"event":', 'abc').kind, 'invalid');
  });

  for (const name of readdirSync(examples).filter((file) => file.endsWith('.jsonl') && file !== 'requests.jsonl')) {
    it(`is understood in the example ${name}`, () => {
      const lines = readFileSync(join(examples, name), 'utf8').split('\n').filter((line) => line !== '');
      assert.ok(lines.length > 0);
      for (const line of lines) assert.equal(decodeLine(`n ${line}`, 'n').kind, 'event', line);
    });
  }
});
