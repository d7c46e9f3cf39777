import type { SyntaxNode } from '../syntax/node.ts';

/** A type whose instances hang together as a linked list, tree or graph. */
export function isNodeType(head: string, isOwn: boolean): boolean {
  return /^(ListNode|TreeNode|Node)$/.test(head) || (isOwn && /(node|tree|list)$/i.test(head));
}

/** The function follows links from what `name` holds (`root.left`, `head.next`), whatever its type. */
export function isFollowed(scope: SyntaxNode, name: string): boolean {
  return new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\.(left|right|next|children|child|neighbors|neighbours)\b`).test(scope.text);
}
