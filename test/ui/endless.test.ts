import { readFileSync } from 'node:fs';
import type { Editor } from './kit/editor.ts';
import { soon } from './kit/eventually.ts';
import { EditorWindow } from './kit/window.ts';
import type { Workbench } from './kit/workbench.ts';

const SETTINGS = { 'editor.autoIndent': 'none', 'interviewPractice.run.timeout': 600 };

/** Never ends, and leaves a process in a session of its own. */
const endless = `import subprocess
import sys


class Queue:
    def __init__(self):
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
        while True:
            pass
`;

describe('a suite that does not end', function () {
  this.timeout(300_000);
  let window: EditorWindow;
  let workbench: Workbench;
  let editor: Editor;

  before(async () => {
    window = await EditorWindow.start({ name: 'endless', settings: SETTINGS });
    workbench = await window.open();
    editor = workbench.editor('fifo_queue.py');
    await workbench.showView('Interview Practice');
    await workbench.tree.click('FIFO queue');
    await editor.shows('class Queue:');
    await editor.replaceAll(endless);
  });

  after(async () => {
    await window.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.failure(this.currentTest.title);
  });

  /** Runs until the learner's code has started its process, and gives the processes of the run. */
  async function begin(): Promise<readonly number[]> {
    await editor.top();
    await editor.codeLens('Run tests').click();
    let processes: readonly number[] = [];
    await soon(async () => {
      processes = await window.runProcesses();
      return processes.some(sleeps);
    });
    return processes;
  }

  const allGone = (processes: readonly number[]) => soon(async () => {
    const left = await window.runProcesses();
    return !processes.some((each) => left.includes(each));
  });

  it('says in the status bar for how long it has been running, and is stopped by a click there', async () => {
    const processes = await begin();
    await workbench.status(/FIFO queue 0\/\d+ · [1-9]\d* s · Stop/).waitFor();
    await workbench.screenshot('running');
    await workbench.status('Stop').click();
    await editor.codeLens('Run tests').waitFor();
    await allGone(processes);
    await workbench.status('Stop').waitFor({ state: 'detached' });
    await workbench.screenshot('stopped');
  });

  it('ends when the window is loaded anew', async () => {
    const processes = await begin();
    await workbench.reload();
    await allGone(processes);
    await editor.codeLens('Run tests').waitFor();
  });

  it('ends when the extension host is killed', async () => {
    const processes = await begin();
    process.kill(parentOf(processes.find((each) => !sleeps(each)) ?? 0), 'SIGKILL');
    await allGone(processes);
    await editor.codeLens('Run tests').waitFor();
    await workbench.tree.item('FIFO queue');
  });

  it('ends when the window is closed', async () => {
    await begin();
    await workbench.close();
    await soon(async () => (await window.runProcesses()).length === 0);
  });
});

function sleeps(pid: number): boolean {
  try {
    return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').includes('sleep');
  } catch {
    // Gone since it was listed.
    return false;
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]);
}
