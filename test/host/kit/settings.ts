import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** Does something while a setting of the extension has a value, and puts it back. */
export async function withSetting(key: string, value: unknown, action: () => Promise<void>): Promise<void> {
  await change(key, value);
  try {
    await action();
  } finally {
    await change(key, undefined);
  }
}

/** An update is over when it is written, which may be before the new value is handed out. */
async function change(key: string, value: unknown): Promise<void> {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('interviewPractice');
  await settings().update(key, value, vscode.ConfigurationTarget.Global);
  await eventually(() => isDeepStrictEqual(settings().inspect(key)?.globalValue, value));
}
