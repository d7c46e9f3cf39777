import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { schedulePage } from '../core/explore/page.ts';
import { describeReplay, parseSchedule, type Schedule, type WantedSchedule } from '../core/explore/schedule.ts';
import { describeMeasurement } from '../core/growth/chart.ts';
import { growthPage, type GrowthHistory } from '../core/growth/page.ts';
import { parseGrowthReport, type GrowthReport } from '../core/growth/report.ts';
import type { RunResult, TestResult } from '../core/run/result.ts';
import { harnessFolder } from '../node/bundled.ts';
import { askEngine, type EngineObject } from '../node/engineProcess.ts';
import { LearnerError } from './errors.ts';
import type { InterpreterChoice } from './interpreter.ts';
import { exercisePath, requirePracticeFolder } from './practiceFolder.ts';
import type { ReportView } from './reportView.ts';
import type { Runs } from './runs.ts';

interface ReportDependencies {
  readonly home: string;
  readonly interpreters: InterpreterChoice;
  readonly runs: Runs;
  readonly view: ReportView;
  /** Runs one schedule of a function under the debugger. */
  readonly debug: (file: vscode.Uri, name: string, schedule: string) => Promise<void>;
  /** Runs one schedule of a suite's test under the debugger. */
  readonly debugTest: (exercise: Exercise, tests: readonly string[], schedule: WantedSchedule) => Promise<void>;
  readonly report: (error: unknown) => Promise<void>;
}

type Points = readonly (readonly [number, number])[];

/** How many earlier measurements a chart shows in grey. */
const EARLIER = 5;

/** Shows what the engines found: in the last run of a suite, or in any function or test of the learner's. */
export class Reports implements vscode.Disposable {
  readonly #dependencies: ReportDependencies;
  readonly #subscription: vscode.Disposable;
  /** Measurements of this window, by exercise and operation, oldest first. */
  readonly #measured = new Map<string, Points[]>();
  /** The newest measurement of each operation in words, by the file's URI. */
  readonly #worded = new Map<string, Map<string, string>>();
  readonly #seen = new WeakSet<RunResult>();

