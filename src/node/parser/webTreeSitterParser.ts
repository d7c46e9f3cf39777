import { Edit, Language, Parser, type Point, type Tree } from 'web-tree-sitter';
import type { SyntaxTree } from '../../core/hints/syntax/node.ts';
import type { ParseHandle, PythonParser } from '../../core/hints/syntax/pythonParser.ts';
import { buildTree } from './treeBuilder.ts';

/** Where the two wasm files are; both are read as bytes by the caller's runtime. */
export interface WasmFiles {
  /** Path of `web-tree-sitter.wasm`. */
  readonly runtime: string;
  /** Path of `tree-sitter-python.wasm`. */
  readonly grammar: string;
}

/** Above this many lines an edit is parsed incrementally; below, parsing anew is as quick and keeps nothing. */
const incrementalFrom = 3_000;

class TreeSitterHandle implements ParseHandle {
  constructor(
    readonly tree: SyntaxTree,
    private wasmTree: Tree | null,
    private readonly onFree: () => void,
  ) {}

  /** A copy that can be edited for the next version; null when nothing is kept. */
  copyForEdit(): Tree | null {
    return this.wasmTree?.copy() ?? null;
  }

  dispose(): void {
    if (this.wasmTree === null) return;
    this.wasmTree.delete();
    this.wasmTree = null;
    this.onFree();
  }
}

/** Parses Python with tree-sitter's wasm. Make one per process: two copies share no heap. */
export class WebTreeSitterParser implements PythonParser {
  /** Trees alive in the wasm heap, which no garbage collector frees. */
  liveTrees = 0;

  private constructor(
    private readonly parser: Parser,
    private readonly language: Language,
  ) {}

  /** Loads both wasm files; rejects when they are missing or their versions do not fit together. */
  static async load(files: WasmFiles): Promise<WebTreeSitterParser> {
    await Parser.init({ locateFile: () => files.runtime });
    const language = await Language.load(files.grammar);
    const parser = new Parser();
    parser.setLanguage(language);
    return new WebTreeSitterParser(parser, language);
  }

  parse(text: string, previous?: ParseHandle): ParseHandle {
    const old = previous instanceof TreeSitterHandle ? previous.copyForEdit() : null;
    let wasmTree: Tree | null;
    try {
      if (old !== null && previous !== undefined) old.edit(editBetween(previous.tree.source.text, text));
      this.parser.reset();
      wasmTree = this.parser.parse(text, old);
    } finally {
      old?.delete();
    }
    if (wasmTree === null) throw new Error('the parser has no language');
    const tree = buildTree(wasmTree, this.language, text);
    if (tree.source.lineCount < incrementalFrom) {
      wasmTree.delete();
      return new TreeSitterHandle(tree, null, () => undefined);
    }
    this.liveTrees++;
    return new TreeSitterHandle(tree, wasmTree, () => {
      this.liveTrees--;
    });
  }

  dispose(): void {
    this.parser.delete();
  }
}

/** The one replacement that leads from `before` to `after`: what lies between their common head and tail. */
function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail++;
  }
  const oldEnd = before.length - tail;
  const newEnd = after.length - tail;
  return new Edit({
    startIndex: head,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, head),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
  });
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
