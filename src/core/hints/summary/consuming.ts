import type { SyntaxNode } from '../syntax/node.ts';
import { ownDescendantsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import type { Input } from './recursionSizes.ts';
import type { Recursion } from './summary.ts';
import { add, multiply } from './terms.ts';

/** `value = next(values)` before the calls of itself: every run takes one item from what all runs share. */
export function consuming(input: Input): Recursion | null {
  const source = sharedSource(input);
  if (source === null) return null;
  const runs = input.reader.sizeOf(source);
  return {
    time: multiply(runs, input.work),
    space: add(runs, input.memory),
    finding: { kind: 'visit', wantsMemo: false, sentence: 'Every run takes one item from what all runs share.' },
    visitsOnce: false,
  };
}

/** What is taken from, when it was made outside the function and nothing is put back; null when there is nothing like it. */
function sharedSource({ owner, calls, reader }: Input): SyntaxNode | null {
  const first = Math.min(...calls.map(({ node }) => node.start));
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.type !== 'call' || node.start >= first) continue;
    const source = takenFrom(node);
    if (source === null || new RegExp(String.raw`\b${source.text}\.(append|appendleft|add|insert)\(`).test(owner.node.text)) continue;
    const bindings = resolveName(reader.analysis.facts, source.text, source);
    if (bindings.length > 0 && bindings.every(({ node: bound }) => !owner.node.contains(bound))) return source;
  }
  return null;
}

/** The `values` of `next(values)`, `values.popleft()`, `values.pop(0)`. */
function takenFrom(call: SyntaxNode): SyntaxNode | null {
  const callee = call.field('function');
  const source = callee?.text === 'next' ? call.field('arguments')?.firstNamedChild : isPop(callee) ? callee?.field('object') : null;
  return source?.type === 'identifier' ? source : null;
}

function isPop(callee: SyntaxNode | null): boolean {
  return callee?.type === 'attribute' && /^pop(left)?$/.test(callee.field('attribute')?.text ?? '');
}
