import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../kit/eventually.ts';
import { theExtension } from '../kit/extension.ts';
import { withSetting } from '../kit/settings.ts';

const text = `import threading

total = 0


def add():
    global total
    total += 1


def first(xs: list):
    return xs.pop(0)


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
`;

/** A file system with one file, which is nowhere on disk. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat(): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: text.length };
  }

  readFile(): Uint8Array {
    return new TextEncoder().encode(text);
  }

  watch(): vscode.Disposable {
    return vscode.Disposable.from();
  }

  readDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  createDirectory(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  writeFile(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions();
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('a Python file that is not on disk', function () {
  this.timeout(60_000);
  const uri = vscode.Uri.parse('one-file:/races.py');
  let registration: vscode.Disposable;

  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider('one-file', new OneFile());
    await theExtension().activate();
  });

  after(() => {
    registration.dispose();
  });

  it('has hovers and marks like any other, where they are wished everywhere', async () => {
    await withSetting('hints.where', 'everywhere', async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);
      const at = document.positionAt(text.indexOf('pop'));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
      const told = hovers.flatMap(({ contents }) => contents.map((each) => (each instanceof vscode.MarkdownString ? each.value : '')));
      assert.match(told.join('\n'), /O\(n\)/);
      await eventually(() => vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'CB09 data-race'));
    });
  });

  it('has none otherwise', async () => {
    await eventually(() => vscode.languages.getDiagnostics(uri).length === 0);
    const document = await vscode.workspace.openTextDocument(uri);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      document.positionAt(text.indexOf('pop')),
    );
    assert.ok(!JSON.stringify(hovers).includes('O(n)'));
  });
});
