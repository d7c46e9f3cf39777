import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { findEntryPoints } from '../core/practice/entryPoints.ts';
import { lineOfFailure } from '../core/run/place.ts';
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
      void vscode.workspace.openTextDocument(file).then((document) => {
        collection.set(file, problemsOf(document, exercise, result));
      });
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) collection.delete(document.uri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const file of files) collection.delete(file);
    }),
  );
}

function problemsOf(document: vscode.TextDocument, exercise: Exercise, result: RunResult): vscode.Diagnostic[] {
  const lines = document.getText().split(/\r?\n/);
  const places = findEntryPoints(exercise, lines);
  const loading = result.ending.kind === 'load-failed' ? [{ title: 'loading', failure: result.ending.failure }] : [];
  const failed = result.tests.flatMap(({ title, failure }) => (failure === null ? [] : [{ title, failure }]));
  // Many tests may fall over the same thing; it is one problem.
  const distinct = new Map([...failed, ...loading].reverse().map((each) => [`${String(each.failure.line)} ${each.failure.summary}`, each]));
  return [...distinct.values()].map(({ title, failure }) => {
    const line = lineOfFailure(failure, places, lines.length);
    const { firstNonWhitespaceCharacterIndex, range } = document.lineAt(line);
    const text = range.with(range.start.translate(0, firstNonWhitespaceCharacterIndex));
    const problem = new vscode.Diagnostic(text, `${failure.summary} (${title})`, vscode.DiagnosticSeverity.Error);
    problem.source = 'Interview Practice';
    return problem;
  });
}
