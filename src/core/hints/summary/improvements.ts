import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, descendants, loopTypes, ownDescendantsOf } from '../syntax/walk.ts';

/** A slice that is kept only when it is longer (or shorter) than the one kept before it. */
export function isImprovement(node: SyntaxNode): boolean {
  if (node.type !== 'subscript' || node.field('subscript')?.type !== 'slice') return false;
  const kept = keptAs(node);
  if (kept === null) return false;
  for (const up of ancestors(node)) {
    if (loopTypes.has(up.type) || up.type === 'function_definition') return false;
    if (up.type === 'conditional_expression') return beats(up.namedChildren[1] ?? null, [kept]);
    if (up.type === 'if_statement' && up.field('consequence')?.contains(node) === true) return beats(up.field('condition'), assignedIn(up.field('consequence')));
  }
  return false;
}

function keptAs(node: SyntaxNode): string | null {
  let at: SyntaxNode | null = node.parent;
  while (at?.type === 'conditional_expression' || at?.type === 'expression_list') at = at.parent;
  return at?.type === 'assignment' ? (at.field('left')?.text ?? null) : null;
}

function assignedIn(block: SyntaxNode | null): string[] {
  const names: string[] = [];
  for (const node of block === null ? [] : ownDescendantsOf(block)) {
    const left = node.type === 'assignment' ? node.field('left') : null;
    if (left !== null) names.push(...(left.type === 'pattern_list' ? left.namedChildren : [left]).map(({ text }) => text));
  }
  return names;
}

/** `length > len(best)`, `best_length < right - left`: strictly better than what is set right after. */
function beats(condition: SyntaxNode | null, names: readonly string[]): boolean {
  for (const node of condition === null ? [] : descendants(condition)) {
    if (node.type !== 'comparison_operator' || !node.children.some(({ type }) => type === '<' || type === '>')) continue;
    if (node.namedChildren.some(({ text }) => names.includes(/^len\((.+)\)$/.exec(text)?.[1] ?? text))) return true;
  }
  return false;
}
