import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { parseTelling } from '../core/explore/schedule.ts';
import { definedFunctions } from '../core/practice/functions.ts';
import { findEntryPoints } from '../core/practice/entryPoints.ts';
import type { RunResult } from '../core/run/result.ts';
import { verdictLabel } from '../core/run/verdict.ts';
import type { CommandId } from './ids.ts';
import { exerciseOfFile } from './practiceFolder.ts';
import type { Progress } from './progress.ts';
import type { Runs } from './runs.ts';
import { onSettingChange, setting } from './settings.ts';

interface CodeLensDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly runs: Runs;
}

/** The line of actions above the learner's file and above each of the exercise's entry points. */
export class ExerciseCodeLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #dependencies: CodeLensDependencies;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(dependencies: CodeLensDependencies) {
    this.#dependencies = dependencies;
    const refresh = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      dependencies.runs.onDidChange(refresh),
      dependencies.progress.onDidChange(refresh),
      onSettingChange(['codeLens', 'folder'], refresh),
    );
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!setting('codeLens')) return [];
    const exercise = await exerciseOfFile(this.#dependencies.catalog, document.uri);
    if (exercise === undefined) return [];
    const lines = document.getText().split(/\r?\n/);
    const places = findEntryPoints(exercise, lines).filter(({ entry }) => !entry.name.includes('.'));
    const at = [0, ...places.map(({ line }) => line).filter((line) => line !== 0)];
    return [...at.flatMap((line) => this.#lensesAt(line, exercise)), ...ownTestLenses(document, lines, exercise)];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #lensesAt(line: number, exercise: Exercise): vscode.CodeLens[] {
    const { progress, runs } = this.#dependencies;
    const range = new vscode.Range(line, 0, line, 0);
    const lens = (title: string, command: CommandId, tooltip: string): vscode.CodeLens =>
      new vscode.CodeLens(range, { title, command, tooltip, arguments: [exercise.slug] });
    const active = runs.active(exercise.slug);
    const run =
      active === undefined
        ? lens('$(play) Run tests', 'interviewPractice.runExercise', 'Run the suite on this file')
        : lens('$(debug-stop) Stop', 'interviewPractice.stop', 'Stop the run');
    const result = runs.latest(exercise.slug);
    const last = active === undefined ? describeLast(result, progress, exercise) : describeActive(active.progress);
    return [
      run,
      ...(last === null ? [] : [lens(last, 'interviewPractice.runExercise', 'How the last run ended')]),
      ...(result?.tests.some(({ schedule }) => parseTelling(schedule) !== null) === true ? [lens('$(list-tree) Schedule', 'interviewPractice.showSchedule', 'The order of threads that fails')] : []),
      ...(result?.tests.some(({ growth }) => growth !== null) === true ? [lens('$(graph-line) Growth', 'interviewPractice.showGrowth', 'How the cost grows, measured')] : []),
      lens('$(debug-alt) Debug', 'interviewPractice.debugExercise', 'Run the suite under the Python debugger'),
      lens('$(lightbulb) Hint', 'interviewPractice.showHint', 'Reveal the next of three hints'),
      lens('$(diff) Solution', 'interviewPractice.showSolution', 'Compare with the reference'),
    ];
  }
}

/** Over each of the learner's own tests: run it alone, or explore every order of its threads. */
function ownTestLenses(document: vscode.TextDocument, lines: readonly string[], exercise: Exercise): vscode.CodeLens[] {
  const tests = definedFunctions(lines).filter(({ name }) => name.startsWith('test_'));
  return tests.flatMap(({ line, name }) => {
    const range = new vscode.Range(line, 0, line, 0);
    return [
      new vscode.CodeLens(range, { title: '$(play) Run this test', command: 'interviewPractice.runTest', arguments: [exercise.slug, `learner.${name}`] }),
      new vscode.CodeLens(range, { title: '$(search) Explore this test', command: 'interviewPractice.exploreTest', arguments: [document.uri, name] }),
    ];
  });
}

function describeActive(progress: { readonly plan: readonly unknown[]; readonly ended: ReadonlyMap<string, unknown> } | null): string {
  if (progress === null || progress.plan.length === 0) return 'starting …';
  return `${String(progress.ended.size)}/${String(progress.plan.length)} …`;
}

function describeLast(result: RunResult | undefined, progress: Progress, exercise: Exercise): string | null {
  if (result !== undefined && (result.ending.kind === 'completed' || result.ending.kind === 'load-failed')) {
    if (result.ending.kind === 'load-failed') return `✗ ${verdictLabel(result.verdict)}`;
    const count = `${String(result.passed)}/${String(result.tests.length)}`;
    return result.verdict === 'passed' ? `✓ ${count}` : `✗ ${count} · ${verdictLabel(result.verdict)}`;
  }
  const last = progress.current.exercises[exercise.slug]?.last ?? null;
  if (last === null) return null;
  return `${last.verdict === 'passed' ? '✓' : '✗'} ${String(last.passed)}/${String(last.total)}`;
}
