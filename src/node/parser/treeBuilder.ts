import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import { SourceText, SyntaxNode, type SyntaxTree } from '../../core/hints/syntax/node.ts';

/** Copies a tree out of the wasm heap in one cursor walk, so that nothing but this file touches wasm nodes. */
export function buildTree(tree: Tree, language: Language, text: string): SyntaxTree {
  const cursor = tree.walk();
  try {
    return new TreeCopy(cursor, language, text).copy();
  } finally {
    cursor.delete();
  }
}

class TreeCopy {
  readonly #source: SourceText;
  readonly #cursor: TreeCursor;
  readonly #names: readonly (string | null)[];
  readonly #named: readonly boolean[];
  readonly #fieldNames: readonly (string | null)[];
  #size = 0;
  #hasError = false;

  constructor(cursor: TreeCursor, language: Language, text: string) {
    this.#source = new SourceText(text);
    this.#cursor = cursor;
    this.#names = language.types;
    this.#named = language.types.map((_, id) => language.nodeTypeIsNamed(id));
    this.#fieldNames = language.fields;
  }

  /** Iterative, because a broken or generated file can nest deeper than the stack allows. */
  copy(): SyntaxTree {
    const root = this.#read();
    let parent: SyntaxNode | null = this.#cursor.gotoFirstChild() ? root : null;
    let siblings: SyntaxNode[] = [];
    if (parent !== null) parent.children = siblings;
    while (parent !== null) {
      const node = this.#read();
      node.parent = parent;
      siblings.push(node);
      if (this.#cursor.gotoFirstChild()) {
        parent = node;
        siblings = [];
        parent.children = siblings;
      } else {
        parent = this.#next(parent);
        if (parent !== null) siblings = parent.children as SyntaxNode[];
      }
    }
    return { root, source: this.#source, size: this.#size, hasError: this.#hasError };
  }

  /** Goes to what comes after a leaf and gives its parent; null at the end. */
  #next(parent: SyntaxNode): SyntaxNode | null {
    let up: SyntaxNode | null = parent;
    while (up !== null && !this.#cursor.gotoNextSibling()) up = this.#cursor.gotoParent() ? up.parent : null;
    return up;
  }

  #read(): SyntaxNode {
    const cursor = this.#cursor;
    const id = cursor.nodeTypeId;
    const start = cursor.startIndex;
    const end = cursor.endIndex;
    // Only an empty token can be one that the parser made up, which spares a wasm call for all others.
    const missing = start === end && cursor.nodeIsMissing;
    // The error node has no entry in the table: its id is the largest 16-bit number.
    const type = this.#names[id] ?? 'ERROR';
    if (missing || type === 'ERROR') this.#hasError = true;
    this.#size++;
    const fieldName = this.#fieldNames[cursor.currentFieldId] ?? null;
    return new SyntaxNode(this.#source, { type, named: this.#named[id] ?? true, fieldName, start, end, missing });
  }
}
