import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { parseConcept } from '../core/catalog/concept.ts';
import { stateLabel } from '../core/practice/describe.ts';
import { noFilter, nextOf, type ExerciseFilter } from '../core/practice/filter.ts';
import { stateOf, type ExerciseState } from '../core/practice/results.ts';
import { LearnerError } from './errors.ts';
import type { ExerciseColumn } from './exerciseColumn.ts';
import type { Help } from './help.ts';
import { commandIds, type CommandId } from './ids.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { Pages } from './pages.ts';
import { choosePracticeFolder, exerciseOfFile, exercisePath, practiceFolder } from './practiceFolder.ts';
import type { Progress } from './progress.ts';
import type { Runs } from './runs.ts';
import type { Scaffold } from './scaffold.ts';
import type { TestExplorer } from './testExplorer.ts';
import type { TopicsTree } from './topicsView.ts';

export interface CommandDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly runs: Runs;
  readonly tree: TopicsTree;
  readonly explorer: TestExplorer;
  readonly scaffold: Scaffold;
  readonly column: ExerciseColumn;
  readonly help: Help;
  readonly interpreters: InterpreterChoice;
  readonly log: vscode.LogOutputChannel;
  readonly debug: (exercise: Exercise, tests: readonly string[] | null) => Promise<void>;
  readonly report: (error: unknown) => Promise<void>;
}

/** A handler gets what a menu, a CodeLens or the palette passes: a node of the tree, an address, a slug, or nothing. */
type Handler = (target: unknown) => Promise<void> | void;

