import type { SyntaxNode } from './syntax/node.ts';
import type { Evidence } from './types/evidence.ts';

/** `warning`: squiggle; `hint`: dots; `hover`: only when asked. Hovers show all three. */
export type Severity = 'warning' | 'hint' | 'hover';

/** `CX..` tips on cost, `CB..` hints on concurrency. */
export type RuleId = `CX${string}` | `CB${string}`;

/** What teaches it: a bundled exercise or a concept card. */
export type LinkTarget = `exercise:${string}` | `concept:${string}`;

export interface TextEdit {
  /** UTF-16 offsets; `start === end` inserts. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A mechanical repair. */
export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One finding or tip on a range of one file: data only, ready for hovers, diagnostics and JSON. */
export interface Hint {
  readonly rule: RuleId;
  /** Word for the kind of finding (`linear-membership`, `blocking-in-async`). */
  readonly kind: string;
  readonly severity: Severity;
  readonly range: HintRange;
  /** Markdown. */
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly link: LinkTarget;
  readonly fix: QuickFix | null;
}

export interface HintRange {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

export function rangeOf(node: SyntaxNode, until: SyntaxNode = node): HintRange {
  return {
    start: node.start,
    end: until.end,
    line: node.line,
    endLine: until.endLine,
    column: node.source.columnOf(node.start) + 1,
  };
}
