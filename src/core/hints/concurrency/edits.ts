import type { Analysis } from '../analysis.ts';
import type { QuickFix, TextEdit } from '../hint.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { resolveName } from '../types/canonical.ts';
import { statementsOf } from './code.ts';

export function insertBefore(node: SyntaxNode, text: string): TextEdit {
  return { start: node.start, end: node.start, text };
}

export function replace(node: SyntaxNode, text: string): TextEdit {
  return { start: node.start, end: node.end, text };
}

/** The blanks before a statement. */
export function indentOf(node: SyntaxNode): string {
  const text = node.source.text.slice(node.source.startOfLine(node.line), node.start);
  return /^\s*/.exec(text)?.[0] ?? '';
}

/** What makes `name` mean the module of that name: nothing where it does already, else an import after the others. */
export function importOf(analysis: Analysis, name: string): TextEdit[] {
  const bindings = resolveName(analysis.facts, name, analysis.tree.root);
  if (bindings.some((binding) => binding.imported === name)) return [];
  const at = afterImports(analysis.tree.root);
  return [{ start: at, end: at, text: `import ${name}\n` }];
}

/** Offset of the line after the docstring and the imports at the top of a module. */
export function afterImports(root: SyntaxNode): number {
  let last: SyntaxNode | null = null;
  for (const statement of statementsOf(root)) {
    const isDocstring = last === null && statement.type === 'expression_statement' && statement.firstNamedChild?.type === 'string';
    if (!isDocstring && !statement.type.includes('import')) break;
    last = statement;
  }
  return last === null ? 0 : root.source.startOfLine(last.endLine + 1);
}

/**
 * Indents the lines between two statements of a block by one level and puts `header` where the first one stands; the
 * last one goes. Null when a line cannot be moved safely, because a string or expression runs over it.
 */
export function wrapStatements(title: string, header: string, first: SyntaxNode, last: SyntaxNode): QuickFix | null {
  const { source } = first;
  const from = first.endLine + 1;
  if (last.line <= from || first.line !== first.endLine || last.line !== last.endLine) return null;
  const between = source.text.slice(source.startOfLine(from), source.startOfLine(last.line));
  if (/"""|'''|\\\n/.test(between)) return null;
  const edits: TextEdit[] = [replace(first, header)];
  for (let line = from; line < last.line; line++) {
    const at = source.startOfLine(line);
    if (source.text.slice(at, source.startOfLine(line + 1)).trim() !== '') edits.push({ start: at, end: at, text: '    ' });
  }
  edits.push({ start: source.startOfLine(last.line), end: source.startOfLine(last.line + 1), text: '' });
  return { title, edits };
}
