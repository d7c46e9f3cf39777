import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { topicsViewId } from '../../../src/host/ids.ts';
import { eventually } from '../kit/eventually.ts';
import { theExtension } from '../kit/extension.ts';

describe('activation', () => {
  it('does not happen before the extension is asked for something', () => {
    assert.equal(theExtension().isActive, false);
  });

  it('happens when its view is shown', async () => {
    await vscode.commands.executeCommand(`${topicsViewId}.focus`);
    await eventually(() => theExtension().isActive);
  });
});
