import { readFileSync } from 'node:fs';

/**
 * What a fixture expects at a place. A comment line under a line of code marks columns with carets and says, after them:
 *
 *     xs.pop(0)
 *     #  ^^^ CX01 hint popleft      the hover there has CX01 at this severity, with this text
 *     #  ^^^ not CX01               the hover there has no CX01
 *     #  ^^^ silent CX01            no CX01 louder than "hover" starts on that line
 *
 * `#<^^` marks columns that begin at the very left.
 */
export interface Expectation {
  /** 1-based line of the code. */
  readonly line: number;
  /** Offset of the first marked character. */
  readonly offset: number;
  readonly kind: 'reported' | 'not' | 'silent';
  readonly rule: string;
  readonly severity: string;
  readonly text: string;
}

export interface Fixture {
  readonly source: string;
  readonly expectations: readonly Expectation[];
}

export function readFixture(file: string | URL): Fixture {
  const source = readFileSync(file, 'utf8');
  const lines = source.split('\n');
  const expectations: Expectation[] = [];
  let offset = 0;
  let code = { line: 0, offset: 0 };
  for (const [index, line] of lines.entries()) {
    const match = /^#(<?)(\s*)(\^+) (not|silent)? ?(C[XB]\d\d)(?: (\w+))?(?: (.+))?$/.exec(line);
    if (match === null) code = { line: index + 1, offset };
    else {
      const [, left = '', space = '', , kind, rule = '', severity = '', text = ''] = match;
      const column = left === '<' ? 0 : 1 + space.length;
      expectations.push({
        line: code.line,
        offset: code.offset + column,
        kind: kind === 'not' || kind === 'silent' ? kind : 'reported',
        rule,
        severity,
        text,
      });
    }
    offset += line.length + 1;
  }
  return { source, expectations };
}
