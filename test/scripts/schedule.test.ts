import assert from 'node:assert/strict';
import { NONE, ONE_FAILED, ONE_PASSED, type Counts } from '../../scripts/testing/counts.ts';
import { runParts, select, type Part } from '../../scripts/testing/schedule.ts';

const silent = { started: () => undefined, wrote: () => undefined, ended: () => undefined };

function part(name: string, options: Partial<Part> = {}): Part {
  return { name, title: name, needs: [], cores: 1, run: () => Promise.resolve(ONE_PASSED), ...options };
}

/** Parts that end when told, and a record of which have begun. */
function byHand(): { readonly begun: string[]; readonly held: (name: string, options?: Partial<Part>) => Part; readonly end: (name: string) => void } {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const held = (name: string, options: Partial<Part> = {}): Part =>
    part(name, {
      ...options,
      run: () =>
        new Promise<Counts>((resolve) => {
          begun.push(name);
          ends.set(name, () => {
            resolve(ONE_PASSED);
          });
        }),
    });
  return { begun, held, end: (name) => ends.get(name)?.() };
}

/** Lets everything go on that waits for nothing but promises. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('the schedule of test parts', () => {
  it('runs as many at once as there are cores', async () => {
    const { begun, held, end } = byHand();
    const running = runParts([held('a'), held('b'), held('c')], 2, silent);
    await settled();
    assert.deepEqual(begun, ['a', 'b']);
    end('b');
    await settled();
    assert.deepEqual(begun, ['a', 'b', 'c']);
    end('a');
    end('c');
    assert.equal((await running).length, 3);
  });

  it('gives a part that wants more cores than there are the whole machine', async () => {
    const { begun, held, end } = byHand();
    const running = runParts([held('small'), held('large', { cores: 4 })], 2, silent);
    await settled();
    assert.deepEqual(begun, ['small']);
    end('small');
    await settled();
    assert.deepEqual(begun, ['small', 'large']);
    end('large');
    await running;
  });

  it('begins a part only when all that it needs has ended', async () => {
    const { begun, held, end } = byHand();
    const running = runParts([held('package', { needs: ['build'] }), held('build')], 2, silent);
    await settled();
    assert.deepEqual(begun, ['build']);
    end('build');
    await settled();
    assert.deepEqual(begun, ['build', 'package']);
    end('package');
    await running;
  });

  it('counts a part as failed when it throws, and goes on with the rest', async () => {
    const broken = part('broken', { run: () => Promise.reject(new Error('no compiler')) });
    const [first, second] = await runParts([broken, part('sound')], 1, silent);
    assert.deepEqual(first?.counts, ONE_FAILED);
    assert.match(first.log, /no compiler/);
    assert.deepEqual(second?.counts, ONE_PASSED);
  });

  it('does not run a part whose needs failed, and says so', async () => {
    const parts = [part('build', { run: () => Promise.resolve(ONE_FAILED) }), part('package', { needs: ['build'] })];
    const results = await runParts(parts, 2, silent);
    assert.deepEqual(results[1]?.counts, ONE_FAILED);
    assert.match(results[1].log, /build/);
  });
});

describe('the choice of test parts', () => {
  const parts = [part('editor', { run: () => Promise.resolve(NONE) }), part('build'), part('host', { needs: ['build', 'editor'] }), part('unit')];

  it('is all of them when none is named', () => {
    assert.deepEqual(select(parts, []), parts);
  });

  it('takes what a part needs along', () => {
    assert.deepEqual(select(parts, ['host']).map(({ name }) => name), ['editor', 'build', 'host']);
  });

  it('names the parts there are when one is not', () => {
    assert.throws(() => select(parts, ['hots']), /no part "hots".*editor, build, host, unit/);
  });
});
