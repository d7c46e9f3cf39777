import * as vscode from 'vscode';
import type { Catalog, Exercise } from '../core/catalog/catalog.ts';
import type { Counterexamples } from './counterexamples.ts';
import { exerciseCommands } from './exerciseCommands.ts';
import type { ExerciseColumn } from './exerciseColumn.ts';
import type { GrowthReports } from './growthReports.ts';
import type { Help } from './help.ts';
import { commandIds, type CommandId } from './ids.ts';
import type { InterpreterChoice } from './interpreter.ts';
import type { Preparation } from './preparation.ts';
import type { Progress } from './progress.ts';
import type { Requirements } from './requirements.ts';
import { runCommands } from './runCommands.ts';
import type { Runs } from './runs.ts';
import type { Scaffold } from './scaffold.ts';
import type { ScheduleReports } from './scheduleReports.ts';
import type { TestExplorer } from './testExplorer.ts';
import type { TopicsTree } from './topicsView.ts';
import { viewCommands } from './viewCommands.ts';

export interface CommandDependencies {
  readonly catalog: Catalog;
  readonly progress: Progress;
  readonly runs: Runs;
  readonly tree: TopicsTree;
  readonly explorer: TestExplorer;
  readonly scaffold: Scaffold;
  readonly column: ExerciseColumn;
  readonly counterexamples: Counterexamples;
  readonly growth: GrowthReports;
  readonly schedules: ScheduleReports;
  readonly help: Help;
  readonly interpreters: InterpreterChoice;
  readonly preparation: Preparation;
  readonly requirements: Requirements;
  readonly log: vscode.LogOutputChannel;
  readonly debug: (exercise: Exercise, tests: readonly string[] | null) => Promise<void>;
  readonly report: (error: unknown) => Promise<void>;
}

/** A handler gets what a menu, a CodeLens or the palette passes: a node of the tree, an address, a slug, or nothing. */
export type Handler = (target: unknown, detail?: unknown) => Promise<void> | void;

export function registerCommands(dependencies: CommandDependencies): vscode.Disposable {
  const handlers: Record<CommandId, Handler> = {
    ...runCommands(dependencies),
    ...exerciseCommands(dependencies),
    ...viewCommands(dependencies),
  };
  const registrations = commandIds.map((id) =>
    vscode.commands.registerCommand(id, async (target: unknown, detail: unknown) => {
      try {
        await handlers[id](target, detail);
      } catch (error) {
        await dependencies.report(error);
      }
    }),
  );
  return vscode.Disposable.from(...registrations);
}
