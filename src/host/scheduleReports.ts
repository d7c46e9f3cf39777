import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { schedulePage } from '../core/explore/page.ts';
import { describePass, describeReplay, parsePass, parseSchedule, parseTelling, type Schedule, type UneventfulExploration, type WantedSchedule } from '../core/explore/schedule.ts';
import type { TestResult } from '../core/run/result.ts';
import { askAbout, withProgress, type EngineHome } from './engines.ts';
import { LearnerError } from './errors.ts';
import { exerciseFile } from './practiceFolder.ts';
import type { ReportView } from './reportView.ts';
import type { Runs } from './runs.ts';

interface ScheduleReportDependencies extends EngineHome {
  readonly runs: Runs;
  readonly view: ReportView;
  /** Runs one schedule of a function under the debugger. */
  readonly debug: (file: vscode.Uri, name: string, schedule: string) => Promise<void>;
  /** Runs one schedule of a suite's test under the debugger. */
  readonly debugTest: (exercise: Exercise, tests: readonly string[], schedule: WantedSchedule) => Promise<void>;
  readonly report: (error: unknown) => Promise<void>;
}

/** Shows the schedules that the explorer found: in the last run of a suite, or in any test of the learner's. */
export class ScheduleReports {
  readonly #dependencies: ScheduleReportDependencies;

  constructor(dependencies: ScheduleReportDependencies) {
    this.#dependencies = dependencies;
  }

  show(exercise: Exercise, id: string | undefined): void {
    const tests = this.#dependencies.runs.latest(exercise.slug)?.tests ?? [];
    const found = tests
      .filter((test) => id === undefined || test.id === id)
      .flatMap((test) => {
        const schedule = parseTelling(test.schedule);
        return schedule === null ? [] : [{ test, schedule }];
      })[0];
    if (found === undefined) throw new LearnerError(`The last run of ${exercise.title} found no order of threads or tasks that fails.`);
    this.#open(exercise, found.test, found.schedule, null);
  }

  /** Explores the interleavings of a test of the learner's own; with an earlier finding, runs just its schedule again. */
  async explore(file: vscode.Uri, name: string, earlier: Schedule | null = null): Promise<void> {
    const schedule = earlier?.schedule ?? null;
    const answer = await askAbout(this.#dependencies, 'explore', file, { function: name, seconds: 2, schedules: null, seed: 0, schedule });
    if (answer['verdict'] === 'error') throw new LearnerError(`${name} cannot be explored: ${text(answer['summary'])}`);
    const found = parseSchedule(answer);
    const failed = found !== null && found.verdict !== 'none' ? found : null;
    const shown = failed ?? earlier;
    if (shown === null) {
      const pass = parsePass(answer);
      if (pass === null) throw new LearnerError(`${name} could not be explored to its end: ${text(answer['summary'])}`);
      await tellPass(file, name, pass);
      return;
    }
    this.#dependencies.view.show({
      title: `Schedule: ${name}`,
      body: schedulePage(name, shown, earlier === null ? null : describeReplay(failed, earlier)),
      file,
      takesFocus: true,
      onMessage: ({ kind }) => {
        const { debug, report } = this.#dependencies;
        if (kind === 'replay') this.explore(file, name, shown).catch(report);
        else if (kind === 'debug' && shown.schedule !== null) debug(file, name, shown.schedule).catch(report);
      },
    });
  }

  #open(exercise: Exercise, test: TestResult, schedule: Schedule, note: string | null): void {
    const wanted = schedule.schedule === null ? null : { schedule: schedule.schedule, scenario: schedule.scenario ?? null };
    this.#dependencies.view.show({
      title: `Schedule: ${exercise.title}`,
      body: schedulePage(test.title, schedule, note),
      file: exerciseFile(exercise),
      takesFocus: true,
      onMessage: ({ kind }) => {
        const { debugTest, report } = this.#dependencies;
        if (wanted === null) return;
        if (kind === 'replay') this.#replay(exercise, test, schedule, wanted).catch(report);
        else if (kind === 'debug') debugTest(exercise, [test.id], wanted).catch(report);
      },
    });
  }

  /** Runs a test of a suite again, under the schedule that made it fail, and shows what becomes of it. */
  async #replay(exercise: Exercise, test: TestResult, earlier: Schedule, wanted: WantedSchedule): Promise<void> {
    const { runs } = this.#dependencies;
    const result = await withProgress(`Replaying ${test.title} …`, (signal) => runs.replay(exercise, test.id, wanted, signal));
    if (result === undefined || result.verdict === 'not-run') throw new LearnerError(`“${test.title}” could not be replayed: run the tests to see why.`);
    const failed = parseSchedule(result.schedule);
    if (failed === null && result.verdict !== 'passed') throw new LearnerError(`“${test.title}” fails before it comes to this schedule: ${result.failure?.summary ?? ''}`);
    this.#open(exercise, test, failed ?? earlier, describeReplay(failed, earlier));
  }
}

/** Says what an exploration covered that found no failing order. */
async function tellPass(file: vscode.Uri, name: string, pass: UneventfulExploration): Promise<void> {
  const line = pass.hints[0]?.lines[0];
  if (line === undefined) {
    void vscode.window.showInformationMessage(describePass(name, pass));
    return;
  }
  const show = `Show Line ${String(line)}`;
  if ((await vscode.window.showWarningMessage(describePass(name, pass), show)) === show) {
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, selection: new vscode.Range(line - 1, 0, line - 1, 0) });
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
