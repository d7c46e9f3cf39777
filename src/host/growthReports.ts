import * as vscode from 'vscode';
import type { Exercise } from '../core/catalog/catalog.ts';
import { growthPage, type GrowthHistory } from '../core/growth/page.ts';
import { parseGrowthReport, type GrowthReport } from '../core/growth/report.ts';
import { asSentence, describeMeasurement } from '../core/growth/words.ts';
import type { RunResult } from '../core/run/result.ts';
import { askAbout, type EngineHome } from './engines.ts';
import { LearnerError } from './errors.ts';
import type { LineCostView } from './lineCostView.ts';
import type { KeptMeasurements } from './measurements.ts';
import { exerciseFile } from './practiceFolder.ts';
import type { ReportView } from './reportView.ts';
import type { Runs } from './runs.ts';

interface GrowthReportDependencies extends EngineHome {
  readonly runs: Runs;
  readonly view: ReportView;
  readonly measurements: KeptMeasurements;
  readonly lineCosts: LineCostView;
  readonly report: (error: unknown) => Promise<void>;
}

/** Shows how cost grows: of what the last run of a suite measured, or of any function of the learner's. */
export class GrowthReports implements vscode.Disposable {
  readonly #dependencies: GrowthReportDependencies;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** The newest reports on a file's functions, by the file's URI. */
  readonly #latest = new Map<string, Map<string, GrowthReport>>();
  readonly #seen = new WeakSet<RunResult>();
  /** Calls that the learner has written down, by file and function. */
  readonly #calls = new Map<string, string>();

  constructor(dependencies: GrowthReportDependencies) {
    this.#dependencies = dependencies;
    this.#subscriptions = [
      dependencies.runs.onDidChange((exercise) => {
        const result = dependencies.runs.latest(exercise.slug);
        if (result !== undefined && !this.#seen.has(result)) this.#remember(exercise, result).catch(dependencies.report);
      }),
      // The lines of a report are those of the text that was measured.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#latest.delete(document.uri.toString());
      }),
    ];
  }

  show(exercise: Exercise): void {
    const { measurements, runs } = this.#dependencies;
    const file = exerciseFile(exercise);
    const result = runs.latest(exercise.slug);
    const histories = (result?.tests ?? []).flatMap((test): GrowthHistory[] => {
      const report = parseGrowthReport(test.growth);
      return report === null ? [] : [{ report, earlier: measurements.earlier(file, report) }];
    });
    // What is too fast is what the learner came for.
    histories.sort((one, other) => Number(one.report.within !== false) - Number(other.report.within !== false));
    if (histories.length === 0) {
      throw new LearnerError(`The last run of ${exercise.title} measured no cost. Cost is measured once the other tests pass.`);
    }
    this.#open(exercise.title, file, histories);
  }

  /** Measures any function of a Python file, and shows how its cost grows. */
  async measure(file: vscode.Uri, name: string): Promise<void> {
    const report = await this.#measured(file, name);
    if (report === undefined) return;
    this.#open(name, file, [{ report, earlier: this.#dependencies.measurements.earlier(file, report) }]);
  }

  /** Shows behind the lines of a file what they cost, or hides it; `choose` asks for a function where none was measured. */
  async toggleLineCosts(file: vscode.Uri, choose: () => Promise<string | undefined>): Promise<void> {
    const { lineCosts } = this.#dependencies;
    if (lineCosts.isShown(file)) {
      lineCosts.hide(file);
      return;
    }
    const reports = [...(this.#latest.get(file.toString())?.values() ?? [])].filter(({ lines }) => lines.length > 0);
    const report = reports.length === 0 ? await this.#chosen(file, choose) : await pickReport(reports);
    if (report !== undefined) await lineCosts.show(file, report);
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }

  async #chosen(file: vscode.Uri, choose: () => Promise<string | undefined>): Promise<GrowthReport | undefined> {
    const name = await choose();
    if (name === undefined) return undefined;
    const report = await this.#measured(file, name);
    if (report === undefined) return undefined;
    if (report.lines.length === 0) throw new LearnerError(`${name} could not be measured: ${report.note ?? 'nothing was counted'}.`);
    return report;
  }

  #open(title: string, file: vscode.Uri, histories: readonly GrowthHistory[]): void {
    this.#dependencies.view.show({
      title: `Growth: ${title}`,
      body: growthPage(title, histories),
      file,
      onMessage: (message) => {
        const report = message.kind === 'heat' ? histories[message.report]?.report : undefined;
        if (report !== undefined) this.#dependencies.lineCosts.show(file, report).catch(this.#dependencies.report);
      },
    });
  }

  /** Measures with arguments that are guessed; where none fit, with a call that the learner writes, if they do. */
  async #measured(file: vscode.Uri, name: string): Promise<GrowthReport | undefined> {
    const key = `${file.toString()} ${name}`;
    let report = await this.#answer(file, name, null);
    while (report.needsCall === true) {
      const call = await askForCall(report, this.#calls.get(key));
      if (call === undefined) return undefined;
      this.#calls.set(key, call);
      report = await this.#answer(file, name, call);
    }
    await this.#keep(file, report);
    return report;
  }

  async #answer(file: vscode.Uri, name: string, call: string | null): Promise<GrowthReport> {
    const answer = await askAbout(this.#dependencies, 'growth', file, { function: name, sizes: null, target: null, call });
    const report = parseGrowthReport(answer);
    if (report === null) throw new Error(`the growth engine answered something else: ${JSON.stringify(answer).slice(0, 500)}`);
    return report;
  }

  async #remember(exercise: Exercise, result: RunResult): Promise<void> {
    this.#seen.add(result);
    for (const test of result.tests) {
      const report = parseGrowthReport(test.growth);
      if (report !== null) await this.#keep(exerciseFile(exercise), report);
    }
  }

  async #keep(file: vscode.Uri, report: GrowthReport): Promise<void> {
    const reports = this.#latest.get(file.toString()) ?? new Map<string, GrowthReport>();
    this.#latest.set(file.toString(), reports.set(report.operation, report));
    await this.#dependencies.measurements.keep(file, report);
  }
}

/** Asks for a call of what was to be measured; what was written before stands there already. */
async function askForCall({ note, operation }: GrowthReport, before: string | undefined): Promise<string | undefined> {
  const callee = operation.replace('.', '().');
  const value = before ?? `${callee}()`;
  const between = value.length - 1;
  const call = await vscode.window.showInputBox({
    title: `Measure ${operation} with …`,
    value,
    valueSelection: [between, between],
    prompt: `${asSentence(note ?? '', operation)} Write a call in which n is the size, as in “${callee}(list(range(n)))”.`,
    ignoreFocusOut: true,
  });
  return call?.trim() === '' ? undefined : call;
}

async function pickReport(reports: readonly GrowthReport[]): Promise<GrowthReport | undefined> {
  if (reports.length === 1) return reports[0];
  const items = reports.map((report) => ({ label: report.operation, description: describeMeasurement(report) ?? '', report }));
  return (await vscode.window.showQuickPick(items, { title: 'Show the line costs of …' }))?.report;
}
