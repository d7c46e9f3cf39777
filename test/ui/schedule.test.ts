import assert from 'node:assert/strict';
import type { Editor } from './kit/editor.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

describe('a schedule that fails', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'schedule', settings: { 'breadcrumbs.enabled': false, 'editor.stickyScroll.enabled': false } });
    workbench = await window.open();
    await workbench.showView('Interview Practice');
    await workbench.tree.click('Bug clinic');
  });

  after(async () => {
    await window.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failure(this.currentTest.title);
  });

  /** Opens a bug to mend, runs its tests as it is, and shows the schedule that the explorer found. */
  async function find(exercise: string, file: string, verdict: string): Promise<void> {
    await workbench.tree.click(exercise);
    editor = workbench.editor(file);
    await editor.shows('class ');
    await editor.focus();
    await editor.top();
    await workbench.press('ControlOrMeta+Alt+T');
    await editor.codeLens(verdict).waitFor();
    await editor.codeLens('Schedule').click();
    await workbench.tab(`Schedule: ${exercise}`);
    await workbench.runCommand('View: Hide Panel');
    await workbench.webview().getByRole('heading', { name: 'What happened, step by step' }).waitFor();
  }

  it('shows the steps of each thread, and the place where one is preempted', async () => {
    await find('Fix a race: the ticket office', 'fix_race_condition.py', 'race');
    await workbench.webview().getByText('is preempted here').first().waitFor();
    await workbench.screenshots('race');
  });

  it('is stepped through by keys, and the line in the learner’s file goes along', async () => {
    const rows = workbench.webview().locator('.schedule tbody tr[tabindex]');
    await rows.first().click();
    const lines: string[] = [];
    for (const _ of [1, 2, 3]) {
      const place = await editor.highlighted();
      lines.push(place);
      await workbench.press('ArrowDown');
    }
    await workbench.press('End');
    await workbench.webview().locator('.schedule tr.ending[aria-current]').waitFor();
    await workbench.press('Home');
    await workbench.webview().locator('.schedule tbody tr[tabindex]').first().and(workbench.webview().locator('[aria-current]')).waitFor();
    assert.ok(new Set(lines).size > 1, lines.join('; '));
    await workbench.screenshot('stepped');
  });

  it('is run again, and fails in the same way', async () => {
    await workbench.webview().getByRole('button', { name: 'Replay this schedule' }).click();
    await workbench.webview().getByText('Replayed: it fails in the same way.').waitFor();
  });

  it('shows a deadlock as a ring of who waits for whom', async () => {
    await workbench.runCommand('View: Close All Editors');
    await find('Repair a deadlock', 'fix_deadlock.py', 'deadlock');
    await workbench.webview().getByRole('img', { name: /^Wait-for graph\./ }).waitFor();
    await workbench.screenshots('deadlock');
  });
});
