import type { SyntaxNode } from '../syntax/node.ts';

/** `for i in range(len(p) + 1)` inside `for p in perms`: the items get longer with every turn. */
export function isOverOneItem(loop: SyntaxNode, outer: SyntaxNode | undefined): boolean {
  const item = outer?.field('left')?.text ?? '';
  return /^\w+$/.test(item) && new RegExp(String.raw`\b${item}\b`).test(loop.field('right')?.text ?? '');
}
