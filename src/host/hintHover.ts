import * as vscode from 'vscode';
import type { Hint, HintRange } from '../core/hints/hint.ts';
import { belowHeadline } from '../core/hints/plainText.ts';
import type { HintEngine } from './hintEngine.ts';

/** Under this name the editor lists what hints find. */
export const HINT_SOURCE = 'Interview Practice hints';

/** What an operation costs and where threads and tasks go wrong, for whoever rests the mouse on it. */
export class HintHover implements vscode.HoverProvider {
  readonly #engine: HintEngine;

  constructor(engine: HintEngine) {
    this.#engine = engine;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const content = await this.#engine.hover(document, position);
    if (content === null) return undefined;
    const sections = content.sections.map((hint) => sectionOf(hint, isSaid(document, hint)));
    return new vscode.Hover(sections, rangeIn(document, content.range));
  }
}

/** What a problem is filed under: the rule, by which it can be silenced, and what kind of finding it is. */
export function tagOf({ rule, kind }: Hint): string {
  return `${rule} ${kind}`;
}

export function rangeIn(document: vscode.TextDocument, { start, end }: HintRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Whether the editor shows the hint's headline as a problem, right above this hover. */
function isSaid(document: vscode.TextDocument, hint: Hint): boolean {
  const range = rangeIn(document, hint.range);
  return vscode.languages
    .getDiagnostics(document.uri)
    .some(({ source, code, range: marked }) => source === HINT_SOURCE && code === tagOf(hint) && marked.isEqual(range));
}

function sectionOf(hint: Hint, said: boolean): vscode.MarkdownString {
  const text = new vscode.MarkdownString(said ? belowHeadline(hint.message) : hint.message);
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
