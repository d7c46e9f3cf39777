import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { readIfThere } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { exerciseOfFile, exercisePath, requirePracticeFolder } from './practiceFolder.ts';
import type { Requirements } from './requirements.ts';
import { requireTrust } from './trust.ts';

/** What it takes to run a learner's file. */
export interface ReadyFile {
  readonly python: readonly [string, ...string[]];
  /** The folder of packages that the interpreter may lack. */
  readonly site: string | null;
}

/** An exercise with everything that a run of it needs. */
export interface ReadyExercise extends ReadyFile {
  readonly exercise: Exercise;
  readonly file: vscode.Uri;
}

/** A save that is refused is tried again, a little later each time. */
const MOST_SAVES = 5;
const SAVE_AGAIN_MILLISECONDS = 50;

interface PreparationDependencies {
  readonly catalog: Catalog;
  readonly interpreters: InterpreterChoice;
  readonly requirements: Requirements;
}

/** Brings together what a run needs: trust, the learner's file as it stands in the editor, an interpreter, packages. */
export class Preparation {
  readonly #dependencies: PreparationDependencies;
  #saving = 0;

  constructor(dependencies: PreparationDependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether the learner's file is being saved for a run, which is no wish of theirs to run it. */
  get saving(): boolean {
    return this.#saving > 0;
  }

  /** Saves the learner's file; rejects with a LearnerError that says what is missing. */
  async prepare(exercise: Exercise): Promise<ReadyExercise> {
    const { interpreters, requirements } = this.#dependencies;
    requireTrust();
    const file = vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
    await this.#saveIfOpen(file);
    if ((await readIfThere(file.fsPath)) === null) {
      throw new LearnerError(`There is no ${exercise.topic}/${exercise.slug}.py in your practice folder yet.`, {
        label: 'Open Exercise',
        command: 'interviewPractice.openExercise',
        args: [exercise.slug],
      });
    }
    const interpreter = await interpreters.require(file);
    return { exercise, file, python: interpreter.command, site: await requirements.require(exercise, interpreter) };
  }

  /** As prepare, for any Python file: that of an exercise needs what the exercise requires. */
  async prepareFile(file: vscode.Uri): Promise<ReadyFile> {
    const { catalog, interpreters, requirements } = this.#dependencies;
    requireTrust();
    await this.#saveIfOpen(file);
    const interpreter = await interpreters.require(file);
    const exercise = await exerciseOfFile(catalog, file);
    if (exercise !== undefined) await requirements.require(exercise, interpreter);
    return { python: interpreter.command, site: requirements.site(interpreter) };
  }

  /** As prepare, for what is no wish of the learner's: saves nothing, and undefined where something is missing. */
  async lookUp(exercise: Exercise): Promise<ReadyExercise | undefined> {
    const { interpreters, requirements } = this.#dependencies;
    if (!vscode.workspace.isTrusted) return undefined;
    const file = vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
    const interpreter = await interpreters.find(file);
    if (!('version' in interpreter)) return undefined;
    const { missing, site } = await requirements.find(exercise, interpreter);
    return missing.length > 0 ? undefined : { exercise, file, python: interpreter.command, site };
  }

  async #saveIfOpen(file: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file.fsPath);
    if (open?.isDirty !== true || (await this.#save(open))) return;
    throw new LearnerError(`“${basename(file.fsPath)}” could not be saved, so the run would test an old text. Save it and run again.`);
  }

  async #save(document: vscode.TextDocument): Promise<boolean> {
    this.#saving += 1;
    try {
      for (let attempt = 1; attempt <= MOST_SAVES; attempt += 1) {
        if ((await document.save()) || !document.isDirty) return true;
        // It is refused while another save is ending, such as the editor's own after a delay: what counts is the file.
        if ((await readIfThere(document.uri.fsPath)) === document.getText()) return true;
        await delay(attempt * SAVE_AGAIN_MILLISECONDS);
      }
      return false;
    } finally {
      this.#saving -= 1;
    }
  }
}
