import { readFileSync } from 'node:fs';
import { Analysis } from '../../../../src/core/hints/analysis.ts';
import { fileHints } from '../../../../src/core/hints/engine.ts';
import type { Hint } from '../../../../src/core/hints/hint.ts';
import type { SyntaxTree } from '../../../../src/core/hints/syntax/node.ts';
import { packagedWasm } from '../../../../src/node/parser/packageFiles.ts';
import { WebTreeSitterParser } from '../../../../src/node/parser/webTreeSitterParser.ts';

const loaded = WebTreeSitterParser.load(packagedWasm(import.meta.filename));

/** The syntax tree of a piece of Python. */
export async function parsed(source: string): Promise<SyntaxTree> {
  const handle = (await loaded).parse(source);
  handle.dispose();
  return handle.tree;
}

/** The concurrency hints of a piece of Python. */
export async function hintsOf(source: string): Promise<readonly Hint[]> {
  return fileHints(new Analysis(await parsed(source))).filter((hint) => hint.rule.startsWith('CB'));
}

/** A file of its own inside a fixture, with what its carets say. */
export interface Case {
  readonly name: string;
  readonly source: string;
  readonly expected: readonly string[];
}

/**
 * Cases begin with `# case: name`. A line `# ^^^ kind severity` below a line of code says that a hint of this kind begins
 * at the column of the first caret of that line, `# <- kind severity` that it begins at the first column; a case without carets has to stay silent.
 */
export function casesOf(rule: string): readonly Case[] {
  const text = readFileSync(new URL(`../../../fixtures/hints/concurrency/${rule}.py`, import.meta.url), 'utf8');
  const parts = text.split(/^# case: /m).slice(1);
  return parts.map((part) => {
    const end = part.indexOf('\n');
    return { name: part.slice(0, end).trim(), ...read(part.slice(end + 1)) };
  });
}

function read(text: string): Pick<Case, 'source' | 'expected'> {
  const code: string[] = [];
  const expected: string[] = [];
  for (const line of text.split('\n')) {
    const caret = /^[\s#]*#[\s#]*(\^+)\s+([\w-]+) (warning|hint|hover)$/.exec(line);
    const first = /^# <- ([\w-]+) (warning|hint|hover)$/.exec(line);
    if (first !== null) expected.push(`${code.length}:1 ${first[1] ?? ''} ${first[2] ?? ''}`);
    else if (caret === null) code.push(line);
    else expected.push(`${code.length}:${line.indexOf('^') + 1} ${caret[2] ?? ''} ${caret[3] ?? ''}`);
  }
  return { source: code.join('\n'), expected: expected.sort() };
}

export function placed(hint: Hint): string {
  return `${hint.range.line}:${hint.range.column} ${hint.kind} ${hint.severity}`;
}
