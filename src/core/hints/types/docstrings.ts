import type { FunctionInfo } from '../scopes/model.ts';
import { stringValue } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';

interface DocumentedType {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** The docstring's string node, for a function, class or module body. */
function docstringOf(node: SyntaxNode): SyntaxNode | null {
  const first = node.field('body')?.firstNamedChild;
  const inner = first?.type === 'expression_statement' ? first.firstNamedChild : null;
  return inner?.type === 'string' ? inner : null;
}

/** The type a docstring gives a parameter (`:type x: T`, `:param T x:`, `x (T): …`, `x : T`); null when it gives none. */
export function documentedType(owner: FunctionInfo, name: string): DocumentedType | null {
  const escaped = name.replaceAll(/\W/g, '');
  // Most docstrings do not name the parameter at all, which is told sooner than four patterns are.
  if (escaped === '' || docstringOf(owner.node)?.text.includes(escaped) !== true) return null;
  return find(owner, [
    new RegExp(String.raw`:type\s+${escaped}\s*:\s*([^\n]+)`),
    new RegExp(String.raw`:param\s+([\w.[\], ]+?)\s+${escaped}\s*:`),
    new RegExp(String.raw`^[ \t]*\*{0,2}${escaped}\s*\(([^)\n]+)\)\s*:`, 'm'),
    new RegExp(String.raw`^[ \t]*${escaped} : ([^\n]+)`, 'm'),
  ]);
}

/** The type a docstring gives the result (`:rtype: T`). */
export function documentedResult(owner: FunctionInfo): DocumentedType | null {
  return find(owner, [/:rtype:?\s*([^\n]+)/]);
}

function find(owner: FunctionInfo, patterns: readonly RegExp[]): DocumentedType | null {
  const docstring = docstringOf(owner.node);
  const text = docstring === null ? null : stringValue(docstring);
  if (docstring === null || text === null) return null;
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const found = match?.[1];
    if (match === null || found === undefined) continue;
    const linesBefore = text.slice(0, match.index + match[0].indexOf(found)).split('\n').length - 1;
    return { text: found.trim(), line: docstring.line + linesBefore };
  }
  return null;
}
