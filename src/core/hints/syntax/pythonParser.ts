import type { SyntaxTree } from './node.ts';

/** A parse result and whatever the parser holds to parse the next version faster. */
export interface ParseHandle {
  readonly tree: SyntaxTree;
  /** Frees what the parser holds; the tree itself stays usable. May be called twice. */
  dispose(): void;
}

/** Port to a Python parser; `src/node/parser` has the real one. */
export interface PythonParser {
  /**
   * Parses `text`, never throws on broken source. With `previous` (of an older version of the same document) large
   * files are parsed incrementally; `previous` stays valid and is disposed by its owner.
   */
  parse(text: string, previous?: ParseHandle): ParseHandle;
}
