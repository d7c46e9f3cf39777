import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerAll } from '../kit/answers.ts';
import { theExtension } from '../kit/extension.ts';
import { openSolution, queueFile, rightQueue } from '../kit/practice.ts';
import { walkCommands } from '../kit/walk.ts';

describe('every command in Restricted Mode', function () {
  this.timeout(240_000);
  before(() => theExtension().activate());

  it('does something sensible', async () => {
    await walkCommands(async () => {
      await openSolution(queueFile(), rightQueue);
    });
  });

  it('does not run a suite, and says why', async () => {
    await openSolution(queueFile(), rightQueue);
    const { told, end } = answerAll();
    await vscode.commands.executeCommand('interviewPractice.runExercise', 'fifo_queue');
    end();
    assert.match(told.warnings.join('\n'), /needs a trusted window/);
  });

  it('still tells in a hover what a call should cost', async () => {
    await openSolution(queueFile(), rightQueue);
    const at = new vscode.Position(4, 10);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(queueFile()), at);
    const text = hovers.flatMap(({ contents }) => contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : ''))).join('\n');
    assert.match(text, /O\(1\) amortised time/);
  });
});
