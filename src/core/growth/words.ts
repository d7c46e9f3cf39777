import type { GrowthReport } from './report.ts';

const WITH_A_DECIMAL_BELOW = 100;
const COMPACT_FROM = 10_000;
const compact = new Intl.NumberFormat('en', { notation: 'compact' });

/** A chart in one sentence, for whoever does not see it. */
export function describeChart(report: GrowthReport): string {
  const target = report.target === null ? '' : `, the target is ${report.target}`;
  return `${report.operation}: ${report.class === null ? 'could not be measured' : `grows like ${report.class}`}${target}`;
}

/** A measurement in half a sentence, to stand beside a claim; null when it came to nothing. */
export function describeMeasurement({ class: grown, points, unit, per }: Pick<GrowthReport, 'class' | 'points' | 'unit' | 'per'>): string | null {
  const [first, last] = [points[0], points.at(-1)];
  if (grown === null || first === undefined || last === undefined) return null;
  return `grows like ${grown} from n = ${number(first[0])} to ${number(last[0])} (${describeUnit({ unit, per })})`;
}

/** What the counts are, such as "steps per operation" or "steps in total". */
export function describeUnit({ unit, per }: Pick<GrowthReport, 'unit' | 'per'>): string {
  return per === 'total' ? `${unit} in total` : `${unit} per ${per}`;
}

export function number(value: number): string {
  const digits = value < WITH_A_DECIMAL_BELOW ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** A number for the axis of a chart. */
export function tickLabel(value: number): string {
  return value < COMPACT_FROM ? number(value) : compact.format(value);
}

/** A note with a capital letter, unless it begins with the name of what was measured, and with a full stop. */
export function asSentence(note: string, operation: string): string {
  const begin = note.startsWith(operation) ? note : `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
  return /[.!?]$/.test(begin) ? begin : `${begin}.`;
}

/** Text for a page, with names in backticks as code, like Markdown. */
export function withCode(text: string): string {
  return escapeXml(text).replaceAll(/`([^`\n]+)`/gu, '<code>$1</code>');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
