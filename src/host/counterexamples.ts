import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { asOwnTest, asProgram } from '../core/practice/counterexample.ts';
import type { TestResult } from '../core/run/result.ts';
import { LearnerError } from './errors.ts';
import { exerciseFile } from './practiceFolder.ts';
import type { Runs } from './runs.ts';

/** A failed test with the calls that make it fail. */
interface Counterexample {
  readonly exercise: Exercise;
  readonly test: TestResult;
  readonly code: string;
}

/** Takes the failing calls out of the last run: into the clipboard, or into the learner's own tests. */
export class Counterexamples {
  readonly #runs: Runs;

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  async copy(exercise: Exercise, id: string | undefined): Promise<void> {
    const found = await this.#find(exercise, id);
    if (found === undefined) return;
    await vscode.env.clipboard.writeText(asProgram(exercise, found.code));
    vscode.window.setStatusBarMessage('$(check) The failing calls are in the clipboard', 4000);
  }

  /** Appends the failing calls to the learner's file as a test function, and shows it. */
  async addToOwnTests(exercise: Exercise, id: string | undefined): Promise<void> {
    const found = await this.#find(exercise, id);
    if (found === undefined) return;
    const file = exerciseFile(exercise);
    const document = await vscode.workspace.openTextDocument(file);
    const text = document.getText();
    const taken = new Set([...text.matchAll(/\bdef (test\w*)/g)].map((match) => match[1] ?? ''));
    const end = document.lineAt(document.lineCount - 1).range.end;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, end, `${text.endsWith('\n') ? '' : '\n'}\n\n${asOwnTest(found.test, found.code, taken)}`);
    await vscode.workspace.applyEdit(edit);
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    const last = document.lineAt(document.lineCount - 1).range;
    editor.revealRange(last, vscode.TextEditorRevealType.InCenter);
  }

  async #find(exercise: Exercise, id: string | undefined): Promise<Counterexample | undefined> {
    const result = this.#runs.latest(exercise.slug);
    const failed = (result?.tests ?? []).flatMap((test): Counterexample[] => {
      const code = test.failure?.code ?? null;
      return code === null ? [] : [{ exercise, test, code }];
    });
    if (id !== undefined) {
      const found = failed.find(({ test }) => test.id === id);
      if (found === undefined) throw new LearnerError('This failure has no calls that could stand alone; its message says all there is.');
      return found;
    }
    const [only, ...others] = failed;
    if (only === undefined) throw new LearnerError(`No failing calls of ${exercise.title} are known. Run its tests first.`);
    if (others.length === 0) return only;
    const items = failed.map((each) => ({ label: each.test.title, detail: each.test.failure?.summary ?? '', each }));
    return (await vscode.window.showQuickPick(items, { title: 'Which failure?' }))?.each;
  }
}
