import type { Difficulty } from '../catalog/exercise.ts';
import type { ExerciseState } from './results.ts';

/** What the list of exercises is narrowed to; an empty list of a kind lets all of it through. */
export interface ExerciseFilter {
  readonly states: readonly ExerciseState[];
  readonly difficulties: readonly Difficulty[];
}

export const noFilter: ExerciseFilter = { states: [], difficulties: [] };

export function isNarrowing({ states, difficulties }: ExerciseFilter): boolean {
  return states.length > 0 || difficulties.length > 0;
}

export function letsThrough(filter: ExerciseFilter, state: ExerciseState, difficulty: Difficulty): boolean {
  return (
    (filter.states.length === 0 || filter.states.includes(state)) &&
    (filter.difficulties.length === 0 || filter.difficulties.includes(difficulty))
  );
}

/** What to practise next: what is due, else what was begun, else the first that was not; undefined when all is passed. */
export function nextOf<T>(exercises: readonly T[], stateOf: (exercise: T) => ExerciseState, after: T | undefined): T | undefined {
  const start = after === undefined ? 0 : exercises.indexOf(after) + 1;
  const fromHere = [...exercises.slice(start), ...exercises.slice(0, start)].filter((exercise) => exercise !== after);
  const wanted: readonly ExerciseState[] = ['due', 'in-progress', 'not-started'];
  return wanted.flatMap((state) => fromHere.filter((exercise) => stateOf(exercise) === state))[0];
}
