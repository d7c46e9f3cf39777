import * as vscode from 'vscode';
import { lineCosts, type CostLevel } from '../core/growth/lineCosts.ts';
import type { GrowthReport } from '../core/growth/report.ts';
import { number } from '../core/growth/words.ts';

const LEVELS: readonly CostLevel[] = ['most', 'much', 'some'];

/** Shows behind the lines of a file what share of the measured cost they make, until they are edited or it is hidden. */
export class LineCostView implements vscode.Disposable {
  readonly #types: Readonly<Record<CostLevel, vscode.TextEditorDecorationType>> = {
    most: decoration('most'),
    much: decoration('much'),
    some: decoration('some'),
  };
  /** What is shown, by the file's URI. */
  readonly #shown = new Map<string, GrowthReport>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      // The lines are those that were measured, and no others.
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.hide(document.uri);
      }),
      // An editor that comes back to the front is a new one.
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#draw();
      }),
    ];
  }

  isShown(file: vscode.Uri): boolean {
    return this.#shown.has(file.toString());
  }

  async show(file: vscode.Uri, report: GrowthReport): Promise<void> {
    this.#shown.set(file.toString(), report);
    const visible = vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === file.toString());
    if (!visible) await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, preserveFocus: true });
    this.#draw();
  }

  hide(file: vscode.Uri): void {
    if (this.#shown.delete(file.toString())) this.#draw();
  }

  dispose(): void {
    for (const each of [...this.#subscriptions, ...Object.values(this.#types)]) each.dispose();
  }

  #draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.languageId !== 'python') continue;
      const report = this.#shown.get(editor.document.uri.toString());
      const options = report === undefined ? [] : optionsFor(editor.document, report);
      for (const level of LEVELS) {
        editor.setDecorations(this.#types[level], options.filter((each) => each.level === level).map(({ option }) => option));
      }
    }
  }
}

function optionsFor(document: vscode.TextDocument, report: GrowthReport): readonly { readonly level: CostLevel; readonly option: vscode.DecorationOptions }[] {
  const last = report.points.at(-1)?.[0];
  const where = last === undefined ? '' : ` at n = ${number(last)}`;
  return lineCosts(report)
    .filter(({ line }) => line >= 0 && line < document.lineCount)
    .map(({ line, level, label }) => ({
      level,
      option: {
        range: document.lineAt(line).range,
        hoverMessage: `${label} of \`${report.operation}\`${where}`,
        renderOptions: { after: { contentText: label } },
      },
    }));
}

function decoration(level: CostLevel): vscode.TextEditorDecorationType {
  const colour = new vscode.ThemeColor(`interviewPractice.lineCost.${level}`);
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`interviewPractice.lineCost.${level}Background`),
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    after: { color: colour, margin: '0 0 0 2.5em' },
  });
}
