import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { theExtension } from '../kit/extension.ts';
import { forgetPractice, openSolution, queueFile, rightQueue, sleeping } from '../kit/practice.ts';
import { withSetting } from '../kit/settings.ts';
import { walkCommands } from '../kit/walk.ts';
import { whileRunning } from '../kit/running.ts';

describe('every command, called from the palette', function () {
  this.timeout(400_000);
  before(() => theExtension().activate());
  afterEach(forgetPractice);

  it('does something sensible when nothing was begun', async () => {
    const warnings = await walkCommands();
    assert.ok(warnings.some((warning) => warning.includes('have not begun')), warnings.join('\n'));
    assert.ok(warnings.some((warning) => warning.includes('No suite is running')));
  });

  it('does something sensible with an exercise in the editor', async () => {
    await walkCommands(async () => {
      await openSolution(queueFile(), rightQueue);
    });
  });

  it('does something sensible when the file was deleted meanwhile', async () => {
    const warnings = await walkCommands(async () => {
      await openSolution(queueFile(), rightQueue);
      await rm(queueFile());
    });
    assert.ok(warnings.some((warning) => warning.includes('no data_structures/fifo_queue.py')), warnings.join('\n'));
  });

  it('does something sensible while a suite is running', async () => {
    // A command that runs the suite again waits for its end, which is soon when each test is cut short.
    await withSetting('run.timeout', 0.5, async () => {
      await openSolution(queueFile(), sleeping);
      await whileRunning('fifo_queue', () => walkCommands());
    });
  });

  it('does something sensible without a Python', async () => {
    await withSetting('python', '/nowhere/python', async () => {
      const warnings = await walkCommands(async () => {
        await openSolution(queueFile(), rightQueue);
      });
      assert.ok(warnings.some((warning) => warning.includes('No usable Python was found')), warnings.join('\n'));
    });
  });
});
