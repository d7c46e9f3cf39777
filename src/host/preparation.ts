import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { readIfThere } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { exercisePath, requirePracticeFolder } from './practiceFolder.ts';
import type { Requirements } from './requirements.ts';
import { requireTrust } from './trust.ts';

/** An exercise with everything that a run of it needs. */
export interface ReadyExercise {
  readonly exercise: Exercise;
  readonly file: vscode.Uri;
  readonly python: readonly [string, ...string[]];
  /** The folder of packages that the interpreter may lack. */
  readonly site: string | null;
}

/** Brings together what a run needs: trust, the learner's file as it stands in the editor, an interpreter, packages. */
export class Preparation {
  readonly #interpreters: InterpreterChoice;
  readonly #requirements: Requirements;
  #saving = 0;

  constructor(interpreters: InterpreterChoice, requirements: Requirements) {
    this.#interpreters = interpreters;
    this.#requirements = requirements;
  }

  /** Whether the learner's file is being saved for a run, which is no wish of theirs to run it. */
  get saving(): boolean {
    return this.#saving > 0;
  }

  /** Saves the learner's file; rejects with a LearnerError that says what is missing. */
  async prepare(exercise: Exercise): Promise<ReadyExercise> {
    requireTrust();
    const file = vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
    await this.#saveIfOpen(exercise, file);
    if ((await readIfThere(file.fsPath)) === null) {
      throw new LearnerError(`There is no ${exercise.topic}/${exercise.slug}.py in your practice folder yet.`, {
        label: 'Open Exercise',
        command: 'interviewPractice.openExercise',
        args: [exercise.slug],
      });
    }
    const interpreter = await this.#interpreters.require(file);
    return { exercise, file, python: interpreter.command, site: await this.#requirements.require(exercise, interpreter) };
  }

  /** As prepare, for what is no wish of the learner's: saves nothing, and undefined where something is missing. */
  async lookUp(exercise: Exercise): Promise<ReadyExercise | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const file = vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
    const interpreter = await this.#interpreters.find(file);
    if (!('version' in interpreter)) return undefined;
    const { missing, site } = await this.#requirements.find(exercise, interpreter);
    return missing.length > 0 ? undefined : { exercise, file, python: interpreter.command, site };
  }

  async #saveIfOpen(exercise: Exercise, file: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file.fsPath);
    if (open?.isDirty !== true || (await this.#save(open))) return;
    throw new LearnerError(`“${exercise.slug}.py” could not be saved, so the run would test an old text. Save it and run again.`);
  }

  async #save(document: vscode.TextDocument): Promise<boolean> {
    this.#saving += 1;
    try {
      if (await document.save()) return true;
      // It is refused while another save is ending, such as the editor's own after a delay: what counts is the file.
      return !document.isDirty || (await document.save()) || (await readIfThere(document.uri.fsPath)) === document.getText();
    } finally {
      this.#saving -= 1;
    }
  }
}
