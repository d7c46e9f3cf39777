import assert from 'node:assert/strict';
import type { Editor } from './kit/editor.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

const source = `import threading
import time


class Queue:
    def __init__(self) -> None:
        self.items: list[int] = []
        self.lock = threading.Lock()

    def drain(self) -> list[int]:
        result = []
        while self.items:
            result.append(self.items.pop(0))
        return result

    def take(self) -> int:
        self.lock.acquire()
        value = self.items[-1]
        self.lock.release()
        return value


async def poll(queue: Queue) -> None:
    while True:
        time.sleep(1)
        queue.take()
`;

describe('hints in the editor', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'hints', settings: { 'editor.autoIndent': 'none' } });
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
    await workbench.showView('Interview Practice');
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
    await editor.replaceAll(source);
  });

  after(async () => {
    await window.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failure(this.currentTest.title);
  });

  it('say what an operation costs, why, and what is better', async () => {
    const text = await editor.hover('pop', 'self.items.pop(0)');
    assert.match(text, /O\(n\)/);
    assert.match(text, /self\.items.* is a list/);
    assert.match(text, /popleft/);
    await workbench.screenshot('cost', { keepMouse: true });
  });

  it('say what a function costs at most', async () => {
    assert.match(await editor.hover('drain', 'def drain'), /At most O\(n\^2\) time/);
    await workbench.screenshot('function', { keepMouse: true });
  });

  it('underline what blocks the event loop, and say how', async () => {
    await workbench.page.locator('.squiggly-warning').first().waitFor();
    assert.match(await editor.hover('sleep', 'time.sleep(1)'), /event loop/);
    await workbench.screenshot('concurrency', { keepMouse: true });
  });

  it('repair what can be repaired mechanically', async () => {
    await workbench.page.locator('.view-line').filter({ hasText: 'time.sleep' }).first().click();
    await workbench.press('ControlOrMeta+.');
    const actions = workbench.page.locator('.action-widget:visible .monaco-list-row');
    await actions.first().waitFor();
    await workbench.screenshot('fixes', { keepMouse: true });
    await workbench.press('Enter');
    await editor.shows('asyncio.sleep');
    await workbench.screenshot('repaired');
  });
});
