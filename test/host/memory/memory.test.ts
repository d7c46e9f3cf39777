import assert from 'node:assert/strict';
import Mocha from 'mocha';
import * as vscode from 'vscode';
import { growthPerRun, heapInUse } from '../../node/heap.ts';
import { answerAll } from '../kit/answers.ts';
import { theExtension } from '../kit/extension.ts';
import { actions } from '../kit/lenses.ts';
import { forgetPractice, newestFirst, openSolution, queueFile, rightQueue, setText, sleeping } from '../kit/practice.ts';
import { whileRunning } from '../kit/running.ts';

/** Runs that are measured, after as many as a tenth of them that warm up. */
const RUNS = Number(process.env['INTERVIEW_PRACTICE_RUNS'] ?? '1000');
const MEASUREMENTS = 20;
/** The editor lists so many results; those it drops by itself are not cleared. */
const MOST_RESULTS = 128;
/**
 * Bytes that a run may leave behind. One result that is kept takes some 25,000, and one test run of the editor's 8,000; an
 * attempt that is recorded takes some 300, and the engine goes on to compile for hundreds of runs, some 2,000 for each. A
 * short series still sees the editor warm up.
 */
const MOST_GROWTH = RUNS >= 500 ? 4_000 : 30_000;

const inPeek = (code: string): string => rightQueue.replace('        return self.old[-1]', `        ${code}\n        return self.old[-1]`);

/** What learners' files do, by turns; the last hangs until it is stopped. */
const texts: readonly { readonly text: string; readonly lens: RegExp }[] = [
  { text: rightQueue, lens: /^✓ (\d+)\/\1$/ },
  { text: newestFirst, lens: /wrong result$/ },
  { text: inPeek('print("x" * 50_000)'), lens: /^✓/ },
  { text: inPeek('import os; os._exit(3)'), lens: /crashed$/ },
  { text: inPeek('raise KeyError(list(range(10_000)))'), lens: /exception$/ },
  { text: 'class Queue(:\n', lens: /exception$/ },
  { text: sleeping, lens: /Run tests$/ },
];

/** The reporter's way to whoever reads the test's output. */
const say = (text: string): void => {
  Mocha.reporters.Base.consoleLog(text);
};

describe('the memory of the extension host', function () {
  this.timeout(120_000 + RUNS * 10_000);
  let answers = answerAll();

  before(async () => {
    await theExtension().activate();
    answers.end();
    answers = answerAll();
  });
  after(async () => {
    answers.end();
    await forgetPractice();
  });

  it(`does not grow over ${String(RUNS)} runs`, async () => {
    const editor = await openSolution(queueFile(), rightQueue);
    const each = Math.min(MOST_RESULTS / 2, Math.max(1, Math.round(RUNS / MEASUREMENTS)));
    let made = 0;

    const run = async (): Promise<void> => {
      const { text, lens } = texts[made % texts.length] ?? assert.fail();
      made += 1;
      // Every run is on a text of its own, as a learner's is.
      await setText(editor, `# ${String(made)}\n${text}`);
      if (text === sleeping) await whileRunning('fifo_queue', () => Promise.resolve());
      else await vscode.commands.executeCommand('interviewPractice.runExercise', 'fifo_queue');
      const shown = await actions(queueFile());
      assert.ok(shown.some((title) => lens.test(title)), `run ${String(made)}: ${shown.join(' | ')}, ${JSON.stringify(answers.told)}`);
    };

    for (let warming = 0; warming < 2 * each; warming += 1) await run();
    const heaps: number[] = [];
    for (let measurement = 0; measurement < Math.ceil(RUNS / each); measurement += 1) {
      for (let count = 0; count < each; count += 1) await run();
      // The editor keeps some 8,000 bytes for each run until its results are cleared, even after it has ceased to list them.
      await vscode.commands.executeCommand('testing.clearTestResults');
      heaps.push(await heapInUse());
      say(`after ${String(made)} runs: ${(heaps.at(-1) ?? 0).toLocaleString('en')} bytes`);
    }
    const growth = growthPerRun(heaps, each);
    say(`each run left ${growth.toFixed(0)} bytes behind`);
    assert.ok(growth < MOST_GROWTH, `each run left ${growth.toFixed(0)} bytes behind: ${heaps.join(', ')}`);
    assert.deepEqual(answers.told.errors, []);
  });
});
