import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { definedFunctions, type DefinedFunction } from '../core/practice/functions.ts';
import { stateLabel } from '../core/practice/describe.ts';
import { stateOf } from '../core/practice/results.ts';
import type { CommandDependencies, Handler } from './commands.ts';
import { LearnerError } from './errors.ts';
import { exerciseOfFile } from './practiceFolder.ts';

/** A handler for an exercise: the one that was clicked, else the active editor's, else one that the learner picks. */
export function onExercise(
  dependencies: CommandDependencies,
  title: string,
  action: (exercise: Exercise, test: string | undefined) => Promise<void>,
): Handler {
  return async (target, detail) => {
    const clicked = dependencies.explorer.testOf(target);
    const exercise = clicked?.exercise ?? (await exerciseFor(target, title, dependencies));
    if (exercise !== undefined) await action(exercise, clicked?.id ?? (typeof detail === 'string' ? detail : undefined));
  };
}

/** The exercise that a command is about: what was clicked, else the active editor's, else what the learner picks. */
async function exerciseFor(target: unknown, title: string, dependencies: CommandDependencies): Promise<Exercise | undefined> {
  const clicked = await exerciseOf(target, dependencies.catalog);
  if (clicked !== undefined) return clicked;
  const active = vscode.window.activeTextEditor?.document.uri;
  const edited = active === undefined ? undefined : await exerciseOfFile(dependencies.catalog, active);
  return edited ?? pickExercise(`${title} …`, dependencies);
}

export async function exerciseOf(target: unknown, catalog: Catalog): Promise<Exercise | undefined> {
  if (typeof target === 'string') return catalog.exercise(target);
  if (target instanceof vscode.Uri) return exerciseOfFile(catalog, target);
  if (isExerciseNode(target)) return catalog.exercise(target.exercise.slug);
  return undefined;
}

function isExerciseNode(target: unknown): target is { readonly exercise: Exercise } {
  return typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'exercise' && 'exercise' in target;
}

export async function pickExercise(title: string, { catalog, progress }: CommandDependencies): Promise<Exercise | undefined> {
  const results = await progress.refresh();
  const topics = await catalog.topics();
  const exercises = await catalog.exercises();
  const items = exercises.map((exercise) => ({
    label: exercise.title,
    description: `${exercise.difficulty} · ${stateLabel(stateOf(results, exercise.slug, Date.now()))}`,
    detail: `${topics.find(({ id }) => id === exercise.topic)?.title ?? ''}: ${exercise.summary}`,
    exercise,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true }))?.exercise;
}

/** The Python file in the active editor. */
export function pythonFile(): vscode.Uri {
  return pythonEditor().document.uri;
}

function pythonEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'python' || editor.document.uri.scheme !== 'file') {
    throw new LearnerError('Open a Python file first, with the function in it.');
  }
  return editor;
}

/** A function of a Python file: the one that a CodeLens names, else the one around the cursor, else one that is picked. */
export async function functionFor(
  target: unknown,
  detail: unknown,
  title: string,
  suits: (each: DefinedFunction) => boolean,
): Promise<{ readonly file: vscode.Uri; readonly name: string } | undefined> {
  if (target instanceof vscode.Uri && typeof detail === 'string') return { file: target, name: detail };
  const editor = pythonEditor();
  const file = editor.document.uri;
  const functions = definedFunctions(editor.document.getText().split(/\r?\n/)).filter(suits);
  if (functions.length === 0) throw new LearnerError('There is no such function in this file. Write one, as in “def test_two_threads():”.');
  const around = functions.filter(({ line }) => line <= editor.selection.active.line).at(-1);
  const items = [...(around === undefined ? [] : [around]), ...functions.filter((each) => each !== around)].map(({ name, line }) => ({ label: name, description: `line ${String(line + 1)}`, name }));
  const picked = await vscode.window.showQuickPick(items, { title: `${title} …` });
  return picked === undefined ? undefined : { file, name: picked.name };
}
