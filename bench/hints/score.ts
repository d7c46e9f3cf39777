/**
 * Recall and precision of the hints on a folder of labelled Python files (see labels.ts):
 *
 *     npm run hints:score -- DIR… [--list]
 *
 * Hints that only a hover shows count as found where a label asks for them, and as a false alarm nowhere.
 * With `--list` every miss and every false alarm is printed with its place.
 */
import { readFileSync } from 'node:fs';
import { Analysis } from '../../src/core/hints/analysis.ts';
import { fileHints } from '../../src/core/hints/engine.ts';
import type { Hint } from '../../src/core/hints/hint.ts';
import { packagedWasm } from '../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../src/node/parser/webTreeSitterParser.ts';
import { type Label, labelsOf } from './labels.ts';
import { pythonFiles } from './pythonFiles.ts';

/** How far a hint may stand from the label that it answers, in lines, where the kind is allowed. */
const nearby = 3;

class Tally {
  easy = 0;
  easyFound = 0;
  hard = 0;
  hardFound = 0;
  reports = 0;
  falseAlarms = 0;

  readonly row = (name: string): string => {
    const share = (part: number, whole: number): string =>
      whole === 0 ? '-'.padStart(16) : `${String(part)} of ${String(whole)} ${((100 * part) / whole).toFixed(0).padStart(3)} %`.padStart(16);
    return (
      name.padEnd(32) +
      share(this.easyFound, this.easy) +
      share(this.hardFound, this.hard) +
      share(this.reports - this.falseAlarms, this.reports)
    );
  };
}

class Score {
  readonly total = new Tally();
  readonly #kinds = new Map<string, Tally>();
  readonly notes: string[] = [];
  lines = 0;

  add(file: string, text: string, hints: readonly Hint[]): void {
    const { expected, allowed } = labelsOf(text);
    this.lines += text.split('\n').length;
    for (const label of expected) {
      const isFound = hints.some((hint) => answers(hint, label, allowed));
      for (const tally of [this.total, this.#kind(label.kind)]) tally[label.isHard ? 'hard' : 'easy'] += 1;
      if (isFound) for (const tally of [this.total, this.#kind(label.kind)]) tally[label.isHard ? 'hardFound' : 'easyFound'] += 1;
      else this.notes.push(`${file}:${String(label.line)}: missed ${label.isHard ? '(hard) ' : ''}${label.kind}`);
    }
    for (const hint of hints.filter(({ severity }) => severity !== 'hover')) {
      const isRight = [...expected, ...allowed].some((label) => label.line === hint.range.line && names(label, hint));
      for (const tally of [this.total, this.#kind(hint.rule.startsWith('CX') ? hint.rule : hint.kind)]) {
        tally.reports += 1;
        if (!isRight) tally.falseAlarms += 1;
      }
      if (!isRight) this.notes.push(`${file}:${String(hint.range.line)}: false ${hint.severity} ${hint.rule} ${hint.kind}: ${hint.message}`);
    }
  }

  print(): void {
    console.log(`${''.padEnd(32)}${'easy found'.padStart(16)}${'hard found'.padStart(16)}${'reports right'.padStart(16)}`);
    for (const [kind, tally] of [...this.#kinds].sort(([left], [right]) => left.localeCompare(right))) console.log(tally.row(kind));
    console.log(this.total.row(`all, ${String(this.lines)} lines`));
  }

  #kind(kind: string): Tally {
    const known = this.#kinds.get(kind) ?? new Tally();
    this.#kinds.set(kind, known);
    return known;
  }
}

function names(label: Label, hint: Hint): boolean {
  return label.kind === hint.kind || label.kind === hint.rule;
}

function answers(hint: Hint, label: Label, allowed: readonly Label[]): boolean {
  if (!names(label, hint)) return false;
  if (hint.range.line === label.line) return true;
  return (
    Math.abs(hint.range.line - label.line) <= nearby && allowed.some((other) => other.line === hint.range.line && names(other, hint))
  );
}

async function main(words: readonly string[]): Promise<void> {
  const folders = words.filter((word) => word !== '--list');
  if (folders.length === 0) {
    console.error('usage: hints:score DIR… [--list]');
    process.exit(2);
  }
  const parser = await WebTreeSitterParser.load(packagedWasm(import.meta.filename));
  const families = new Set<string>();
  const score = new Score();
  const files = folders.flatMap((folder) => pythonFiles(folder, Infinity)).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  for (const { text } of files) for (const { kind } of labelsOf(text).expected) families.add(kind.startsWith('CX') ? 'CX' : 'CB');
  for (const { file, text } of files) {
    const handle = parser.parse(text);
    // A folder labelled for one family says nothing about the other.
    score.add(file, text, fileHints(new Analysis(handle.tree)).filter(({ rule }) => families.has(rule.slice(0, 2))));
    handle.dispose();
  }
  if (words.includes('--list')) for (const note of score.notes) console.log(note);
  score.print();
}

void main(process.argv.slice(2));
