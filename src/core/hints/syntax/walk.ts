import type { SyntaxNode } from './node.ts';

/** All nodes below and including `node`, parents first, in source order. */
export function* descendants(node: SyntaxNode): Generator<SyntaxNode> {
  const stack: SyntaxNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** The statements that run their body again and again. */
export const loopTypes: ReadonlySet<string> = new Set(['for_statement', 'while_statement']);

const functionLike = new Set(['function_definition', 'lambda', 'class_definition']);

/** Like {@link descendants}, without the insides of nested functions, lambdas and classes. */
export function* ownDescendantsOf(node: SyntaxNode): Generator<SyntaxNode> {
  const stack: SyntaxNode[] = [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    if (next !== node && functionLike.has(next.type)) continue;
    for (let index = next.children.length - 1; index >= 0; index--) {
      const child = next.children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

/** `node`'s parent, its parent, and so on up to the module. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let up = node.parent; up !== null; up = up.parent) yield up;
}

/** The nearest node of one of `types` above `node`, not looking past `stop`. */
export function enclosing(node: SyntaxNode, types: ReadonlySet<string>, stop?: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(node)) {
    if (types.has(up.type)) return up;
    if (up === stop) return null;
  }
  return null;
}

/** The smallest node that spans `offset`; at a boundary the one that starts there. */
export function nodeAt(root: SyntaxNode, offset: number): SyntaxNode {
  let node = root;
  for (;;) {
    const inside = childAt(node.children, offset);
    if (inside === null) return node;
    node = inside;
  }
}

function childAt(children: readonly SyntaxNode[], offset: number): SyntaxNode | null {
  let low = 0;
  let high = children.length - 1;
  let found: SyntaxNode | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const child = children[middle];
    if (child === undefined) break;
    if (child.start <= offset) {
      found = child;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found !== null && offset < found.end ? found : null;
}

/** `node` without the parentheses around it. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.type === 'parenthesized_expression' || inner.type === 'named_expression') {
    const next = inner.type === 'named_expression' ? inner.field('value') : inner.firstNamedChild;
    if (next === null) return inner;
    inner = next;
  }
  return inner;
}

/** Dotted spelling of a name or attribute chain (`a.b.c`), null for anything else. */
export function dottedName(node: SyntaxNode): string | null {
  const parts: string[] = [];
  let at: SyntaxNode | null = node;
  while (at !== null && at.type === 'attribute') {
    const name = at.field('attribute');
    if (name === null) return null;
    parts.push(name.text);
    at = at.field('object');
  }
  if (at === null || (at.type !== 'identifier' && at.type !== 'dotted_name')) return null;
  parts.push(at.text);
  return parts.reverse().join('.');
}

/** Arguments of a call: positional ones in order, then keywords by name; `splat` when `*` or `**` hides some. */
export interface CallArguments {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  readonly splat: boolean;
}

export function callArguments(call: SyntaxNode): CallArguments {
  const list = call.field('arguments');
  if (list?.type === 'generator_expression') return { positional: [list], keywords: new Map(), splat: false };
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let splat = false;
  for (const argument of list?.namedChildren ?? []) {
    if (argument.type === 'keyword_argument') setKeyword(keywords, argument);
    else if (argument.type === 'list_splat' || argument.type === 'dictionary_splat') splat = true;
    else positional.push(argument);
  }
  return { positional, keywords, splat };
}

function setKeyword(keywords: Map<string, SyntaxNode>, argument: SyntaxNode): void {
  const name = argument.field('name');
  const value = argument.field('value');
  if (name !== null && value !== null) keywords.set(name.text, value);
}

/** The operands of `a + b + c`. */
export function operandsOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type !== 'binary_operator' || node.field('operator')?.text !== '+') return [node];
  return [node.field('left'), node.field('right')].flatMap((side) => (side === null ? [] : operandsOf(side)));
}

/** The value of a decimal integer literal, with its sign; null for anything else. */
export function integerValue(node: SyntaxNode): number | null {
  if (node.type === 'unary_operator' && node.hasToken('-')) {
    const inner = node.field('argument');
    const value = inner === null ? null : integerValue(inner);
    return value === null ? null : -value;
  }
  if (node.type !== 'integer') return null;
  const value = Number(node.text.replaceAll('_', ''));
  return Number.isSafeInteger(value) ? value : null;
}

/** The content of a plain string literal; null when it is formatted or not a string. */
export function stringValue(node: SyntaxNode): string | null {
  if (node.type !== 'string' || node.childOfType('interpolation') !== null) return null;
  return node.children
    .filter((child) => child.type === 'string_content')
    .map((child) => child.text)
    .join('');
}
