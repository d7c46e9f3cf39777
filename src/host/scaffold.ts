import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { PracticeFiles, type OpenFiles, type PracticeFile } from '../node/practiceFiles.ts';
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
  readonly #files: PracticeFiles;

  constructor(dependencies: ScaffoldDependencies) {
    this.#dependencies = dependencies;
    this.#files = new PracticeFiles(dependencies.progress, editorFiles);
  }

  /** Opens the learner's file, made from the starter if it is not there, and the statement beside it. */
  async open(exercise: Exercise): Promise<void> {
    const file = await this.#file(exercise);
    await this.#files.begin(file);
    const options = { viewColumn: vscode.ViewColumn.One, preview: false };
    await vscode.window.showTextDocument(vscode.Uri.file(file.path), options);
    await this.#dependencies.column.showStatement(exercise);
    // A column that had been hidden takes the focus all the same, and the learner wants to type.
    await vscode.window.showTextDocument(vscode.Uri.file(file.path), options);
  }

  /** Puts the starter in place of the learner's text, which is kept as an attempt first. */
  async reset(exercise: Exercise): Promise<void> {
    const outcome = await this.#files.reset(await this.#file(exercise));
    if (outcome === 'not-begun') throw nothingYet(exercise);
    if (outcome === 'holds-the-starter') throw new LearnerError(`“${exercise.slug}.py” holds the starter already.`);
    const undo = 'Undo';
    const text = `${exercise.title} is back at its starter. Your text is kept among the attempts.`;
    if ((await vscode.window.showInformationMessage(text, undo)) === undo) await this.undoReset(exercise);
  }

  /** Brings back the text that the last reset replaced; the present one becomes an attempt. */
  async undoReset(exercise: Exercise): Promise<void> {
    const file = await this.#file(exercise);
    const outcome = await this.#files.undoReset(file);
    if (outcome === 'nothing-kept') throw new LearnerError(`${exercise.title} was not reset, so there is nothing to bring back.`);
    if (outcome === 'holds-it-already') throw new LearnerError(`“${exercise.slug}.py” holds the text from before the reset already.`);
    await vscode.window.showTextDocument(vscode.Uri.file(file.path), { viewColumn: vscode.ViewColumn.One, preview: false });
  }

  async #file(exercise: Exercise): Promise<PracticeFile> {
    const path = exercisePath(requirePracticeFolder(), exercise);
    return { slug: exercise.slug, path, starter: await this.#dependencies.catalog.text(exercise, 'starter.py') };
  }
}

const editorFiles: OpenFiles = {
  text: (path) => openDocument(path)?.getText(),
  replace: async (path, text) => {
    const document = openDocument(path);
    if (document === undefined) return;
    // Through the editor, so that its own undo works too.
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    await vscode.workspace.applyEdit(edit);
    await document.save();
  },
};

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
