import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { answerAll } from '../kit/answers.ts';
import { eventually } from '../kit/eventually.ts';
import { theExtension } from '../kit/extension.ts';
import { actions } from '../kit/lenses.ts';
import { forgetPractice, newestFirst, openSolution, queueFile, rightQueue, setText, sleeping } from '../kit/practice.ts';
import { problems } from '../kit/problems.ts';
import { whileRunning } from '../kit/running.ts';
import { withSetting } from '../kit/settings.ts';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`interviewPractice.${command}`, ...args);

async function hoverAt(line: number, column: number): Promise<string> {
  const position = new vscode.Position(line, column);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(queueFile()), position);
  return hovers.flatMap(({ contents }) => contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : ''))).join('\n');
}

describe('practising an exercise', function () {
  this.timeout(240_000);
  let told = answerAll();

  before(() => theExtension().activate());
  beforeEach(() => {
    told.end();
    told = answerAll();
  });
  afterEach(forgetPractice);
  after(() => {
    told.end();
  });

  it('begins with a file made from the starter', async () => {
    await run('openExercise', 'fifo_queue');
    assert.match(await readFile(queueFile(), 'utf8'), /class Queue:[^]*NotImplementedError/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, queueFile());
  });

  it('never overwrites a file that is there', async () => {
    await mkdir(dirname(queueFile()), { recursive: true });
    await writeFile(queueFile(), '# mine\n');
    await run('openExercise', 'fifo_queue');
    assert.equal(await readFile(queueFile(), 'utf8'), '# mine\n');
  });

  it('offers what can be done over the first line and over the class', async () => {
    await openSolution(queueFile(), rightQueue);
    const titles = await actions(queueFile());
    for (const word of ['Run tests', 'Debug', 'Hint', 'Solution']) assert.ok(titles.some((title) => title.includes(word)), word);
  });

  it('shows a pass over the file and in the hover of an entry point', async () => {
    await openSolution(queueFile(), rightQueue);
    await run('runExercise');
    assert.ok((await actions(queueFile())).some((title) => /^✓ (\d+)\/\1$/.test(title)), (await actions(queueFile())).join());
    assert.deepEqual(problems(queueFile()), []);
    assert.match(await hoverAt(4, 10), /O\(1\) amortised time[^]*passed/);
  });

  it('shows a failure as a problem at the method, until the next edit', async () => {
    const editor = await openSolution(queueFile(), newestFirst);
    await run('runExercise');
    await eventually(() => problems(queueFile()).length > 0);
    assert.match(problems(queueFile()).join('\n'), /^12: dequeue\(\) returned/m);
    await setText(editor, `${newestFirst}\n`);
    await eventually(() => problems(queueFile()).length === 0);
  });

  it('tells where a file is not valid Python', async () => {
    await openSolution(queueFile(), 'class Queue:\n    def enqueue(self)\n');
    await run('runExercise');
    await eventually(() => problems(queueFile()).length > 0);
    assert.match(problems(queueFile()).join('\n'), /^2: .*not valid Python/);
  });

  it('saves what is in the editor before it runs it', async () => {
    const editor = await openSolution(queueFile(), newestFirst);
    await setText(editor, rightQueue);
    await run('runExercise');
    assert.equal(await readFile(queueFile(), 'utf8'), rightQueue);
    assert.ok((await actions(queueFile())).some((title) => title.startsWith('✓')));
  });

  it('stops at once when asked to', async () => {
    await openSolution(queueFile(), sleeping);
    // Left alone, it would run for longer than this test may.
    await withSetting('run.timeout', 600, () => whileRunning('fifo_queue', () => Promise.resolve()));
    assert.ok((await actions(queueFile())).some((title) => title.includes('Run tests')));
  });

  it('runs again the tests that failed', async () => {
    const editor = await openSolution(queueFile(), newestFirst);
    await run('runExercise');
    const failing = (await actions(queueFile())).find((title) => title.startsWith('✗')) ?? '';
    assert.match(failing, /wrong result/);
    await setText(editor, rightQueue);
    await run('runFailed');
    assert.ok((await actions(queueFile())).some((title) => title.startsWith('✓')));
  });

  it('keeps the old text when it is reset, and brings it back', async () => {
    await openSolution(queueFile(), rightQueue);
    await run('resetExercise');
    assert.match(await readFile(queueFile(), 'utf8'), /NotImplementedError/);
    await run('undoReset');
    assert.equal(await readFile(queueFile(), 'utf8'), rightQueue);
  });

  it('brings the old text back by the button of the message, too', async () => {
    told.end();
    told = answerAll((choices) => choices.find((choice) => choice === 'Undo'));
    await openSolution(queueFile(), newestFirst);
    await run('resetExercise');
    assert.equal(await readFile(queueFile(), 'utf8'), newestFirst);
  });

  it('turns a failure into a test of the learner’s own, which then runs with the suite', async () => {
    told.end();
    told = answerAll();
    Object.assign(vscode.window, { showQuickPick: (items: readonly unknown[]) => Promise.resolve(items[0]) });
    await openSolution(queueFile(), newestFirst);
    await run('runExercise');
    await run('addToOwnTests');
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.getText() ?? '', /def test_\w+\(\) -> None:\n {4}queue|def test_\w+\(\) -> None:\n {4}q = Queue\(\)/);
    await run('runExercise');
    await eventually(() => problems(queueFile()).some((problem) => problem.includes('(')));
  });

  it('copies the failing calls as a program', async () => {
    Object.assign(vscode.window, { showQuickPick: (items: readonly unknown[]) => Promise.resolve(items[0]) });
    await openSolution(queueFile(), newestFirst);
    await run('runExercise');
    await run('copyAsCode');
    assert.match(await vscode.env.clipboard.readText(), /^from fifo_queue import Queue\n\n\w+ = Queue\(\)/);
  });

  it('asks once before it shows the solution, and notes it', async () => {
    told.end();
    told = answerAll((choices) => choices[0]);
    await openSolution(queueFile(), newestFirst);
    await run('showSolution', 'fifo_queue');
    const asked = told.told.warnings.length;
    await run('showSolution', 'fifo_queue');
    assert.equal(told.told.warnings.length, asked);
    assert.ok(asked <= 1);
    await eventually(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputTextDiff)));
  });

  it('needs no file to read a card', async () => {
    await run('openConcept', 'the_gil');
    await eventually(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('the_gil'))));
    assert.ok(!existsSync(queueFile()));
  });
});
