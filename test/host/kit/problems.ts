import * as vscode from 'vscode';

/** The problems that the extension shows in a file, each behind its line, counted from 1. */
export function problems(path: string): readonly string[] {
  return vscode.languages
    .getDiagnostics(vscode.Uri.file(path))
    .filter(({ source }) => source === 'Interview Practice')
    .map(({ message, range }) => `${String(range.start.line + 1)}: ${message}`);
}
