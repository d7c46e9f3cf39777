/**
 * The syntax tree as the hints read it: plain immutable objects, built once from whatever parser stands behind the
 * {@link PythonParser} port. Node types and field names are those of tree-sitter-python 0.25.
 */

/** Source text with its line starts; offsets are UTF-16 code units, as in the editor. */
export class SourceText {
  readonly text: string;
  private readonly lineStarts: number[];

  constructor(text: string) {
    this.text = text;
    this.lineStarts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** 1-based line that holds `offset`. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 0-based column of `offset` in its line, in UTF-16 code units. */
  columnOf(offset: number): number {
    return offset - this.startOfLine(this.lineOf(offset));
  }

  /** Offset of the first character of the 1-based `line`. */
  startOfLine(line: number): number {
    return this.lineStarts[line - 1] ?? this.text.length;
  }
}

const noNodes: readonly SyntaxNode[] = [];

/** What the parser says of one node. */
export interface NodeFacts {
  readonly type: string;
  readonly named: boolean;
  /** Name of the field this node fills in its parent. */
  readonly fieldName: string | null;
  readonly start: number;
  readonly end: number;
  /** The parser put this token in to go on after an error. */
  readonly missing: boolean;
}

/** One node; anonymous tokens (operators, keywords) are children too, `named` tells them apart. */
export class SyntaxNode implements NodeFacts {
  readonly source: SourceText;
  readonly type: string;
  readonly named: boolean;
  readonly fieldName: string | null;
  readonly start: number;
  readonly end: number;
  readonly missing: boolean;
  parent: SyntaxNode | null = null;
  /** All children in source order; filled by the tree builder only. */
  children: SyntaxNode[] | readonly SyntaxNode[] = noNodes;

  constructor(source: SourceText, facts: NodeFacts) {
    this.source = source;
    this.type = facts.type;
    this.named = facts.named;
    this.fieldName = facts.fieldName;
    this.start = facts.start;
    this.end = facts.end;
    this.missing = facts.missing;
  }

  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** 1-based. */
  get line(): number {
    return this.source.lineOf(this.start);
  }

  /** 1-based line of the last character. */
  get endLine(): number {
    return this.source.lineOf(Math.max(this.start, this.end - 1));
  }

  get namedChildren(): SyntaxNode[] {
    return this.children.filter((child) => child.named && child.type !== 'comment');
  }

  get firstNamedChild(): SyntaxNode | null {
    for (const child of this.children) if (child.named && child.type !== 'comment') return child;
    return null;
  }

  get lastNamedChild(): SyntaxNode | null {
    return this.namedChildren.at(-1) ?? null;
  }

  field(name: string): SyntaxNode | null {
    for (const child of this.children) if (child.fieldName === name) return child;
    return null;
  }

  fields(name: string): SyntaxNode[] {
    return this.children.filter((child) => child.fieldName === name);
  }

  childOfType(type: string): SyntaxNode | null {
    for (const child of this.children) if (child.type === type) return child;
    return null;
  }

  /** Whether an anonymous token of this spelling is a direct child (`async`, `not`, `*`). */
  hasToken(token: string): boolean {
    return this.children.some((child) => !child.named && child.type === token);
  }

  contains(other: SyntaxNode): boolean {
    return this.start <= other.start && other.end <= this.end;
  }
}

/** A parsed file. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly source: SourceText;
  /** Nodes in the tree, anonymous ones included: the unit in which analysis work is bounded. */
  readonly size: number;
  /** The text did not parse whole: at least one error or inserted token. */
  readonly hasError: boolean;
}
