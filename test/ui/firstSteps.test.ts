import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

describe('a learner’s first steps', function () {
  this.timeout(300_000);
  let window: EditorWindow;
  let workbench: Workbench;

  before(async () => {
    window = await EditorWindow.start({ name: 'first-steps' });
    workbench = await window.open();
  });

  after(async () => {
    await window.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failure(this.currentTest.title);
  });

  it('begin at the side bar, which lists the exercises', async () => {
    await workbench.showView('Interview Practice');
    assert.equal(await workbench.tree.description('FIFO queue'), 'easy');
    assert.equal(await workbench.tree.spoken('FIFO queue'), 'FIFO queue, easy, not started');
    await workbench.screenshots('side bar');
  });

  it('lead to a file of the learner’s own, with the statement beside it', async () => {
    await workbench.tree.click('FIFO queue');
    await workbench.tab('fifo_queue.py');
    await workbench.editor('fifo_queue.py').shows('class Queue:');
    assert.ok(existsSync(join(window.folder, 'practice', 'data_structures', 'fifo_queue.py')));
    await workbench.webview().getByRole('heading', { name: 'FIFO queue' }).waitFor();
    await workbench.screenshots('exercise');
  });

  it('show what a call should cost to whoever rests the mouse on it', async () => {
    const text = await workbench.editor('fifo_queue.py').hover('enqueue', 'def enqueue');
    assert.match(text, /O\(1\)/);
    await workbench.screenshot('hover', { keepMouse: true });
  });

  it('go by the palette as well', async () => {
    await workbench.runCommand('Interview Practice: Read Concept Card');
    await workbench.pick('The GIL', { type: 'GIL' });
    await workbench.tab('Preview the_gil');
  });
});
