import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

/** The path of a learner's file in the opened folder. */
export function solutionPath(topic: string, slug: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, 'these tests need an open folder');
  return join(folder.uri.fsPath, 'practice', topic, `${slug}.py`);
}

export const queueFile = (): string => solutionPath('data_structures', 'fifo_queue');

/** Writes a learner's file and shows it. */
export async function openSolution(path: string, text: string): Promise<vscode.TextEditor> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  const document = await vscode.workspace.openTextDocument(path);
  const editor = await vscode.window.showTextDocument(document);
  // Open already, it may not have noticed yet that the file is a new one, and would refuse to save over it.
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await setText(editor, text);
  await eventually(async () => (await document.save()) || !document.isDirty);
  return editor;
}

export async function setText(editor: vscode.TextEditor, text: string): Promise<void> {
  const replace = (edit: vscode.TextEditorEdit): void => {
    edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), text);
  };
  // The editor refuses an edit of a text that it has just changed itself, when it saves for instance.
  while (!(await editor.edit(replace)));
}

/** Closes all editors and removes what was practised. */
export async function forgetPractice(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && document.uri.scheme === 'file') await document.save();
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // A process that was just ended may still have been writing there.
  await rm(dirname(dirname(queueFile())), { recursive: true, force: true, maxRetries: 20 });
}

export const rightQueue = `class Queue:
    def __init__(self):
        self.new, self.old = [], []

    def enqueue(self, item):
        self.new.append(item)

    def _turn(self):
        if not self.old:
            self.old, self.new = self.new[::-1], []

    def dequeue(self):
        self._turn()
        return self.old.pop()

    def peek(self):
        self._turn()
        return self.old[-1]

    def is_empty(self):
        return not (self.new or self.old)

    def __len__(self):
        return len(self.new) + len(self.old)
`;

export const newestFirst = rightQueue.replace('self.new[::-1]', 'self.new[:]');

export const sleeping = `import time


class Queue:
    def __init__(self):
        time.sleep(600)
`;
