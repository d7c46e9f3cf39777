import type { Hint } from './hint.ts';
import type { SourceText } from './syntax/node.ts';

/**
 * Comments that silence hints: `# hint: ignore CX07, CB12` on the line of a hint (or alone on the line above it), without
 * ids for all rules; `# hint: ignore-file CB12` for the whole file.
 */
export class Suppressions {
  private readonly lines = new Map<number, ReadonlySet<string> | 'all'>();
  private file: ReadonlySet<string> | 'all' | null = null;

  constructor(source: SourceText) {
    const pattern = /#[ \t]*hint:[ \t]*ignore(-file)?\b[ \t:]*([^\n#]*)/g;
    for (const match of source.text.matchAll(pattern)) {
      const ids = new Set(match[2]?.match(/C[XB]\d\d/g) ?? []);
      const what = ids.size === 0 ? 'all' : ids;
      const line = source.lineOf(match.index);
      if (match[1] !== undefined) {
        this.file = this.file === 'all' || what === 'all' ? 'all' : new Set([...(this.file ?? []), ...what]);
        continue;
      }
      const isAlone = source.text.slice(source.startOfLine(line), match.index).trim() === '';
      this.lines.set(isAlone ? line + 1 : line, what);
    }
  }

  silences(hint: Hint): boolean {
    return [this.file, this.lines.get(hint.range.line), this.lines.get(hint.range.endLine)].some(
      (what) => what === 'all' || what?.has(hint.rule) === true,
    );
  }
}
