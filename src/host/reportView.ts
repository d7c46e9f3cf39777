import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What the learner did in a report. */
export type ReportMessage =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'export'; readonly name: string; readonly svg: string }
  | { readonly kind: 'heat'; readonly report: number }
  | { readonly kind: 'replay' }
  | { readonly kind: 'debug' };

interface Report {
  readonly title: string;
  /** The inside of the page. */
  readonly body: string;
  /** The file that lines are about. */
  readonly file: vscode.Uri;
  readonly onMessage?: (message: ReportMessage) => void;
  /** Whether its keys are what the learner wants next. */
  readonly takesFocus?: boolean;
}

/** One webview for growth charts and schedules, beside the editor; a new report takes the place of the old one. */
export class ReportView implements vscode.Disposable {
  readonly #media: vscode.Uri;
  readonly #highlight = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('editor.stackFrameHighlightBackground'),
  });
  readonly #editing: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #report: Report | undefined;

  constructor(extension: vscode.Uri) {
    this.#media = vscode.Uri.joinPath(extension, 'media');
    // A line that is being mended is no longer the one that is told about.
    this.#editing = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.toString() === this.#report?.file.toString()) this.#dim();
    });
  }

  show(report: Report): void {
    this.#report = report;
    this.#dim();
    const panel = (this.#panel ??= this.#open());
    panel.title = report.title;
    panel.webview.html = this.#html(panel.webview, report.body);
    panel.reveal(undefined, report.takesFocus !== true);
  }

  dispose(): void {
    this.#editing.dispose();
    this.#panel?.dispose();
    this.#highlight.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'interviewPractice.report',
      'Report',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [this.#media], retainContextWhenHidden: true },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#dim();
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isReportMessage(message)) void this.#receive(message);
    });
    return panel;
  }

  #dim(): void {
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#highlight, []);
  }

  async #receive(message: ReportMessage): Promise<void> {
    const report = this.#report;
    if (report === undefined) return;
    if (message.kind === 'line') await this.#revealLine(report.file, message.line);
    else if (message.kind === 'export') await saveSvg(vscode.Uri.joinPath(report.file, '..', `growth_of_${message.name.replaceAll(/\W+/gu, '_')}.svg`), message.svg);
    else report.onMessage?.(message);
  }

  async #revealLine(file: vscode.Uri, line: number): Promise<void> {
    const editor = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.One, preserveFocus: true });
    const range = editor.document.lineAt(Math.min(Math.max(line - 1, 0), editor.document.lineCount - 1)).range;
    editor.setDecorations(this.#highlight, [range]);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #html(webview: vscode.Webview, body: string): string {
    const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(this.#media, name)).toString();
    const nonce = randomBytes(16).toString('hex');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<link rel="stylesheet" href="${uri('report.css')}">
</head>
<body>${body}<script nonce="${nonce}" src="${uri('report.js')}"></script></body>
</html>`;
  }
}

function isReportMessage(message: unknown): message is ReportMessage {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  if (message.kind === 'line') return 'line' in message && typeof message.line === 'number';
  if (message.kind === 'export') return 'svg' in message && typeof message.svg === 'string' && 'name' in message && typeof message.name === 'string';
  if (message.kind === 'heat') return 'report' in message && typeof message.report === 'number';
  return message.kind === 'replay' || message.kind === 'debug';
}

async function saveSvg(proposal: vscode.Uri, svg: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({ defaultUri: proposal, filters: { 'SVG image': ['svg'] }, title: 'Save the chart' });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  vscode.window.setStatusBarMessage(`$(check) The chart is in ${vscode.workspace.asRelativePath(target)}`, 4000);
}
