import type { Hint, RuleId, Severity } from './hint.ts';

/** A hint as the command line prints it, one JSON object a line, with the file added by whoever knows it. */
export interface HintRecord {
  /** 1-based. */
  readonly line: number;
  readonly endLine: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
  readonly rule: RuleId;
  readonly kind: string;
  readonly severity: Severity;
  /** Markdown. */
  readonly message: string;
}

export function hintRecord(hint: Hint): HintRecord {
  const { rule, kind, severity, message, range } = hint;
  return { line: range.line, endLine: range.endLine, column: range.column, rule, kind, severity, message };
}
