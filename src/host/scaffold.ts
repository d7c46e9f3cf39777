import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { recordReset, recordStart } from '../core/practice/results.ts';
import { createNew, readIfThere, writeWhole } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { ExerciseColumn } from './exerciseColumn.ts';
import { exercisePath, requirePracticeFolder } from './practiceFolder.ts';
import type { Progress } from './progress.ts';

interface ScaffoldDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly column: ExerciseColumn;
}

/** Creates, opens and resets the learner's files. */
export class Scaffold {
  readonly #dependencies: ScaffoldDependencies;

  constructor(dependencies: ScaffoldDependencies) {
    this.#dependencies = dependencies;
  }

  /** Opens the learner's file, made from the starter if it is not there, and the statement beside it. */
  async open(exercise: Exercise): Promise<void> {
    const { catalog, column, progress } = this.#dependencies;
    const path = exercisePath(requirePracticeFolder(), exercise);
    await createNew(path, await catalog.text(exercise, 'starter.py'));
    await progress.update((results) => recordStart(results, exercise.slug, Date.now()));
    const options = { viewColumn: vscode.ViewColumn.One, preview: false };
    await vscode.window.showTextDocument(vscode.Uri.file(path), options);
    await column.showStatement(exercise);
  }

  /** Puts the starter in place of the learner's text, which is kept as an attempt first. */
  async reset(exercise: Exercise): Promise<void> {
    const path = exercisePath(requirePracticeFolder(), exercise);
    const starter = await this.#dependencies.catalog.text(exercise, 'starter.py');
    const old = await textOf(path);
    if (old === null) throw nothingYet(exercise);
    if (old === starter) throw new LearnerError(`“${exercise.slug}.py” holds the starter already.`);
    await this.#replace(exercise, path, old, starter);
    const undo = 'Undo';
    const text = `${exercise.title} is back at its starter. Your text is kept among the attempts.`;
    if ((await vscode.window.showInformationMessage(text, undo)) === undo) await this.undoReset(exercise);
  }

  /** Brings back the text that the last reset replaced; the present one becomes an attempt. */
  async undoReset(exercise: Exercise): Promise<void> {
    const { progress } = this.#dependencies;
    const path = exercisePath(requirePracticeFolder(), exercise);
    const attempts = (await progress.refresh()).exercises[exercise.slug]?.attempts ?? [];
    const kept = attempts.filter((attempt) => attempt.reason === 'reset').at(-1);
    const text = kept === undefined ? null : await progress.attemptText(kept.text);
    if (text === null) throw new LearnerError(`${exercise.title} was not reset, so there is nothing to bring back.`);
    const old = await textOf(path);
    if (old === text) throw new LearnerError(`“${exercise.slug}.py” holds the text from before the reset already.`);
    if (old === null) await writeWhole(path, text);
    else await this.#replace(exercise, path, old, text);
    await vscode.window.showTextDocument(vscode.Uri.file(path), { viewColumn: vscode.ViewColumn.One, preview: false });
  }

  async #replace(exercise: Exercise, path: string, old: string, text: string): Promise<void> {
    await this.#dependencies.progress.record(old, (results, key) => recordReset(results, exercise.slug, key, Date.now()));
    const document = openDocument(path);
    if (document === undefined) {
      await writeWhole(path, text);
      return;
    }
    // Through the editor, so that its own undo works too.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  }
}

/** The learner's text as it stands: in the editor if it is open there, else in the file. */
async function textOf(path: string): Promise<string | null> {
  return openDocument(path)?.getText() ?? (await readIfThere(path));
}

function openDocument(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === path && !isClosed);
}

function nothingYet(exercise: Exercise): LearnerError {
  return new LearnerError(`${exercise.title} was not begun, so there is nothing to reset.`, {
    label: 'Open Exercise',
    command: 'interviewPractice.openExercise',
    args: [exercise.slug],
  });
}
