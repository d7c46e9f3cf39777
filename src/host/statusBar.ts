import * as vscode from 'vscode';
import type { Runs } from './runs.ts';

const TICK_MILLISECONDS = 1000;

/** While a suite runs: how far it is, for how long, and a click that stops it. Nothing at any other time. */
export function registerRunStatus(runs: Runs): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('interviewPractice.run', vscode.StatusBarAlignment.Left);
  item.name = 'Interview Practice: Run';
  item.command = 'interviewPractice.stop';
  let clock: ReturnType<typeof setInterval> | undefined;
  const update = (): void => {
    const [run, ...others] = runs.anyActive;
    if (run === undefined) {
      clearInterval(clock);
      clock = undefined;
      item.hide();
      return;
    }
    clock ??= setInterval(update, TICK_MILLISECONDS);
    const seconds = String(Math.floor((Date.now() - run.startedAt) / 1000));
    const count = run.progress === null ? '' : ` ${String(run.progress.ended.size)}/${String(run.progress.plan.length)}`;
    const more = others.length === 0 ? '' : ` +${String(others.length)}`;
    item.text = `$(loading~spin) ${run.exercise.title}${count} · ${seconds} s${more} · Stop`;
    item.tooltip = 'A suite is running. Click to stop it.';
    item.accessibilityInformation = { label: `${run.exercise.title} is running, ${seconds} seconds. Stop it`, role: 'button' };
    item.show();
  };
  return vscode.Disposable.from(item, runs.onDidChange(update), {
    dispose: () => {
      clearInterval(clock);
    },
  });
}
