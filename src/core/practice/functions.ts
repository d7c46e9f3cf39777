/** A function that a Python file defines at its top, or a method of a class there; `line` counts from 0. */
export interface DefinedFunction {
  /** As in `dequeue` or `Queue.dequeue`. */
  readonly name: string;
  readonly line: number;
}

const DEFINITION = /^( {4}|\t)?(?:async\s+def|def|class)\s+([A-Za-z_]\w*)/;

/** The functions and methods of a text, in its order. */
export function definedFunctions(lines: readonly string[]): readonly DefinedFunction[] {
  const found: DefinedFunction[] = [];
  let owner: string | null = null;
  lines.forEach((text, line) => {
    const match = DEFINITION.exec(text);
    const name = match?.[2];
    if (name === undefined) return;
    const isClass = text.trimStart().startsWith('class');
    if (match?.[1] === undefined) {
      owner = isClass ? name : null;
      if (!isClass) found.push({ name, line });
    } else if (owner !== null && !isClass) {
      found.push({ name: `${owner}.${name}`, line });
    }
  });
  return found;
}

/** Whether the explorer can begin there: a test of the learner's own, or a main function. */
export function isExplorable({ name }: DefinedFunction): boolean {
  return name === 'main' || /^(?:\w+\.)?test_/.test(name);
}
