import * as vscode from 'vscode';

/** Does something while a setting of the extension has a value, and puts it back. */
export async function withSetting(key: string, value: unknown, action: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('interviewPractice');
  await settings.update(key, value, vscode.ConfigurationTarget.Global);
  try {
    await action();
  } finally {
    await settings.update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}
