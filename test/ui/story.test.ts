import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from './kit/editor.ts';
import { eventually, soon } from './kit/eventually.ts';
import { newestFirst, twoStacks } from './kit/queues.ts';
import { steps } from './kit/steps.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

/** What is typed is what shall stand there: no indentation by the editor, no word completed by Enter. */
const TYPING = { 'editor.autoIndent': 'none', 'editor.acceptSuggestionOnEnter': 'off' };

describe('the way from the package to a passed exercise', function () {
  this.timeout(300_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'story', settings: TYPING });
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
  });

  after(async () => {
    await window.end();
  });

  steps(() => workbench);

  const solution = (): string => readFileSync(join(window.folder, 'practice', 'data_structures', 'fifo_queue.py'), 'utf8');

  it('begins in the side bar of the installed extension', async () => {
    await workbench.showView('Interview Practice');
    assert.equal(await workbench.tree.spoken('FIFO queue'), 'FIFO queue, easy, not started');
  });

  it('opens a file of the learner’s own, and what is to be built beside it', async () => {
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
    await workbench.webview().getByRole('heading', { name: 'FIFO queue', exact: true }).waitFor();
    await workbench.webview().getByRole('heading', { name: 'Examples' }).waitFor();
  });

  it('runs the starter, which fails and is told to be the starter still', async () => {
    await workbench.tree.clickAction('FIFO queue', 'Run Tests');
    await editor.codeLens('✗ 0/').waitFor();
    await workbench.showTestResults();
    await workbench.testResults.lists('gives items back in the order of their arrival', 'errored');
    await workbench.testResults.printed('fifo_queue: exception, 0 of');
    await workbench.testResults.tells('gives items back in the order of their arrival', /NotImplementedError/);
    await workbench.screenshots('starter');
  });

  it('runs what was typed by a key, unsaved as it is, and shows the calls that fail', async () => {
    await editor.retype(newestFirst);
    await workbench.press('ControlOrMeta+Alt+T');
    await editor.codeLens('wrong result').waitFor();
    assert.equal(solution().trimEnd(), newestFirst.trimEnd());
    await workbench.testResults.lists('gives items back in the order of their arrival', 'failed');
    await workbench.testResults.lists('knows how many items wait', 'passed');
    await workbench.testResults.printed('fifo_queue: wrong result');
    await workbench.testResults.tells(
      'gives items back in the order of their arrival',
      /q\.enqueue\("Grace"\)\n\s*q\.dequeue\(\) +# returned 'Grace', expected 'Ada'/,
    );
    await workbench.screenshots('wrong');
  });

  it('underlines the line to blame, and says there what went wrong', async () => {
    await editor.squiggle().waitFor();
    const text = await editor.hover('dequeue', 'def dequeue', /Last run of the suite/);
    assert.match(text, /dequeue\(\) returned 'Grace', expected 'Ada'/);
    assert.match(text, /O\(1\) amortised time[^]*Last run of the suite: wrong result/);
    await workbench.screenshot('problem', { keepMouse: true });
  });

  it('reveals one hint at a time', async () => {
    const hint = (name: string) => workbench.webview().getByRole('heading', { name });
    await editor.codeLens('Hint').click();
    await hint('What costs too much').waitFor();
    assert.equal(await hint('Two ways out').count(), 0);
    await editor.codeLens('Hint').click();
    await hint('Two ways out').waitFor();
    assert.equal(await hint('The idea, and its trap').count(), 0);
    await workbench.screenshots('hints');
  });

  it('runs the right solution by a click above the class, and passes', async () => {
    await editor.replaceAll(twoStacks);
    await editor.top();
    await editor.codeLens('Run tests').click();
    await editor.codeLens('✓').waitFor();
    const allPassed = /^easy · ((\d+)\/\2 · last run just now)$/;
    await soon(async () => allPassed.test(await workbench.tree.description('FIFO queue')));
    const [, results = ''] = allPassed.exec(await workbench.tree.description('FIFO queue')) ?? [];
    assert.equal(await workbench.tree.spoken('FIFO queue'), `FIFO queue, easy, passed, ${results}`);
    assert.equal(await workbench.tree.icon('FIFO queue'), 'pass');
    assert.match(await editor.hover('enqueue', 'def enqueue', /Last run of the suite/), /Last run of the suite: passed/);
    await workbench.screenshots('passed');
  });

  it('compares it with the reference, now that it is passed', async () => {
    await editor.codeLens('Solution').click();
    await workbench.tab('FIFO queue: yours ↔ reference');
    await workbench.diffShows('_outbox');
    await workbench.screenshots('solution');
    await workbench.closeTab('FIFO queue: yours ↔ reference');
  });

  it('shows the exercise and its tests in the Test Explorer', async () => {
    await workbench.showView('Testing');
    await workbench.testExplorer.says('FIFO queue', /Passed/);
    await workbench.testExplorer.expand('FIFO queue');
    await workbench.testExplorer.says('behaves like a line of people', /Passed/);
    await workbench.screenshots('test explorer');
  });

  it('goes back to the starter, and forward again', async () => {
    await workbench.showView('Interview Practice');
    await workbench.tree.clickAction('FIFO queue', 'Reset to Starter');
    await workbench.notification('FIFO queue is back at its starter');
    await editor.shows('NotImplementedError');
    await eventually(() => solution().includes('NotImplementedError'));
    await workbench.screenshot('reset');
    await workbench.clickInNotification('FIFO queue is back at its starter', 'Undo');
    await editor.shows('self.arrivals');
    await eventually(() => solution().trimEnd() === twoStacks.trimEnd());
  });

  it('leads on to a card that explains what was learnt', async () => {
    await workbench.collapseTopics();
    await workbench.tree.click('Concepts');
    await workbench.tree.click('What list operations cost');
    await workbench.tab('Preview list_costs');
    await workbench.webview().getByRole('heading', { name: 'What list operations cost' }).waitFor();
    await workbench.webview().getByText('Answer').first().waitFor();
    await workbench.screenshots('card');
  });
});
