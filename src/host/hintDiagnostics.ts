import * as vscode from 'vscode';
import type { Hint } from '../core/hints/hint.ts';
import { headline } from '../core/hints/plainText.ts';
import type { HintEngine } from './hintEngine.ts';
import { HINT_SOURCE, rangeIn, tagOf } from './hintHover.ts';
import { onSettingChange } from './settings.ts';

/** Analysis waits until the learner has stopped typing for so long. */
const IDLE_MILLISECONDS = 200;

/** Certain bugs as warnings, the rest as quiet dots; tips that only a hover shows are left out. */
export function registerHintDiagnostics(engine: HintEngine): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('interviewPractice.hints');
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const update = async (document: vscode.TextDocument): Promise<void> => {
    waiting.delete(document);
    const { version } = document;
    const hints = (await engine.hints(document)).filter(({ severity }) => severity !== 'hover');
    if (document.version === version && !document.isClosed) collection.set(document.uri, hints.map((hint) => problemOf(document, hint)));
  };
  const schedule = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'python') return;
    engine.expect(document);
    clearTimeout(waiting.get(document));
    waiting.set(
      document,
      setTimeout(() => void update(document), IDLE_MILLISECONDS),
    );
  };
  const scheduleAll = (): void => {
    vscode.workspace.textDocuments.forEach(schedule);
  };
  scheduleAll();
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      clearTimeout(waiting.get(document));
      waiting.delete(document);
      collection.delete(document.uri);
    }),
    onSettingChange(['hints.where', 'hints.disabledRules', 'folder'], scheduleAll),
    {
      dispose: () => {
        for (const timer of waiting.values()) clearTimeout(timer);
      },
    },
  );
}

function problemOf(document: vscode.TextDocument, hint: Hint): vscode.Diagnostic {
  const severity = hint.severity === 'warning' ? vscode.DiagnosticSeverity.Warning : vscode.DiagnosticSeverity.Hint;
  const problem = new vscode.Diagnostic(rangeIn(document, hint.range), headline(hint.message), severity);
  problem.source = HINT_SOURCE;
  problem.code = tagOf(hint);
  return problem;
}

/** The mechanical repair of a hint, and the comment that silences it. */
export class HintActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];
  readonly #engine: HintEngine;

  constructor(engine: HintEngine) {
    this.#engine = engine;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
    const hints = await this.#engine.hints(document);
    return hints.filter((hint) => rangeIn(document, hint.range).intersection(range) !== undefined).flatMap((hint) => actionsOf(document, hint));
  }
}

function actionsOf(document: vscode.TextDocument, hint: Hint): vscode.CodeAction[] {
  const line = document.lineAt(document.positionAt(hint.range.start).line);
  const silence = action(`Ignore ${hint.rule} on this line`, (edit) => {
    edit.insert(document.uri, line.range.end, `  # hint: ignore ${hint.rule}`);
  });
  const { fix } = hint;
  if (fix === null) return [silence];
  const repair = action(fix.title, (edit) => {
    for (const { start, end, text } of fix.edits) {
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
    }
  });
  repair.isPreferred = true;
  return [repair, silence];
}

function action(title: string, fill: (edit: vscode.WorkspaceEdit) => void): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.edit = new vscode.WorkspaceEdit();
  fill(made.edit);
  return made;
}
