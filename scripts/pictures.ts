// Takes the pictures of README.md from the packaged extension into docs/images: `npm run pictures` after `npm run package`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { soon } from '../test/ui/kit/eventually.ts';
import { newestFirst, tooSlow, twoStacks } from '../test/ui/kit/queues.ts';
import { EditorWindow } from '../test/ui/kit/window.ts';
import type { Workbench } from '../test/ui/kit/workbench.ts';
import { repackPng } from './icon/repack.ts';
import { leaveOnSignals } from './machine/processes.ts';
import { ROOT } from './paths.ts';

const IMAGES = join(ROOT, 'docs', 'images');
const SIZE = { width: 1_200, height: 750 };
/** Larger pictures make a page slow. */
const LIMIT_BYTES = 200_000;

const SETTINGS = {
  'workbench.colorTheme': 'Light Modern',
  'editor.fontSize': 13,
  // Solutions are put in whole, indented as they are.
  'editor.autoIndent': 'none',
  // Room for what is to be seen.
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.title': 'Interview Practice',
};

type Keep = (name: string, options?: { readonly keepMouse?: boolean }) => Promise<void>;

async function main(): Promise<void> {
  leaveOnSignals();
  mkdirSync(IMAGES, { recursive: true });
  const window = await EditorWindow.start({ name: 'pictures', settings: SETTINGS, size: SIZE });
  const workbench = await window.open();
  try {
    const keep: Keep = async (name, options) => {
      const taken = await workbench.screenshot(name, options);
      const picture = repackPng(readFileSync(taken));
      if (picture.length > LIMIT_BYTES) throw new Error(`${taken} has ${picture.length} bytes; the limit is ${LIMIT_BYTES}.`);
      writeFileSync(join(IMAGES, `${name}.png`), picture);
      console.log(`docs/images/${name}.png, ${Math.round(picture.length / 1_000)} kB`);
    };
    await takeQueue(workbench, keep);
    await takeTicketOffice(workbench, keep);
    await takeCard(workbench, keep);
  } catch (error) {
    await workbench.screenshot('failed');
    throw error;
  } finally {
    await window.end();
  }
}

/** An exercise as it opens, and how it fails in results and in cost. */
async function takeQueue(workbench: Workbench, keep: Keep): Promise<void> {
  const editor = workbench.editor('fifo_queue.py');
  const run = async (text: string, end: string): Promise<void> => {
    await editor.replaceAll(text);
    await editor.top();
    await workbench.press('ControlOrMeta+Alt+T');
    await editor.codeLens(end).waitFor();
  };
  await workbench.showView('Interview Practice');
  await workbench.tree.click('FIFO queue');
  await editor.shows('class Queue:');
  await workbench.webview().getByRole('heading', { name: 'What to build' }).waitFor();
  await keep('exercise');

  await run(newestFirst, 'wrong result');
  await editor.squiggle().waitFor();
  await editor.hover('dequeue', 'def dequeue');
  await keep('hover', { keepMouse: true });

  await run(tooSlow, 'grows too fast');
  await workbench.runCommand('View: Hide Panel');
  await editor.codeLens('Growth').click();
  await workbench.tab('Growth: FIFO queue');
  const failing = workbench.webview().getByRole('heading', { name: 'dequeue' }).first();
  await failing.waitFor();
  await failing.evaluate((heading: { scrollIntoView: () => void }) => {
    heading.scrollIntoView();
  });
  await keep('growth');

  await workbench.closeTab('Growth: FIFO queue');
  await run(twoStacks, '✓');
  await workbench.runCommand('View: Hide Panel');
  await workbench.closeTab('FIFO queue');
  await editor.codeLens('Solution').click();
  await workbench.tab('FIFO queue: yours ↔ reference');
  await workbench.diffShows('_outbox');
  await keep('solution');
}

/** The schedule that sells a seat twice; of the topics only its own stays open. */
async function takeTicketOffice(workbench: Workbench, keep: Keep): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.collapseTopics();
  await workbench.tree.click('Bug clinic');
  await workbench.tree.click('Fix a race: the ticket office');
  const editor = workbench.editor('fix_race_condition.py');
  await editor.shows('class TicketOffice:');
  await editor.focus();
  await editor.top();
  await workbench.press('ControlOrMeta+Alt+T');
  await editor.codeLens('race').waitFor();
  // Before the schedule opens, which takes the keys.
  await workbench.runCommand('View: Hide Panel');
  await editor.codeLens('Schedule').click();
  await workbench.tab('Schedule: Fix a race');
  await workbench.webview().getByText('preempted').first().waitFor();
  await workbench.press('ArrowDown');
  await soon(async () => (await editor.highlighted()).length > 0);
  await keep('race');
}

async function takeCard(workbench: Workbench, keep: Keep): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.tree.click('Bug clinic');
  await workbench.tree.click('Concepts');
  await workbench.tree.click('The four conditions of a deadlock');
  await workbench.webview().getByRole('heading', { name: 'The four conditions of a deadlock' }).waitFor();
  await keep('card');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
