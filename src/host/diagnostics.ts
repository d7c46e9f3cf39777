import * as vscode from 'vscode';
import type { RunResult } from '../core/run/result.ts';
import { exercisePath, practiceFolder } from './practiceFolder.ts';
import type { Runs } from './runs.ts';

/** Failing lines as problems, until the next run or the next edit of the file makes them stale. */
export function registerRunDiagnostics(runs: Runs): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('interviewPractice');
  const shown = new Set<RunResult>();
  return vscode.Disposable.from(
    collection,
    runs.onDidChange((exercise) => {
      const folder = practiceFolder();
      if (folder === null) return;
      const file = vscode.Uri.file(exercisePath(folder, exercise));
      if (runs.active(exercise.slug) !== undefined) {
        collection.delete(file);
        return;
      }
      const result = runs.latest(exercise.slug);
      if (result === undefined || shown.has(result)) return;
      shown.clear();
      shown.add(result);
      collection.set(file, problemsOf(file, result));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) collection.delete(document.uri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const file of files) collection.delete(file);
    }),
  );
}

function problemsOf(file: vscode.Uri, result: RunResult): vscode.Diagnostic[] {
  const loading = result.ending.kind === 'load-failed' ? [{ title: 'loading', failure: result.ending.failure }] : [];
  const failed = result.tests.flatMap(({ title, failure }) => (failure === null ? [] : [{ title, failure }]));
  return [...loading, ...failed].flatMap(({ title, failure }) => {
    if (failure.line === null) return [];
    const line = Math.max(0, failure.line - 1);
    const range = rangeOfLine(file, line);
    const problem = new vscode.Diagnostic(range, `${failure.summary} (${title})`, vscode.DiagnosticSeverity.Error);
    problem.source = 'Interview Practice';
    return [problem];
  });
}

/** The text of a line without its indentation, where the file is open. */
function rangeOfLine(file: vscode.Uri, line: number): vscode.Range {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString());
  if (document === undefined || line >= document.lineCount) return new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
  const { firstNonWhitespaceCharacterIndex, range } = document.lineAt(line);
  return range.with(range.start.translate(0, firstNonWhitespaceCharacterIndex));
}
