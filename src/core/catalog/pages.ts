import type { ConceptCard, Question } from './concept.ts';
import { describeTarget, type EntryPoint } from './exercise.ts';

/** A concept card for the Markdown preview: each answer is folded until it is asked for. */
export function conceptPage(card: ConceptCard): string {
  const questions = card.questions.map((question, index) => questionSection(question, index + 1));
  return [`# ${card.title}`, card.page, ...(questions.length === 0 ? [] : ['## Questions', ...questions])].join('\n\n');
}

function questionSection({ text, choices, explanation }: Question, number: number): string {
  const letter = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index);
  const listed = choices.map((choice, index) => `- **${letter(index)})** ${choice.text}`);
  const right = choices.flatMap((choice, index) => (choice.right ? [`**${letter(index)})**`] : []));
  const answer = [...(right.length === 0 ? [] : [`${right.join(' and ')}.`]), explanation].join(' ');
  return [
    `### ${String(number)}. ${text}`,
    ...(listed.length === 0 ? [] : [listed.join('\n')]),
    `<details><summary>Answer</summary>\n\n${answer}\n\n</details>`,
  ].join('\n\n');
}

/** The hints revealed so far, and how many are left. */
export function hintsPage(title: string, hints: readonly string[], shown: number): string {
  const left = hints.length - shown;
  if (shown === 0) return `*There are ${String(left)} hints, from a nudge to the idea.*`;
  const more =
    left > 0
      ? `*${String(left)} more: run “Hint” again when you have tried this one.*`
      : '*That was the last hint. “Solution” compares your file with the reference.*';
  return [`# Hints: ${title}`, ...hints.slice(0, shown), '---', more].join('\n\n');
}

/** The statement with the targets under it. */
export function statementPage(statement: string, entryPoints: readonly EntryPoint[]): string {
  const rows = entryPoints.flatMap((entry) => {
    const target = describeTarget(entry);
    const how = entry.measured === true ? 'measured' : 'stated';
    return target === null ? [] : [`| \`${entry.name}\` | ${target} | ${how} |`];
  });
  const table = ['| | target | |', '|---|---|---|', ...rows].join('\n');
  return [statement.trimEnd(), ...(rows.length === 0 ? [] : ['## Targets', table])].join('\n\n');
}
