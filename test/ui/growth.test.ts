import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Editor } from './kit/editor.ts';
import { eventually, soon } from './kit/eventually.ts';
import { tooSlow, twoStacks } from './kit/queues.ts';
import { steps } from './kit/steps.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

/** Solutions are put in whole, indented as they are. */
const SETTINGS = { 'editor.autoIndent': 'none' };

/** Arguments for the first function can be guessed; what the second one takes cannot. */
const OWN_FUNCTIONS = `class Thing:
    def __init__(self, n):
        self.n = n


def has_pair(xs: list[int]) -> bool:
    return any(xs[i] == xs[j] for i in range(len(xs)) for j in range(i))


def strange(thing):
    return sum(range(thing.n))
`;

describe('measured growth', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

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

  steps(() => workbench);

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

  it('is kept as a picture of its own', async () => {
    await button('Save as SVG…').first().click();
    await workbench.acceptFile('Save the chart', 'growth_of_dequeue.svg');
    const file = join(window.folder, 'practice', 'data_structures', 'growth_of_dequeue.svg');
    await eventually(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('</svg>'));
    assert.equal(await workbench.screenshotOfFile(file, 'saved chart'), 'svg');
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
    const text = await editor.hover('dequeue', 'def dequeue', /Measured:/);
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

  it('is measured of any function, with a call that the learner writes where none is guessed', async () => {
    await editor.replaceAll(OWN_FUNCTIONS);
    await workbench.runCommand('Interview Practice: Measure Growth…');
    await workbench.pick('has_pair');
    await workbench.webview().getByRole('heading', { name: 'has_pair: grows like n^2', level: 1 }).waitFor();
    await editor.focus();
    await workbench.runCommand('Interview Practice: Measure Growth…');
    await workbench.pick('strange');
    await workbench.asked('Measure strange with …');
    await editor.type('Thing(n)');
    await workbench.press('Enter');
    await workbench.webview().getByRole('heading', { name: 'strange: grows like n', level: 1 }).waitFor();
    await workbench.webview().getByText('Measured with the call strange(Thing(n)).').waitFor();
    await workbench.screenshot('own function');
  });
});
