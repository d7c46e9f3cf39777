import * as vscode from 'vscode';
import type { Hint, HintRange } from '../core/hints/hint.ts';
import type { HintEngine } from './hintEngine.ts';

/** What an operation costs and where threads and tasks go wrong, for whoever rests the mouse on it. */
export class HintHover implements vscode.HoverProvider {
  readonly #engine: HintEngine;

  constructor(engine: HintEngine) {
    this.#engine = engine;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const content = await this.#engine.hover(document, position);
    if (content === null) return undefined;
    return new vscode.Hover(content.sections.map(sectionOf), rangeIn(document, content.range));
  }
}

export function rangeIn(document: vscode.TextDocument, { start, end }: HintRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function sectionOf(hint: Hint): vscode.MarkdownString {
  const text = new vscode.MarkdownString(hint.message);
  text.isTrusted = { enabledCommands: ['interviewPractice.openExercise', 'interviewPractice.openConcept'] };
  text.appendMarkdown(`\n\n${linkOf(hint)}`);
  return text;
}

function linkOf({ link, rule }: Hint): string {
  const [kind, slug = ''] = link.split(':');
  const command = kind === 'exercise' ? 'interviewPractice.openExercise' : 'interviewPractice.openConcept';
  const argument = encodeURIComponent(JSON.stringify([slug]));
  const label = kind === 'exercise' ? 'Practise it' : 'Read the card';
  return `[${label}](command:${command}?${argument}) · _${rule}_`;
}
