import assert from 'node:assert/strict';
import type { Editor } from './kit/editor.ts';
import { soon } from './kit/eventually.ts';
import { tooSlow, twoStacks } from './kit/queues.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

/** Solutions are put in whole, indented as they are. */
const SETTINGS = { 'editor.autoIndent': 'none' };

describe('measured growth', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;
  let lost = false;

  before(async () => {
    window = await EditorWindow.start({ name: 'growth', settings: SETTINGS });
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
    await workbench.showView('Interview Practice');
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
  });

  after(async () => {
    await window.end();
  });

  // Every step begins where the one before it ended.
  beforeEach(function () {
    if (lost) this.skip();
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    lost = true;
    await workbench.failure(this.currentTest.title);
  });

  const run = async (text: string, end: string): Promise<void> => {
    await editor.replaceAll(text);
    await editor.top();
    await editor.codeLens('Run tests').click();
    await editor.codeLens(end).waitFor();
  };
  const costsAreShown = async (): Promise<boolean> => (await editor.endings()).some((text) => text.includes('of the steps'));
  const button = (name: string) => workbench.webview().getByRole('button', { name });

  it('is drawn with the target beside it, too fast first', async () => {
    await run(tooSlow, 'grows too fast');
    await editor.codeLens('Growth').click();
    await workbench.tab('Growth: FIFO queue');
    await workbench.webview().getByRole('heading', { name: /^dequeue: grows like n, the target is 1 ✗ grows too fast/ }).waitFor();
    await workbench.screenshots('chart');
  });

  it('is drawn on linear axes as well', async () => {
    await button('Linear').first().click();
    await workbench.webview().locator('figure[data-axes="linear"]:visible').first().waitFor();
    await workbench.screenshots('linear chart');
    await button('Logarithmic').first().click();
  });

  it('is written behind the lines on request, and gone with the first edit', async () => {
    await button('Show in the editor').first().click();
    await soon(costsAreShown);
    await workbench.screenshots('line costs');
    await editor.focus();
    await editor.type(' ');
    await soon(async () => !(await costsAreShown()));
    await workbench.press('ControlOrMeta+Z');
  });

  it('is said beside the claim', async () => {
    const text = await editor.hover('dequeue', 'def dequeue');
    assert.match(text, /Target: O\(1\) amortised time[^]*Measured: grows like n from n = [\d,]+ to [\d,]+ \(steps per operation\), just now/);
    await workbench.screenshot('hover', { keepMouse: true });
  });

  it('shows attempts of earlier windows in grey', async () => {
    await workbench.close();
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
    await workbench.showView('Interview Practice');
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
    await run(twoStacks, '✓');
    await editor.codeLens('Growth').click();
    await workbench.tab('Growth: FIFO queue');
    await workbench.webview().locator('svg text').filter({ hasText: 'earlier' }).first().waitFor();
    await workbench.screenshots('earlier attempts');
  });

  it('is toggled by a command, for the function that is chosen', async () => {
    await editor.focus();
    await workbench.runCommand('Interview Practice: Show or Hide Line Costs');
    await workbench.pick('dequeue');
    await soon(costsAreShown);
    await workbench.runCommand('Interview Practice: Show or Hide Line Costs');
    await soon(async () => !(await costsAreShown()));
  });
});
