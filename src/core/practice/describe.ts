import type { ExerciseResults, ExerciseState } from './results.ts';

const stateLabels: Readonly<Record<ExerciseState, string>> = {
  'not-started': 'not started',
  'in-progress': 'in progress',
  passed: 'passed',
  due: 'due for review',
};

export function stateLabel(state: ExerciseState): string {
  return stateLabels[state];
}

/** An exercise's results in the few words that fit behind its name, such as "3/7 · last run 2 min ago". */
export function describeResults(results: ExerciseResults | undefined, now: number): string {
  if (results === undefined) return '';
  if (results.last === null) return 'started';
  const { passed, total, at } = results.last;
  return `${String(passed)}/${String(total)} · last run ${describeAge(now - at)}`;
}

/** A span of milliseconds in its largest unit, such as "2 min ago". */
export function describeAge(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${String(minutes)} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${String(hours)} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? 'yesterday' : `${String(days)} days ago`;
}
