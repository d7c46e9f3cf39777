import * as vscode from 'vscode';
import { Catalog } from './core/catalog/catalog.ts';
import { ExerciseCodeLenses } from './host/codeLenses.ts';
import { registerCommands } from './host/commands.ts';
import { registerContextKeys } from './host/contextKeys.ts';
import { Counterexamples } from './host/counterexamples.ts';
import { debugSchedule, debugSuite } from './host/debug.ts';
import { registerRunDiagnostics } from './host/diagnostics.ts';
import { EntryPointHover } from './host/entryHover.ts';
import { reportError } from './host/errors.ts';
import { ExerciseColumn } from './host/exerciseColumn.ts';
import { GrowthReports } from './host/growthReports.ts';
import { Help } from './host/help.ts';
import { HintActions, registerHintDiagnostics } from './host/hintDiagnostics.ts';
import { HintEngine } from './host/hintEngine.ts';
import { HintHover } from './host/hintHover.ts';
import { topicsViewId } from './host/ids.ts';
import { InterpreterChoice } from './host/interpreter.ts';
import { LineCostView } from './host/lineCostView.ts';
import { KeptMeasurements } from './host/measurements.ts';
import { Pages } from './host/pages.ts';
import { Preparation } from './host/preparation.ts';
import { Progress } from './host/progress.ts';
import { ReportView } from './host/reportView.ts';
import { Requirements } from './host/requirements.ts';
import { registerRunOnSave } from './host/runOnSave.ts';
import { Runs } from './host/runs.ts';
import { Scaffold } from './host/scaffold.ts';
import { ScheduleReports } from './host/scheduleReports.ts';
import { registerRunStatus } from './host/statusBar.ts';
import { TestExplorer } from './host/testExplorer.ts';
import { TopicsTree } from './host/topicsView.ts';
import { registerWarmInterpreter } from './host/warmth.ts';
import { bundledFiles } from './node/bundled.ts';

const practiceFiles: vscode.DocumentSelector = { scheme: 'file', language: 'python' };

/** What has to be waited for before the extension host ends; set by `activate`. */
let ending: () => Promise<void> = () => Promise.resolve();

/** The editor gives this some seconds: no process of a run outlives the window. */
export function deactivate(): Promise<void> {
  return ending();
}

export function activate(context: vscode.ExtensionContext): void {
  const home = context.extensionPath;
  const storage = context.globalStorageUri;
  const log = vscode.window.createOutputChannel('Interview Practice', { log: true });
  const report = (error: unknown): Promise<void> => reportError(error, log);

  const catalog = new Catalog(bundledFiles(home));
  const progress = new Progress(storage, log);
  const interpreters = new InterpreterChoice();
  const requirements = new Requirements(storage, log);
  const preparation = new Preparation({ catalog, interpreters, requirements });
  const runs = new Runs({ home, catalog, interpreters, preparation, progress, log });
  ending = () => runs.end();
  const pages = new Pages({ catalog, progress });
  const column = new ExerciseColumn({ catalog, pages, memory: context.workspaceState });
  const scaffold = new Scaffold({ catalog, progress, column });
  const help = new Help({ catalog, progress, column });
  const tree = new TopicsTree({ catalog, progress, runs });
  const debugging = { home, storage, preparation, runs };
  const debug = debugSuite.bind(null, debugging);
  const view = new ReportView(context.extensionUri);
  const measurements = new KeptMeasurements(storage, log);
  const lineCosts = new LineCostView();
  const growth = new GrowthReports({ home, preparation, runs, view, measurements, lineCosts, report });
  const schedules = new ScheduleReports({ home, preparation, runs, view, debug: debugSchedule.bind(null, debugging), debugTest: debug, report });
  const explorer = new TestExplorer({ catalog, runs, preparation, debug, report });
  const counterexamples = new Counterexamples(runs);
  const hints = new HintEngine({ home, log, measured: (file) => measurements.inWords(file) });
  const lenses = new ExerciseCodeLenses({ catalog, progress, runs });

  context.subscriptions.push(
    log,
    progress,
    runs,
    pages,
    column,
    view,
    lineCosts,
    growth,
    tree,
    explorer,
    lenses,
    vscode.window.createTreeView(topicsViewId, { treeDataProvider: tree, showCollapseAll: true }),
    vscode.languages.registerCodeLensProvider(practiceFiles, lenses),
    vscode.languages.registerHoverProvider(practiceFiles, new EntryPointHover({ catalog, progress, measurements })),
    hints,
    vscode.languages.registerHoverProvider({ language: 'python' }, new HintHover(hints)),
    vscode.languages.registerCodeActionsProvider({ language: 'python' }, new HintActions(hints), { providedCodeActionKinds: HintActions.kinds }),
    registerHintDiagnostics(hints),
    registerRunDiagnostics(runs),
    registerRunStatus(runs),
    registerWarmInterpreter(catalog, runs, report),
    registerRunOnSave({ catalog, preparation, explorer, report }),
    registerContextKeys({ catalog, interpreters, runs, tree }),
    registerCommands({
      catalog, progress, runs, tree, explorer, scaffold, column, counterexamples, growth, schedules, help, interpreters,
      preparation, requirements, log, debug, report,
    }),
  );
  void progress.refresh().catch(report);
  void measurements.refresh().catch(report);
}
