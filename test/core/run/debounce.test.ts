import assert from 'node:assert/strict';
import { Debounce } from '../../../src/core/run/debounce.ts';
import type { Timer } from '../../../src/core/run/run.ts';

/** A clock that is put forward by hand. */
function handClock(): { readonly timer: Timer; readonly pass: (seconds: number) => void } {
  let now = 0;
  let pending: { readonly due: number; readonly action: () => void }[] = [];
  return {
    timer: (seconds, action) => {
      const entry = { due: now + seconds, action };
      pending.push(entry);
      return { dispose: () => { pending = pending.filter((each) => each !== entry); } };
    },
    pass: (seconds) => {
      now += seconds;
      const due = pending.filter((each) => each.due <= now);
      pending = pending.filter((each) => each.due > now);
      for (const { action } of due) action();
    },
  };
}

describe('a debounce', () => {
  it('acts once for all that was asked in a row, after the last of it', () => {
    const { pass, timer } = handClock();
    const acted: string[] = [];
    const debounce = new Debounce<string>(timer, 0.2, (key) => acted.push(key));
    debounce.ask('queue');
    pass(0.15);
    debounce.ask('queue');
    pass(0.15);
    assert.deepEqual(acted, []);
    pass(0.05);
    assert.deepEqual(acted, ['queue']);
    debounce.ask('queue');
    pass(0.2);
    assert.deepEqual(acted, ['queue', 'queue']);
  });

  it('keeps each key apart, and forgets all of them when it is disposed', () => {
    const { pass, timer } = handClock();
    const acted: string[] = [];
    const debounce = new Debounce<string>(timer, 0.2, (key) => acted.push(key));
    debounce.ask('queue');
    debounce.ask('stack');
    pass(0.2);
    assert.deepEqual(acted, ['queue', 'stack']);
    debounce.ask('queue');
    debounce.dispose();
    pass(1);
    assert.equal(acted.length, 2);
  });
});