  constructor(dependencies: ReportDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.runs.onDidChange((exercise) => {
      const result = dependencies.runs.latest(exercise.slug);
      if (result !== undefined && !this.#seen.has(result)) this.#remember(exercise, result);
    });
  }

  /** What was measured last in a file, by the name of the function. */
  measured(file: vscode.Uri): ReadonlyMap<string, string> {
    return this.#worded.get(file.toString()) ?? new Map<string, string>();
  }

  showGrowth(exercise: Exercise): void {
    const result = this.#dependencies.runs.latest(exercise.slug);
    const histories = (result?.tests ?? []).flatMap((test): GrowthHistory[] => {
      const report = parseGrowthReport(test.growth);
      return report === null ? [] : [{ report, earlier: this.#earlier(`${exercise.slug} ${report.operation}`) }];
    });
    // What is too fast is what the learner came for.
    histories.sort((one, other) => Number(one.report.within !== false) - Number(other.report.within !== false));
    if (histories.length === 0) {
      throw new LearnerError(`The last run of ${exercise.title} measured no cost. Cost is measured once the other tests pass.`);
    }
    this.#dependencies.view.show({ title: `Growth: ${exercise.title}`, body: growthPage(exercise.title, histories), file: fileOf(exercise) });
  }

  showSchedule(exercise: Exercise, id: string | undefined): void {
    const tests = this.#dependencies.runs.latest(exercise.slug)?.tests ?? [];
    const found = tests
      .filter((test) => id === undefined || test.id === id)
      .flatMap((test) => {
        const schedule = parseSchedule(test.schedule);
        return schedule === null ? [] : [{ test, schedule }];
      })[0];
    if (found === undefined) throw new LearnerError(`The last run of ${exercise.title} found no order of threads or tasks that fails.`);
    this.#show(exercise, found.test, found.schedule, null);
  }

  /** Measures any function of a practice file. */
  async measure(file: vscode.Uri, name: string): Promise<void> {
    const answer = await this.#ask('growth', 'measured', file, { function: name, sizes: null, target: null });
    const report = parseGrowthReport(answer);
    if (report === null) throw new Error(`the growth engine answered something else: ${JSON.stringify(answer).slice(0, 500)}`);
    const key = `${file.toString()} ${name}`;
    const history = { report, earlier: this.#earlier(key) };
    this.#keep(key, report.points);
    this.#word(file, report);
    this.#dependencies.view.show({ title: `Growth: ${name}`, body: growthPage(name, [history]), file });
  }

  /** Explores the interleavings of a test of the learner's own; with an earlier finding, runs just its schedule again. */
  async explore(file: vscode.Uri, name: string, earlier: Schedule | null = null): Promise<void> {
    const schedule = earlier?.schedule ?? null;
    const answer = await this.#ask('explore', 'explored', file, { function: name, seconds: 2, schedules: null, seed: 0, schedule });
    if (answer['verdict'] === 'error') throw new LearnerError(`${name} cannot be explored: ${text(answer['summary'])}`);
    const found = parseSchedule(answer);
    const failed = found !== null && found.verdict !== 'none' ? found : null;
    const shown = failed ?? earlier;
    if (shown === null) {
      void vscode.window.showInformationMessage(`${name}: no failing order was found in ${text(answer['schedules'])} schedules (${text(answer['coverage'])}).`);
      return;
    }
    this.#dependencies.view.show({
      title: `Schedule: ${name}`,
      body: schedulePage(name, shown, earlier === null ? null : describeReplay(failed, earlier)),
      file,
      onMessage: ({ kind }) => {
        const { debug, report } = this.#dependencies;
        if (kind === 'replay') this.explore(file, name, shown).catch(report);
        else if (kind === 'debug' && shown.schedule !== null) debug(file, name, shown.schedule).catch(report);
      },
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #show(exercise: Exercise, test: TestResult, schedule: Schedule, note: string | null): void {
    const wanted = schedule.schedule === null ? null : { schedule: schedule.schedule, scenario: schedule.scenario ?? null };
    this.#dependencies.view.show({
      title: `Schedule: ${exercise.title}`,
      body: schedulePage(test.title, schedule, note),
      file: fileOf(exercise),
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
    this.#show(exercise, test, failed ?? earlier, describeReplay(failed, earlier));
  }

  async #ask(engine: string, event: string, file: vscode.Uri, request: EngineObject): Promise<EngineObject> {
    if (!vscode.workspace.isTrusted) throw new LearnerError('Running Python needs a trusted window.', { label: 'Manage Trust…', command: 'workbench.trust.manage' });
    await vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file.toString())?.save();
    const { home, interpreters } = this.#dependencies;
    const { command } = await interpreters.require(file);
    return withProgress(`${engine === 'growth' ? 'Measuring' : 'Exploring'} ${text(request['function'])} …`, async (signal) => {
      const program = join(harnessFolder(home), engine);
      const result = await askEngine({ python: command, program, event, request: { ...request, file: file.fsPath }, signal });
      if (result.kind === 'failed') throw new LearnerError(`${engine === 'growth' ? 'Measuring' : 'Exploring'} gave no answer (${result.problem}).`);
      return result.answer;
    });
  }

  #remember(exercise: Exercise, result: RunResult): void {
    this.#seen.add(result);
    for (const test of result.tests) {
      const report = parseGrowthReport(test.growth);
      if (report === null) continue;
      this.#keep(`${exercise.slug} ${report.operation}`, report.points);
      this.#word(fileOf(exercise), report);
    }
  }

  #word(file: vscode.Uri, report: GrowthReport): void {
    const words = describeMeasurement(report);
    const worded = this.#worded.get(file.toString()) ?? new Map<string, string>();
    if (words === null) worded.delete(report.operation);
    else worded.set(report.operation, words);
    this.#worded.set(file.toString(), worded);
  }

  #keep(key: string, points: Points): void {
    this.#measured.set(key, [...(this.#measured.get(key) ?? []), points].slice(-EARLIER - 1));
  }

  /** All but the newest, which the report itself shows. */
  #earlier(key: string): readonly Points[] {
    return (this.#measured.get(key) ?? []).slice(0, -1);
  }
}

/** Does something that takes a moment; the learner sees that it goes on, and may end it. */
function withProgress<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, cancellable: true, title }, (_progress, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => {
      stop.abort();
    });
    return work(stop.signal);
  });
}

function fileOf(exercise: Exercise): vscode.Uri {
  return vscode.Uri.file(exercisePath(requirePracticeFolder(), exercise));
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
