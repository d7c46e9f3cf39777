import { describeEvidence, type Evidence, type Typed } from '../types/evidence.ts';
import { showType } from '../types/type.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { LocalCost } from './forms.ts';
import { shortText } from './suggestions.ts';

const hashed = new Set(['dict', 'set', 'frozenset', 'defaultdict', 'OrderedDict', 'Counter', 'dict_keys']);

/** "**O(1)** on average, O(n) in the worst case". */
export function costWords(local: LocalCost, owner: string): string {
  const cost = `**${local.cost}**`;
  if (local.cost === local.worst && !local.amortised) return cost;
  if (hashed.has(owner) && local.cost !== local.worst) {
    const amortised = local.amortised ? ' (amortised)' : '';
    return `${cost} on average${amortised}, ${local.worst} in the worst case, when many hashes collide`;
  }
  if (local.amortised) {
    const single = local.worst === local.cost ? '' : `; a single call can take ${local.worst}`;
    return `${cost} amortised${single}`;
  }
  return local.worst === local.cost ? cost : `${cost}, ${local.worst} in the worst case`;
}

/** "`xs` is a list (assigned on line 12)". */
export function subjectWords(subject: SyntaxNode, typed: Typed): string {
  return `\`${shortText(subject.text)}\` is ${article(showType(typed.type))} (${describeEvidence(typed.evidence)}).`;
}

function article(type: string): string {
  return `${/^[aeiou]/i.test(type) ? 'an' : 'a'} \`${type}\``;
}

/** What the letters of a cost stand for here: "n = len(xs)". */
export function sizeWords(cost: string, subject: SyntaxNode | null, owner: string): string {
  if (subject === null || !/\bn\b/.test(cost)) return '';
  const name = shortText(subject.text);
  const size = owner === 're' || owner === 'Pattern' ? 'n = length of the text' : `n = len(${name})`;
  return /\bk\b/.test(cost) ? `${size}, k = size of what is given or asked for` : size;
}

export function evidenceList(typed: readonly Typed[]): Evidence[] {
  return typed.map(({ evidence }) => evidence);
}
