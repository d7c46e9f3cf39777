import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../../src/host/ids.ts';
import { theExtension } from '../kit/extension.ts';

describe('a window without a folder', () => {
  it('has all commands', async () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    await theExtension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(commandIds.filter((id) => !registered.has(id)), []);
  });
});
