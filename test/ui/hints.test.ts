import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from './kit/editor.ts';
import { eventually, soon } from './kit/eventually.ts';
import { steps } from './kit/steps.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

const SETTINGS = { 'editor.autoIndent': 'none', 'editor.minimap.enabled': false };

/** Takes from the front of a list, and wakes from a wait without asking again. */
const blocking = `import threading


class Queue:
    def __init__(self):
        self.items = []
        self.changed = threading.Condition()

    def enqueue(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def dequeue(self):
        with self.changed:
            if not self.items:
                self.changed.wait()
            return self.items.pop(0)

    def drain(self):
        out = []
        while self.items:
            out.append(self.items.pop(0))
        return out
`;

describe('hints while one types', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'hints', settings: SETTINGS });
    writeFileSync(join(window.folder, 'elsewhere.py'), blocking);
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
    await workbench.showView('Interview Practice');
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
    await editor.replaceAll(blocking);
    await editor.top();
  });

  after(async () => {
    await window.end();
  });

  steps(() => workbench);

  const onDisk = (): string => readFileSync(join(window.folder, 'practice', 'data_structures', 'fifo_queue.py'), 'utf8');

  it('say what an operation costs, and how that is known', async () => {
    const text = await editor.hover('pop', 'return self.items.pop', /Practise it/);
    assert.match(text, /O\(n\)/);
    assert.match(text, /self\.items is a list.* line 6/);
    assert.match(text, /Practise it/);
    await workbench.screenshot('cost', { keepMouse: true });
  });

  it('underline a bug with threads, and tell how it happens on these lines', async () => {
    await editor.doubts().first().waitFor();
    const text = await editor.hover('wait', 'self.changed.wait()', /Read the card/);
    assert.match(text, /thread A is woken.* after line 17/);
    assert.match(text, /CB07 wait-without-loop/);
    // The problem stands above the hint, which does not say it again.
    const problem = text.slice(0, text.indexOf(':'));
    assert.equal(text.lastIndexOf(problem), text.indexOf(problem), text);
    await workbench.screenshot('concurrency', { keepMouse: true });
  });

  it('repair it by the light bulb', async () => {
    await editor.fix('wait', 'self.changed.wait()', 'while');
    await editor.shows('while not self.items:');
    await editor.save();
    await eventually(() => onDisk() === blocking.replace('            if not self.items:', '            while not self.items:'));
    await soon(async () => (await editor.doubts().count()) === 0);
  });

  it('keep quiet on a line that says so', async () => {
    await editor.replaceAll(blocking);
    await editor.top();
    await editor.doubts().first().waitFor();
    await editor.fix('wait', 'self.changed.wait()', 'Ignore CB07');
    await editor.shows('self.changed.wait()  # hint: ignore CB07');
    await soon(async () => (await editor.doubts().count()) === 0);
    await workbench.screenshot('ignored');
  });

  it('say nothing in a file that is no practice', async () => {
    await workbench.openFile('elsewhere.py');
    const other = workbench.editor('elsewhere.py');
    await other.shows('self.changed.wait()');
    // The practice file beside it is told anew by then.
    await workbench.openFile('fifo_queue.py');
    await editor.replaceAll(blocking);
    await editor.top();
    await editor.doubts().first().waitFor();
    await workbench.openFile('elsewhere.py');
    await other.shows('self.changed.wait()');
    assert.equal(await other.doubts().count(), 0);
    await workbench.screenshot('elsewhere');
  });
});
