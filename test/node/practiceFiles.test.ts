import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { readIfThere } from '../../src/node/files.ts';
import { PracticeFiles } from '../../src/node/practiceFiles.ts';
import { temporaryFolder } from './kit.ts';
import { openStore, pathOf, perform, starter, type PracticeJob, type PracticeStep, type Slug } from './practiceSteps.ts';

/** Sequences that are tried; a longer search takes more. */
const SEQUENCES = Number(process.env['INTERVIEW_PRACTICE_SEQUENCES'] ?? '15');

const slugs: readonly Slug[] = ['fifo_queue', 'min_heap'];
const slug = fc.constantFrom(...slugs);
const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('open' as const, 'reset' as const, 'undo' as const, 'delete' as const, 'restore' as const, 'stop' as const), slug }),
    fc.record({ kind: fc.constant('edit' as const), slug, text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant('')) }),
    fc.record({ kind: fc.constant('run' as const), slug, verdict: fc.constantFrom('passed' as const, 'failed' as const, 'crashed' as const) }),
  ),
  { minLength: 4, maxLength: 25 },
);
const deaths = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });

/** What is known of one exercise: the text in its file, and the texts that have to be among its attempts. */
interface Known {
  text: string | null;
  deleted: string | null;
  readonly kept: Set<string>;
  lastReplaced: string | null;
}

const newlyKnown = (): Known => ({ text: null, deleted: null, kept: new Set(), lastReplaced: null });

/** Applies to the model what a step does when it comes to its end. */
function follow(known: Known, step: PracticeStep): void {
  switch (step.kind) {
    case 'open':
      known.text ??= starter;
      return;
    case 'edit':
      known.text = step.text;
      return;
    case 'delete':
      known.deleted = known.text ?? known.deleted;
      known.text = null;
      return;
    case 'restore':
      if (known.text === null && known.deleted !== null) [known.text, known.deleted] = [known.deleted, null];
      return;
    case 'run':
      if (known.text !== null) known.kept.add(known.text);
      return;
    case 'stop':
      return;
    case 'reset':
      if (known.text !== null && known.text !== starter) replace(known, starter);
      return;
    case 'undo':
      if (known.lastReplaced !== null && known.text !== known.lastReplaced) replace(known, known.lastReplaced);
  }
}

function replace(known: Known, text: string): void {
  if (known.text !== null) {
    known.kept.add(known.text);
    known.lastReplaced = known.text;
  }
  known.text = text;
}

