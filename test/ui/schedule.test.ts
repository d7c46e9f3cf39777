import assert from 'node:assert/strict';
import type { Editor } from './kit/editor.ts';
import { soon } from './kit/eventually.ts';
import { steps } from './kit/steps.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

/** Nothing lies above the lines, and what is put in whole stays as it is. */
const SETTINGS = { 'breadcrumbs.enabled': false, 'editor.autoIndent': 'none', 'editor.stickyScroll.enabled': false };

/** A learner's own code with two tests: one finds a race, the other one does not. */
const OWN_TESTS = `import threading


class Counter:
    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def add(self):
        self.n += 1

    def add_safely(self):
        with self.lock:
            self.n += 1


def twice(function):
    threads = [threading.Thread(target=function) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_racy():
    counter = Counter()
    twice(counter.add)
    assert counter.n == 2


def test_safe():
    counter = Counter()
    twice(counter.add_safely)
    assert counter.n == 2
`;

describe('a schedule that fails', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'schedule', settings: SETTINGS });
    workbench = await window.open();
    await workbench.showView('Interview Practice');
    await workbench.collapseTopics();
    await workbench.tree.click('Bug clinic');
  });

  after(async () => {
    await window.end();
  });

  steps(() => workbench);

  const view = () => workbench.webview();
  const current = (): Promise<string | null> => view().locator('.schedule tr[aria-current="step"]').getAttribute('aria-label');

  /** Runs the tests of a bug as it is, and opens the schedule that the explorer found. */
  async function find(exercise: string, file: string, verdict: string): Promise<void> {
    await workbench.tree.click(exercise);
    editor = workbench.editor(file);
    await editor.shows('class ');
    await view().getByRole('heading', { name: exercise }).waitFor();
    await editor.codeLens('Run tests').click();
    await editor.codeLens(verdict).waitFor();
    await editor.codeLens('Schedule').click();
    await opened(exercise);
  }

  /** Waits until the schedule is there and takes keys. */
  async function opened(title: string): Promise<void> {
    await workbench.tab(`Schedule: ${title}`);
    await view().locator('.schedule tr.ending').waitFor();
    await soon(() => view().locator('body').evaluate<boolean, unknown>('document.hasFocus()'));
  }

  const lightsUp = (line: string): Promise<void> => soon(async () => (await editor.highlighted()).join() === line);

  it('has a column for each thread, and tells where one is preempted', async () => {
    await find('Fix a race: the ticket office', 'fix_race_condition.py', 'race');
    assert.deepEqual(await view().getByRole('columnheader').allInnerTexts(), ['step', 'T1', 'T2']);
    await view().getByText('T1 is preempted here, T2 runs').waitFor();
    await view().getByText('remaining went below zero').first().waitFor();
  });

  it('is stepped through by keys, and the lines in the learner’s file light up', async () => {
    await workbench.press('ArrowDown');
    await lightsUp('if self._remaining < n:');
    assert.equal(await current(), 'T1, line 20: read self._remaining = 3');
    await workbench.press('ArrowDown');
    await lightsUp('with self._lock:');
    await workbench.press('ArrowUp');
    await lightsUp('if self._remaining < n:');
    await workbench.press('End');
    await view().locator('.schedule tr.ending[aria-current="step"]').waitFor();
    assert.equal(await current(), 'T2: remaining went below zero');
    await workbench.screenshot('stepped');
  });

  it('is run again by a click, and fails in the same way', async () => {
    await view().getByRole('button', { name: 'Replay this schedule' }).click();
    await view().getByRole('status').getByText('Replayed: it fails in the same way.').waitFor();
  });

  it('says what is missing for a debugger', async () => {
    await view().getByRole('button', { name: 'Debug this schedule' }).click();
    await workbench.notification('Debugging needs the Python Debugger extension');
  });

  it('shows a deadlock as a ring of who waits for whom', async () => {
    await workbench.runCommand('View: Close All Editors');
    await find('Repair a deadlock', 'fix_deadlock.py', 'deadlock');
    await view().getByRole('img', { name: /^Wait-for graph\. philosopher 0 waits in line 18 for self\._forks\[1\], which philosopher 1 holds/ }).waitFor();
    await view().getByRole('link', { name: 'philosopher 1 waits in line 18' }).click();
    await lightsUp('with right:');
    await workbench.useTheme('high contrast');
    await workbench.screenshot('deadlock');
  });

  it('is found for a test of the learner’s own', async () => {
    await editor.replaceAll(OWN_TESTS);
    await editor.codeLens('Explore this test').click();
    await opened('test_racy');
    await view().getByText('AssertionError: assert counter.n == 2').first().waitFor();
    await workbench.screenshot('own test');
  });

  it('that is not found says what was tried', async () => {
    await editor.codeLens('Explore this test', 1).click();
    const said = await (await workbench.notification('test_safe: nothing fails.')).innerText();
    assert.match(said, /\d+ schedules tried: all schedules with at most (one delay|two delays), and a sample of the others\./);
    await workbench.screenshot('nothing fails');
  });
});
