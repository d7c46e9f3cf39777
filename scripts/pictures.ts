// Takes the pictures of README.md from the packaged extension into docs/images: `npm run pictures` after `npm run package`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorWindow } from '../test/ui/kit/window.ts';
import type { Workbench } from '../test/ui/kit/workbench.ts';
import { repackPng } from './icon/repack.ts';
import { leaveOnSignals } from './machine/processes.ts';
import { ROOT } from './paths.ts';

const IMAGES = join(ROOT, 'docs', 'images');
const EXERCISES = join(ROOT, 'exercises');
const SIZE = { width: 1_200, height: 750 };
/** Larger pictures make a page slow. */
const LIMIT_BYTES = 200_000;

const SETTINGS = {
  'workbench.colorTheme': 'Light Modern',
  'editor.fontSize': 13,
  // Solutions are put in whole, indented as they are.
  'editor.autoIndent': 'none',
  'editor.autoClosingBrackets': 'never',
  // Room for what is to be seen.
  'breadcrumbs.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.title': 'Interview Practice',
};

const tooSlow = `class Queue:
    def __init__(self):
        self.items = []

    def enqueue(self, item):
        self.items.append(item)

    def dequeue(self):
        return self.items.pop(0)

    def peek(self):
        return self.items[0]

    def is_empty(self):
        return not self.items

    def __len__(self):
        return len(self.items)
`;

const newestFirst = tooSlow.replace('pop(0)', 'pop()');

const twoStacks = readFileSync(join(EXERCISES, 'data_structures', 'fifo_queue', 'reference.py'), 'utf8').replaceAll('_inbox', '_arrivals');

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
  await workbench.testResults.open('dequeue costs the same however many wait');
  await keep('growth');

  await run(twoStacks, '✓');
  await workbench.runCommand('View: Hide Panel');
  await editor.codeLens('Solution').click();
  await workbench.tab('FIFO queue: yours ↔ reference');
  await keep('solution');
}

/** The schedule that sells a seat twice. */
async function takeTicketOffice(workbench: Workbench, keep: Keep): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.tree.click('Fix a race: the ticket office');
  const editor = workbench.editor('fix_race_condition.py');
  await editor.shows('class TicketOffice:');
  await editor.focus();
  await editor.top();
  await workbench.press('ControlOrMeta+Alt+T');
  await editor.codeLens('race').waitFor();
  await workbench.testResults.open('sells no seat twice');
  await keep('race');
}

async function takeCard(workbench: Workbench, keep: Keep): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('View: Hide Panel');
  await workbench.clickTitleAction('Collapse All');
  await workbench.tree.click('Concepts');
  await workbench.tree.click('The four conditions of a deadlock');
  await workbench.webview().getByRole('heading', { name: 'The four conditions of a deadlock' }).waitFor();
  await keep('card');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
