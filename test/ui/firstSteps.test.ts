import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeWheel } from '../node/wheels.ts';
import { soon } from './kit/eventually.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

describe('a learner’s first steps', function () {
  this.timeout(300_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let packages: string;

  before(async () => {
    packages = mkdtempSync(join(tmpdir(), 'interview-practice-packages-'));
    await writeWheel('python3', packages, 'requests');
    // The package index of these tests is a folder.
    const env = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: pathToFileURL(packages).href };
    window = await EditorWindow.start({ name: 'first-steps', env });
    workbench = await window.open();
  });

  after(async () => {
    await window.end();
    rmSync(packages, { recursive: true, force: true });
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
    const text = await workbench.editor('fifo_queue.py').hover('enqueue', 'def enqueue', /O\(1\)/);
    assert.match(text, /O\(1\)/);
    await workbench.screenshot('hover', { keepMouse: true });
  });

  it('go by the palette as well', async () => {
    await workbench.runCommand('Interview Practice: Read Concept Card');
    await workbench.pick('The GIL', { type: 'GIL' });
    await workbench.tab('Preview the_gil');
  });

  it('are helped by a command that says what is missing, and by its remedy', async () => {
    // An interpreter that has nothing beside its own library.
    execFileSync('python3', ['-m', 'venv', '--without-pip', join(packages, 'bare')]);
    mkdirSync(join(window.folder, '.vscode'));
    const choose = (python: string): void => {
      writeFileSync(join(window.folder, '.vscode', 'settings.json'), JSON.stringify({ 'interviewPractice.python': python }));
    };
    // What the command says of Python; a setting takes effect in its own time.
    const python = async (): Promise<string> => {
      await workbench.runCommand('Interview Practice: Check My Setup');
      const said = await workbench.offered('Python');
      await workbench.press('Escape');
      return said;
    };
    choose(join(packages, 'none'));
    await workbench.sideBarShows('none was found');
    await workbench.runCommand('Interview Practice: Check My Setup');
    assert.match(await workbench.offered('Python'), /none: there is no such program\n.*Select another interpreter…/s);
    await workbench.screenshot('no python');
    await workbench.pick('Python');
    await workbench.pick('Automatic');
    await soon(async () => /3\.\d+\.\d+ · python/.test(await python()));
    const bare = join(packages, 'bare', 'bin', 'python');
    choose(bare);
    await soon(async () => (await python()).includes(bare));
  });

  it('are asked before what an exercise requires is installed, and shown how', async () => {
    await workbench.runCommand('Interview Practice: Check My Setup');
    await workbench.pick('Packages for A web scraper');
    assert.match(await workbench.question(), /Install requests\?[^]*bare\/bin\/python -m venv [^]*-m pip install .*requests/);
    await workbench.screenshot('consent');
    await workbench.answer('Install');
    await workbench.notification('Installing requests');
    await workbench.screenshot('installing');
    await workbench.notification('A web scraper has what it needs: requests.');
    await workbench.screenshot('installed');
  });
});
