import type { Exercise } from '../catalog/catalog.ts';
import type { EntryPoint } from '../catalog/exercise.ts';

/** An entry point of an exercise, where the learner's file defines it; `line` counts from 0. */
export interface EntryPointPlace {
  readonly entry: EntryPoint;
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

const DEFINITION = /^(\s*)(?:async\s+def|def|class)\s+([A-Za-z_]\w*)/;

/** Finds the exercise's entry points in a Python text by their definitions: top-level ones, and methods of top-level classes. */
export function findEntryPoints(exercise: Exercise, lines: readonly string[]): readonly EntryPointPlace[] {
  const places: EntryPointPlace[] = [];
  let owner: string | undefined;
  lines.forEach((text, line) => {
    const match = DEFINITION.exec(text);
    const [, indent, name] = match ?? [];
    if (indent === undefined || name === undefined) return;
    if (indent === '') owner = text.startsWith('class') ? name : undefined;
    const qualified = indent === '' ? name : owner === undefined ? undefined : `${owner}.${name}`;
    const entry = exercise.entryPoints.find((each) => each.name === qualified);
    if (entry === undefined || places.some((place) => place.entry === entry)) return;
    const startColumn = text.indexOf(name, match === null ? 0 : match[0].length - name.length);
    places.push({ entry, line, startColumn, endColumn: startColumn + name.length });
  });
  return places;
}
