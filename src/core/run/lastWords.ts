import type { Frame } from './events.ts';

/** What Python's fault handler left behind when a process died. */
export interface LastWords {
  /** C code that never gave way was ended at its time limit; what killed Python, such as "Segmentation fault"; else null. */
  readonly kind: 'timeout' | 'fatal' | 'none';
  readonly reason: string;
  /** The learner's calls of the thread that is to blame, outermost first. The text of the lines is not known. */
  readonly frames: readonly Frame[];
}

/**
 * Reads the last words of a process: `Timeout (…)!` or `Fatal Python error: REASON`, and under it the stack of each
 * thread, innermost call first. Only frames in the file `solution` are kept.
 */
export function readLastWords(words: string, solution: string): LastWords {
  const fatal = /^Fatal Python error: (.*)$/m.exec(words)?.[1];
  const kind = /^Timeout \(/m.test(words) ? 'timeout' : fatal === undefined ? 'none' : 'fatal';
  const stacks = words.split(/^(?=(?:Current thread|Thread) 0x)/m);
  const current = stacks.filter((stack) => stack.startsWith('Current'));
  const found = [...current, ...stacks].map((stack) => framesIn(stack, solution)).find((frames) => frames.length > 0);
  return { kind, reason: fatal ?? '', frames: found ?? [] };
}

function framesIn(stack: string, solution: string): readonly Frame[] {
  const file = asWritten(solution);
  return [...stack.matchAll(/^ {2}File "(.*)", line (\d+) in (.*)$/gm)]
    .filter(([, path]) => path === file)
    .map(([, , line, name]) => ({ line: Number(line), function: name ?? '', text: '' }))
    .reverse();
}

/** The fault handler writes ASCII alone, and at most 500 characters of a name. */
function asWritten(path: string): string {
  const characters = Array.from(path);
  const written = characters.slice(0, 500).map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) return character;
    const hex = code.toString(16);
    if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
    return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return written.join('') + (characters.length > 500 ? '...' : '');
}