describe('a learner’s files', function () {
  this.timeout(20_000 + SEQUENCES * 10_000);
  const folder = temporaryFolder();
  let program = '';

  before(async () => {
    const place = await mkdtemp(join(tmpdir(), 'practice process '));
    program = join(place, 'practiceProcess.mjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'practiceProcess.ts')],
      outdir: place,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __filename = import.meta.filename;" },
      logLevel: 'error',
    });
  });

  after(() => rm(join(program, '..'), { recursive: true, force: true }));

  /** Performs steps in a process that may be killed, and tells how many ended. */
  async function performInProcess(job: PracticeJob): Promise<{ readonly ended: number; readonly killed: boolean }> {
    return new Promise((resolve, reject) => {
      const child = execFile(process.execPath, [program, JSON.stringify(job)], (error, stdout, stderr) => {
        const killed = child.signalCode === 'SIGKILL';
        if (error !== null && !killed) reject(new Error(stderr));
        else resolve({ ended: stdout.split('\n').filter((line) => line.startsWith('end')).length, killed });
      });
    });
  }

  /** Fails unless the results can be read and every text that has to be kept is there. */
  async function check(place: string, known: ReadonlyMap<Slug, Known>): Promise<void> {
    const store = openStore(place, ({ problem }) => { assert.fail(`the results file was damaged: ${problem}`); });
    const results = await store.read();
    for (const [each, { kept }] of known) {
      const keys = results.exercises[each]?.attempts.map(({ text }) => text) ?? [];
      const texts = await Promise.all(keys.map((key) => store.text(key)));
      assert.ok(!texts.includes(null), 'an attempt names a text that is not there');
      for (const text of kept) assert.ok(texts.includes(text), `${JSON.stringify(text)} was lost`);
    }
  }

  it('never lose a text, and the results can always be read, whenever the window is killed', async () => {
    let kills = 0;
    await fc.assert(
      fc.asyncProperty(steps, deaths, async (all, when) => {
        const place = await mkdtemp(join(folder(), 'sequence '));
        const known = new Map(slugs.map((each) => [each, newlyKnown()]));
        let done = 0;
        for (let life = 0; done < all.length; life += 1) {
          const job = { folder: place, steps: all.slice(done), killAtWrite: when[life] ?? Number.MAX_SAFE_INTEGER };
          const { ended, killed } = await performInProcess(job);
          for (const step of job.steps.slice(0, ended)) follow(knownOf(known, step.slug), step);
          done += ended;
          await check(place, known);
          const cut = all[done];
          if (killed && cut !== undefined) {
            kills += 1;
            await settle(place, known, cut);
            done += 1;
          }
          for (const each of slugs) assert.equal(await readIfThere(pathOf(place, each)), knownOf(known, each).text);
        }
      }),
      { numRuns: SEQUENCES, ...(process.env['INTERVIEW_PRACTICE_SEED'] === undefined ? {} : { seed: Number(process.env['INTERVIEW_PRACTICE_SEED']) }) },
    );
    assert.ok(kills > 0, 'no process was killed, so nothing was shown');
  });

  /** A step that was cut short did nothing or all of it; in both cases the text before it is still there. */
  async function settle(place: string, known: ReadonlyMap<Slug, Known>, cut: PracticeStep): Promise<void> {
    const store = openStore(place, ({ problem }) => { assert.fail(`the results file was damaged: ${problem}`); });
    const mine = knownOf(known, cut.slug);
    const before = mine.text;
    const now = await readIfThere(pathOf(place, cut.slug));
    const after = { ...mine, kept: new Set(mine.kept) };
    follow(after, cut);
    assert.ok(now === before || now === after.text, `${JSON.stringify(now)} is neither the old nor the new text`);
    const attempts = (await store.read()).exercises[cut.slug]?.attempts ?? [];
    if (now !== before && before !== null) {
      const texts = await Promise.all(attempts.map(({ text }) => store.text(text)));
      assert.ok(texts.includes(before), `${JSON.stringify(before)} was replaced without being kept`);
    }
    mine.text = now;
    const lastReset = attempts.filter(({ reason }) => reason === 'reset').at(-1);
    mine.lastReplaced = lastReset === undefined ? null : await store.text(lastReset.text);
  }

  it('are reset through the editor when they are open there, unsaved text included', async () => {
    const path = pathOf(folder(), 'fifo_queue');
    await perform(folder(), { kind: 'edit', slug: 'fifo_queue', text: 'saved' });
    const store = openStore(folder(), () => undefined);
    const records = { refresh: () => store.read(), update: store.update.bind(store), record: store.record.bind(store), attemptText: store.text.bind(store) };
    let shown = 'not saved yet';
    const open = { text: () => shown, replace: (_path: string, text: string) => { shown = text; return Promise.resolve(); } };
    const files = new PracticeFiles(records, open);
    const file = { slug: 'fifo_queue', path, starter };
    assert.equal(await files.reset(file), 'reset');
    assert.deepEqual([shown, await readFile(path, 'utf8')], [starter, 'saved']);
    assert.equal(await files.reset(file), 'holds-the-starter');
    assert.equal(await files.undoReset(file), 'restored');
    assert.equal(shown, 'not saved yet');
    assert.equal(await files.undoReset({ ...file, slug: 'min_heap' }), 'nothing-kept');
  });

  it('are not reset before they were begun, and come back after they were deleted', async () => {
    assert.equal(await perform(folder(), { kind: 'reset', slug: 'min_heap' }), 'not-begun');
    await perform(folder(), { kind: 'edit', slug: 'min_heap', text: 'mine' });
    await perform(folder(), { kind: 'reset', slug: 'min_heap' });
    await perform(folder(), { kind: 'delete', slug: 'min_heap' });
    assert.equal(await perform(folder(), { kind: 'undo', slug: 'min_heap' }), 'restored');
    assert.equal(await readFile(pathOf(folder(), 'min_heap'), 'utf8'), 'mine');
    assert.equal(await perform(folder(), { kind: 'undo', slug: 'min_heap' }), 'holds-it-already');
    await writeFile(pathOf(folder(), 'min_heap'), 'more');
    assert.equal(await perform(folder(), { kind: 'open', slug: 'min_heap' }), 'opened');
    assert.equal(await readFile(pathOf(folder(), 'min_heap'), 'utf8'), 'more');
  });
});

function knownOf(known: ReadonlyMap<Slug, Known>, each: Slug): Known {
  const found = known.get(each);
  assert.ok(found !== undefined);
  return found;
}
