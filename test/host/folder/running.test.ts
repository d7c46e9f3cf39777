import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { RUN_MARK } from '../../../src/node/processTree.ts';
import { startedProcesses } from '../../node/kit.ts';
import { answerAll } from '../kit/answers.ts';
import { eventually } from '../kit/eventually.ts';
import { theExtension } from '../kit/extension.ts';
import { faults } from '../kit/faults.ts';
import { actions } from '../kit/lenses.ts';
import { forgetPractice, newestFirst, openSolution, queueFile, rightQueue, setText, sleeping } from '../kit/practice.ts';
import { problems } from '../kit/problems.ts';
import { withSetting } from '../kit/settings.ts';

const run = (command: string, ...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`interviewPractice.${command}`, ...args);

/** Leaves a file for each process that loads the solution, with the comment that the solution ends with. */
const leavesTraces = [
  'import os',
  'with open(__file__, encoding="utf-8") as solution, open(__file__ + ".loaded." + str(os.getpid()), "w") as trace:',
  '    trace.write(solution.read().partition("\\n# ")[2] or "no comment")',
  '',
  rightQueue,
].join('\n');

/** What the processes left. */
async function traces(): Promise<readonly string[]> {
  const folder = dirname(queueFile());
  const files = (await readdir(folder)).filter((name) => name.includes('.loaded.'));
  return await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
}

async function lens(): Promise<string> {
  return (await actions(queueFile())).find((title) => /^[✓✗]|…$|Stop/.test(title)) ?? '';
}

describe('running an exercise', function () {
  this.timeout(240_000);
  const processes = startedProcesses(RUN_MARK);
  let answers = answerAll();

  /** Whether there was something to stop. */
  const stops = async (): Promise<boolean> => {
    const { length } = answers.told.warnings;
    await run('stop');
    return answers.told.warnings.length === length;
  };

  before(() => theExtension().activate());
  beforeEach(() => {
    answers.end();
    answers = answerAll();
  });
  afterEach(async function () {
    await forgetPractice();
    // The one that waits for the next run is there on purpose.
    await eventually(async () => (await processes()).length <= 1);
  });
  after(() => {
    answers.end();
  });

  for (const fault of faults) {
    it(`tells what is wrong with ${fault.name}, and still judges the rest`, async () => {
      await withSetting('run.timeout', 0.5, async () => {
        await openSolution(queueFile(), fault.text);
        await run('runExercise');
        assert.match(await lens(), fault.lens);
        await eventually(() => problems(queueFile()).length > 0);
        const told = problems(queueFile()).find((problem) => fault.problem.test(problem)) ?? assert.fail(problems(queueFile()).join('\n'));
        const line = fault.text.split('\n')[Number.parseInt(told, 10) - 1] ?? '';
        assert.ok(fault.at.length === 0 || fault.at.some((text) => line.includes(text)), `${told}, but the line says ${line}`);
      });
    });
  }

  it('again and again, twenty times at once, ends with the verdict on the last text', async () => {
    const editor = await openSolution(queueFile(), newestFirst);
    const earlier = Array.from({ length: 19 }, () => run('runExercise'));
    await setText(editor, leavesTraces);
    await Promise.all([...earlier, run('runExercise')]);
    assert.match(await lens(), /^✓ (\d+)\/\1$/);
    assert.ok((await traces()).length <= 20);
    assert.deepEqual(answers.told.errors, []);
  });

  it('is stopped by a newer run of the same file, whatever it was doing', async () => {
    const editor = await openSolution(queueFile(), sleeping);
    const first = run('runExercise');
    await eventually(async () => (await lens()).includes('Stop'));
    await setText(editor, rightQueue);
    await run('runExercise');
    await first;
    assert.match(await lens(), /^✓ (\d+)\/\1$/);
  });

  it('can be stopped in each of its phases', async () => {
    for (const text of [sleeping, `import time\ntime.sleep(600)\n${rightQueue}`]) {
      for (const turns of [0, 2, 10]) {
        await openSolution(queueFile(), text);
        const running = run('runExercise');
        for (let turn = 0; turn < turns; turn += 1) await lens();
        await eventually(stops);
        await running;
        assert.doesNotMatch(await lens(), /Stop|…/);
      }
    }
    assert.deepEqual(answers.told.errors, []);
  });

  it('can be stopped before there is an interpreter for it', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'slow python '));
    const [asked, go, python] = ['asked', 'go', 'python3'].map((name) => join(folder, name)) as [string, string, string];
    const script = ['#!/bin/sh', `touch "${asked}"`, `while ! test -e "${go}"; do sleep 0.1; done`, 'exec python3 "$@"', ''];
    await writeFile(python, script.join('\n'), { mode: 0o755 });
    try {
      await withSetting('python', python, async () => {
        await openSolution(queueFile(), newestFirst);
        const before = await lens();
        const running = run('runExercise');
        await eventually(() => existsSync(asked));
        await eventually(stops);
        await writeFile(go, '');
        await running;
        assert.equal(await lens(), before);
        assert.doesNotMatch(before, /^✗/);
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('happens for a save, on the text that was saved last, and not at all unless it is wished', async () => {
    const editor = await openSolution(queueFile(), leavesTraces);
    await editor.document.save();
    await withSetting('run.onSave', true, async () => {
      // How many of the saves get a run of their own depends on how fast they come.
      for (let save = 0; save < 5; save += 1) {
        await setText(editor, `${leavesTraces}# ${String(save)}\n`);
        await vscode.commands.executeCommand('workbench.action.files.save');
      }
      await eventually(async () => /^✓ (\d+)\/\1$/.test(await lens()) && (await traces()).includes('4\n'));
    });
    assert.ok(!(await traces()).includes('no comment'), 'the save before the setting was on started a run');
    assert.match(await readFile(queueFile(), 'utf8'), /# 4\n$/);
  });
});
