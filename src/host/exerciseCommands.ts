import * as vscode from 'vscode';
import { nextOf } from '../core/practice/filter.ts';
import { stateOf } from '../core/practice/results.ts';
import type { CommandDependencies, Handler } from './commands.ts';
import { exerciseOf, onExercise, pickExercise } from './commandTargets.ts';
import { LearnerError } from './errors.ts';
import type { ExerciseCommandId } from './ids.ts';
import { exerciseOfFile } from './practiceFolder.ts';

/** Commands about one exercise: its file, its statement, its help, its history. */
export function exerciseCommands(dependencies: CommandDependencies): Record<ExerciseCommandId, Handler> {
  const { catalog, column, counterexamples, help, progress, scaffold } = dependencies;
  return {
    'interviewPractice.openExercise': async (target) => {
      const exercise = await exerciseOf(target, catalog) ?? (await pickExercise('Open an exercise', dependencies));
      if (exercise !== undefined) await scaffold.open(exercise);
    },
    'interviewPractice.openStatement': onExercise(dependencies, 'Show the statement of', (exercise) => column.showStatement(exercise)),
    'interviewPractice.showHint': onExercise(dependencies, 'Show a hint for', (exercise) => help.showNextHint(exercise)),
    'interviewPractice.showSolution': onExercise(dependencies, 'Show the solution of', (exercise) => help.showSolution(exercise)),
    'interviewPractice.resetExercise': onExercise(dependencies, 'Reset', (exercise) => scaffold.reset(exercise)),
    'interviewPractice.undoReset': onExercise(dependencies, 'Undo the reset of', (exercise) => scaffold.undoReset(exercise)),
    'interviewPractice.showAttempts': onExercise(dependencies, 'Show the attempts at', (exercise) => help.showAttempts(exercise)),
    'interviewPractice.copyAsCode': onExercise(dependencies, 'Copy the failing calls of', (exercise, test) => counterexamples.copy(exercise, test)),
    'interviewPractice.addToOwnTests': onExercise(dependencies, 'Keep a failure of', (exercise, test) => counterexamples.addToOwnTests(exercise, test)),
    'interviewPractice.nextExercise': async () => {
      const results = await progress.refresh();
      const uri = vscode.window.activeTextEditor?.document.uri;
      const current = uri === undefined ? undefined : await exerciseOfFile(catalog, uri);
      const next = nextOf(await catalog.exercises(), (exercise) => stateOf(results, exercise.slug, Date.now()), current);
      if (next === undefined) throw new LearnerError('Every exercise is passed and none is due. Well done.');
      await scaffold.open(next);
    },
  };
}
