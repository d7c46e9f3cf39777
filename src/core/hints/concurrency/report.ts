import { type Hint, type LinkTarget, type QuickFix, rangeOf, type RuleId, type Severity } from '../hint.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Evidence } from '../types/evidence.ts';

/** What a rule found, before it is placed in the file. */
interface Finding {
  readonly kind: string;
  readonly severity: Severity;
  readonly message: string;
  readonly evidence?: readonly Evidence[];
  readonly link?: LinkTarget;
  readonly fix?: QuickFix | null;
}

/** A hint on `node`; what most concurrency hints link to is the card of common mistakes. */
export function report(rule: RuleId, node: SyntaxNode, finding: Finding): Hint {
  return {
    rule,
    kind: finding.kind,
    severity: finding.severity,
    range: rangeOf(node),
    message: finding.message,
    evidence: finding.evidence ?? [],
    link: finding.link ?? 'concept:common_concurrency_bugs',
    fix: finding.fix ?? null,
  };
}

/** The first line of a node's text, cut to what fits into a sentence. */
export function brief(node: SyntaxNode): string {
  const line = node.text.split('\n', 1)[0] ?? '';
  return line.length > 48 ? `${line.slice(0, 45)}...` : line;
}
