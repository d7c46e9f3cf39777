import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import { parseHints } from '../core/catalog/concept.ts';
import { describeAge } from '../core/practice/describe.ts';
import { maySeeSolution, recordGivingUp, recordHint } from '../core/practice/results.ts';
import { verdictLabel } from '../core/run/verdict.ts';
import { readIfThere } from '../node/files.ts';
import { LearnerError } from './errors.ts';
import type { ExerciseColumn } from './exerciseColumn.ts';
import { Pages } from './pages.ts';
import { exercisePath, practiceFolder } from './practiceFolder.ts';
import type { Progress } from './progress.ts';

interface HelpDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly column: ExerciseColumn;
}

/** Hints step by step, the reference after a pass or on giving up, and earlier attempts. */
export class Help {
  readonly #dependencies: HelpDependencies;

  constructor(dependencies: HelpDependencies) {
    this.#dependencies = dependencies;
  }

  async showNextHint(exercise: Exercise): Promise<void> {
    const { catalog, column, progress } = this.#dependencies;
    const hints = parseHints(await catalog.text(exercise, 'hints.md'));
    const shown = (await progress.refresh()).exercises[exercise.slug]?.hintsShown ?? 0;
    const next = Math.min(shown + 1, hints.length);
    await progress.update((results) => recordHint(results, exercise.slug, next, Date.now()));
    await column.showHints(exercise);
  }

  /** The learner's file beside the reference; asks first unless the exercise was passed or given up. */
  async showSolution(exercise: Exercise): Promise<void> {
    const { progress } = this.#dependencies;
    const folder = practiceFolder();
    const path = folder === null ? null : exercisePath(folder, exercise);
    const text = path === null ? null : await readIfThere(path);
    if (!maySeeSolution(await progress.refresh(), exercise.slug)) {
      if (!(await confirmGivingUp(exercise))) return;
      await progress.record(text ?? '', (results, key) => recordGivingUp(results, exercise.slug, key, Date.now()));
    }
    const reference = Pages.uri('reference', exercise.slug);
    if (path === null || text === null) await vscode.window.showTextDocument(reference, { preview: true });
    else await vscode.commands.executeCommand('vscode.diff', vscode.Uri.file(path), reference, `${exercise.title}: yours ↔ reference`);
  }

  /** Lets the learner compare the present file with an earlier attempt. */
  async showAttempts(exercise: Exercise): Promise<void> {
    const { progress } = this.#dependencies;
    const attempts = (await progress.refresh()).exercises[exercise.slug]?.attempts ?? [];
    if (attempts.length === 0) throw new LearnerError(`There are no attempts at ${exercise.title} yet. Each run keeps one.`);
    const items = attempts
      .map((attempt) => ({
        label: attempt.verdict === null ? attempt.reason.replace('-', ' ') : verdictLabel(attempt.verdict),
        description: describeAge(Date.now() - attempt.at),
        ...(attempt.verdict === null ? {} : { detail: `${String(attempt.passed)}/${String(attempt.total)} tests passed` }),
        attempt,
      }))
      .reverse();
    const picked = await vscode.window.showQuickPick(items, { title: `Attempts at ${exercise.title}` });
    if (picked === undefined) return;
    const then = Pages.uri('attempt', picked.attempt.text);
    const folder = practiceFolder();
    const now = folder === null ? null : exercisePath(folder, exercise);
    if (now === null || (await readIfThere(now)) === null) await vscode.window.showTextDocument(then);
    else await vscode.commands.executeCommand('vscode.diff', then, vscode.Uri.file(now), `${exercise.title}: ${picked.description} ↔ now`);
  }
}

async function confirmGivingUp(exercise: Exercise): Promise<boolean> {
  const yes = 'Show the Solution';
  const chosen = await vscode.window.showWarningMessage(
    `Give up on ${exercise.title} for now?`,
    { modal: true, detail: 'The reference will be shown beside your file. This is asked once, and noted in your results.' },
    yes,
  );
  return chosen === yes;
}