export function registerCommands(dependencies: CommandDependencies): vscode.Disposable {
  const handlers = handlersOf(dependencies);
  const registrations = commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (target: unknown) => {
      try {
        await handlers[id](target);
      } catch (error) {
        await dependencies.report(error);
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}

function handlersOf(dependencies: CommandDependencies): Record<CommandId, Handler> {
  const { catalog, column, explorer, help, interpreters, log, progress, runs, scaffold, tree } = dependencies;
  const onExercise =
    (title: string, action: (exercise: Exercise) => Promise<void>): Handler =>
    async (target) => {
      const exercise = await exerciseFor(target, title, dependencies);
      if (exercise !== undefined) await action(exercise);
    };
  return {
    'interviewPractice.openExercise': async (target) => {
      const exercise = await exerciseOf(target, catalog) ?? (await pickExercise('Open an exercise', dependencies));
      if (exercise !== undefined) await scaffold.open(exercise);
    },
    'interviewPractice.openStatement': onExercise('Show the statement of', (exercise) => column.showStatement(exercise)),
    'interviewPractice.runExercise': onExercise('Run the tests of', async (exercise) => {
      await runs.prepare(exercise);
      await explorer.run(exercise);
    }),
    'interviewPractice.runAll': () => runAll(dependencies),
    'interviewPractice.stop': async (target) => {
      if (runs.anyActive.length === 0) throw new LearnerError('No suite is running.');
      runs.stop((await exerciseOf(target, catalog))?.slug);
    },
    'interviewPractice.debugExercise': onExercise('Debug the tests of', (exercise) => dependencies.debug(exercise, null)),
    'interviewPractice.showHint': onExercise('Show a hint for', (exercise) => help.showNextHint(exercise)),
    'interviewPractice.showSolution': onExercise('Show the solution of', (exercise) => help.showSolution(exercise)),
    'interviewPractice.resetExercise': onExercise('Reset', (exercise) => scaffold.reset(exercise)),
    'interviewPractice.undoReset': onExercise('Undo the reset of', (exercise) => scaffold.undoReset(exercise)),
    'interviewPractice.showAttempts': onExercise('Show the attempts at', (exercise) => help.showAttempts(exercise)),
    'interviewPractice.nextExercise': async () => {
      const results = await progress.refresh();
      const uri = vscode.window.activeTextEditor?.document.uri;
      const current = uri === undefined ? undefined : await exerciseOfFile(catalog, uri);
      const next = nextOf(await catalog.exercises(), (exercise) => stateOf(results, exercise.slug, Date.now()), current);
      if (next === undefined) throw new LearnerError('Every exercise is passed and none is due. Well done.');
      await scaffold.open(next);
    },
    'interviewPractice.filter': async () => {
      const filter = await pickFilter(tree.filter);
      if (filter !== undefined) tree.filter = filter;
    },
    'interviewPractice.clearFilter': () => {
      tree.filter = noFilter;
    },
    'interviewPractice.openConcept': async (target) => {
      const slug = await conceptFor(target, catalog);
      if (slug !== undefined) await vscode.commands.executeCommand('markdown.showPreview', Pages.uri('concept', slug));
    },
    'interviewPractice.selectInterpreter': () => interpreters.select(),
    'interviewPractice.chooseFolder': async () => {
      await choosePracticeFolder();
    },
    'interviewPractice.showLog': () => {
      log.show();
    },
  };
}

async function runAll({ catalog, explorer, runs }: CommandDependencies): Promise<void> {
  const folder = practiceFolder();
  const started: Exercise[] = [];
  for (const exercise of folder === null ? [] : await catalog.exercises()) {
    const file = vscode.Uri.file(exercisePath(folder ?? '', exercise));
    if (await vscode.workspace.fs.stat(file).then(() => true, () => false)) started.push(exercise);
  }
  const [first] = started;
  if (first === undefined) {
    throw new LearnerError('You have not begun an exercise yet, so there is nothing to run.', {
      label: 'Open an Exercise',
      command: 'interviewPractice.openExercise',
    });
  }
  await runs.prepare(first);
  const token = new vscode.CancellationTokenSource();
  try {
    await explorer.runMany(started, token.token);
  } finally {
    token.dispose();
  }
}

/** The exercise that a command is about: what was clicked, else the active editor's, else what the learner picks. */
async function exerciseFor(target: unknown, title: string, dependencies: CommandDependencies): Promise<Exercise | undefined> {
  const clicked = await exerciseOf(target, dependencies.catalog);
  if (clicked !== undefined) return clicked;
  const active = vscode.window.activeTextEditor?.document.uri;
  const edited = active === undefined ? undefined : await exerciseOfFile(dependencies.catalog, active);
  return edited ?? pickExercise(`${title} …`, dependencies);
}

async function exerciseOf(target: unknown, catalog: Catalog): Promise<Exercise | undefined> {
  if (typeof target === 'string') return catalog.exercise(target);
  if (target instanceof vscode.Uri) return exerciseOfFile(catalog, target);
  if (isExerciseNode(target)) return catalog.exercise(target.exercise.slug);
  return undefined;
}

function isExerciseNode(target: unknown): target is { readonly exercise: Exercise } {
  return typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'exercise' && 'exercise' in target;
}

async function pickExercise(title: string, { catalog, progress }: CommandDependencies): Promise<Exercise | undefined> {
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

async function conceptFor(target: unknown, catalog: Catalog): Promise<string | undefined> {
  if (typeof target === 'string') return target;
  if (typeof target === 'object' && target !== null && 'kind' in target && target.kind === 'concept' && 'slug' in target) {
    return String(target.slug);
  }
  const slugs = await catalog.concepts();
  const items = await Promise.all(slugs.map(async (slug) => ({ label: parseConcept(await catalog.conceptText(slug)).title, slug })));
  return (await vscode.window.showQuickPick(items, { title: 'Read a concept card' }))?.slug;
}

const states: readonly ExerciseState[] = ['not-started', 'in-progress', 'passed', 'due'];
const difficulties = ['easy', 'medium', 'hard'] as const;

async function pickFilter(filter: ExerciseFilter): Promise<ExerciseFilter | undefined> {
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = [
    heading('State'),
    ...states.map((state) => ({ label: stateLabel(state), picked: filter.states.includes(state), state })),
    heading('Difficulty'),
    ...difficulties.map((difficulty) => ({ label: difficulty, picked: filter.difficulties.includes(difficulty), difficulty })),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: 'Show only', canPickMany: true });
  if (picked === undefined) return undefined;
  return {
    states: picked.flatMap((item) => ('state' in item ? [item.state] : [])),
    difficulties: picked.flatMap((item) => ('difficulty' in item ? [item.difficulty] : [])),
  };
}
