import type { Language, Tree } from 'web-tree-sitter';
import { SourceText, SyntaxNode, type SyntaxTree } from '../../core/hints/syntax/node.ts';

/** Copies a tree out of the wasm heap in one cursor walk, so that nothing but this file touches wasm nodes. */
export function buildTree(tree: Tree, language: Language, text: string): SyntaxTree {
  const source = new SourceText(text);
  const names = language.types;
  const named = names.map((_, id) => language.nodeTypeIsNamed(id));
  const fieldNames = language.fields;
  const cursor = tree.walk();
  let size = 0;
  let hasError = false;

  const read = (): SyntaxNode => {
    const id = cursor.nodeTypeId;
    const fieldId = cursor.currentFieldId;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    // Only an empty token can be one that the parser made up, which spares a wasm call for all others.
    const missing = start === end && cursor.nodeIsMissing;
    // The error node has no entry in the table: its id is the largest 16-bit number.
    const type = names[id] ?? 'ERROR';
    if (missing || type === 'ERROR') hasError = true;
    size++;
    return new SyntaxNode(source, type, named[id] ?? true, fieldNames[fieldId] ?? null, start, end, missing);
  };

  try {
    const root = read();
    let parent = root;
    let siblings: SyntaxNode[] = [];
    let descending = cursor.gotoFirstChild();
    if (descending) parent.children = siblings;
    while (descending) {
      const node = read();
      node.parent = parent;
      siblings.push(node);
      if (cursor.gotoFirstChild()) {
        parent = node;
        siblings = [];
        parent.children = siblings;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent() || parent.parent === null) {
          descending = false;
          break;
        }
        parent = parent.parent;
        siblings = parent.children as SyntaxNode[];
      }
    }
    return { root, source, size, hasError };
  } finally {
    cursor.delete();
  }
}
