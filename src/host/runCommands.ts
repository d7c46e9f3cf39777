import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { isExplorable } from '../core/practice/functions.ts';
import type { CommandDependencies, Handler } from './commands.ts';
import { exerciseOf, functionFor, onExercise, pythonFile } from './commandTargets.ts';
import { LearnerError } from './errors.ts';
import type { RunCommandId } from './ids.ts';
import { exercisePath, practiceFolder, requirePracticeFolder } from './practiceFolder.ts';
import type { Runs } from './runs.ts';
import { requireTrust } from './trust.ts';

/** Commands that run, stop and debug suites. */
export function runCommands(dependencies: CommandDependencies): Record<RunCommandId, Handler> {
  const { catalog, explorer, growth, runs, schedules } = dependencies;
  return {
    'interviewPractice.runExercise': onExercise(dependencies, 'Run the tests of', async (exercise) => {
      await explorer.run(exercise);
    }),
    'interviewPractice.runAll': () => runAll(dependencies),
    'interviewPractice.runFailed': onExercise(dependencies, 'Run the failed tests of', async (exercise) => {
      await explorer.run(exercise, failedTests(exercise, runs));
    }),
    'interviewPractice.runLast': async () => {
      const last = explorer.last;
      if (last === undefined) throw new LearnerError('Nothing was run in this window yet.');
      await explorer.run(last.exercise, last.tests);
    },
    'interviewPractice.runTest': onExercise(dependencies, 'Run a test of', async (exercise, test) => {
      const id = test ?? (await pickTest(exercise, dependencies));
      if (id !== undefined) await explorer.run(exercise, [id]);
    }),
    'interviewPractice.stop': async (target) => {
      const slug = (await exerciseOf(target, catalog))?.slug;
      if (!explorer.stop(slug) && !explorer.stop()) throw new LearnerError('No suite is running.');
    },
    'interviewPractice.showGrowth': onExercise(dependencies, 'Show the growth of', (exercise) => {
      growth.show(exercise);
      return Promise.resolve();
    }),
    'interviewPractice.showSchedule': onExercise(dependencies, 'Show the schedule of', (exercise, test) => {
      schedules.show(exercise, test);
      return Promise.resolve();
    }),
    'interviewPractice.measureGrowth': async (target, detail) => {
      const found = await functionFor(target, detail, 'Measure the growth of', () => true);
      if (found !== undefined) await growth.measure(found.file, found.name);
    },
    'interviewPractice.toggleLineCosts': async (target) => {
      const file = target instanceof vscode.Uri ? target : pythonFile();
      await growth.toggleLineCosts(file, async () => (await functionFor(undefined, undefined, 'Measure the lines of', () => true))?.name);
    },
    'interviewPractice.exploreTest': async (target, detail) => {
      const found = await functionFor(target, detail, 'Explore', isExplorable);
      if (found !== undefined) await schedules.explore(found.file, found.name);
    },
    'interviewPractice.installRequirements': onExercise(dependencies, 'Install what is needed by', (exercise) => install(exercise, dependencies)),
    'interviewPractice.debugExercise': onExercise(dependencies, 'Debug the tests of', (exercise) => dependencies.debug(exercise, null)),
  };
}

async function install(exercise: Exercise, { explorer, interpreters, requirements }: CommandDependencies): Promise<void> {
  const names = (exercise.requirements ?? []).join(', ');
  if (names === '') throw new LearnerError(`${exercise.title} needs no packages beside Python’s own.`);
  requireTrust();
  const file = vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
  if (!(await requirements.install(exercise, await interpreters.require(file)))) return;
  const run = 'Run Tests';
  const chosen = await vscode.window.showInformationMessage(`${exercise.title} has what it needs: ${names}.`, run);
  if (chosen === run) await explorer.run(exercise);
}

/** The tests that did not pass when the exercise was last run. */
function failedTests(exercise: Exercise, runs: Runs): readonly string[] {
  const result = runs.latest(exercise.slug);
  if (result === undefined) throw new LearnerError(`${exercise.title} was not run in this window yet. Run its tests first.`);
  const failed = result.tests.filter((test) => test.verdict !== 'passed').map((test) => test.id);
  if (failed.length === 0) throw new LearnerError(`No test of ${exercise.title} failed.`);
  return failed;
}

async function pickTest(exercise: Exercise, { preparation, runs }: CommandDependencies): Promise<string | undefined> {
  // What is missing for a run is better said before a test is chosen.
  await preparation.prepare(exercise);
  const items = (await runs.plan(exercise)).map(({ id, title, group }) => ({ label: title, description: group, id }));
  return (await vscode.window.showQuickPick(items, { title: `Run a test of ${exercise.title}` }))?.id;
}

async function runAll({ catalog, explorer }: CommandDependencies): Promise<void> {
  const folder = practiceFolder();
  const started: Exercise[] = [];
  for (const exercise of folder === null ? [] : await catalog.exercises()) {
    const file = vscode.Uri.file(exercisePath(folder ?? '', exercise));
    if (await vscode.workspace.fs.stat(file).then(() => true, () => false)) started.push(exercise);
  }
  if (started.length === 0) {
    throw new LearnerError('You have not begun an exercise yet, so there is nothing to run.', {
      label: 'Open an Exercise',
      command: 'interviewPractice.openExercise',
    });
  }
  const token = new vscode.CancellationTokenSource();
  try {
    await explorer.runMany(started, token.token);
  } finally {
    token.dispose();
  }
}
