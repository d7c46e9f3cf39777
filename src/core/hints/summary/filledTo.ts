import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf, unwrap } from '../syntax/walk.ts';
import type { SizeReader } from './sizes.ts';
import type { Turns } from './turnCount.ts';

const puttingIn = /^(append|appendleft|add|insert|heappush)$/;
const takingOut = /^(pop|popleft|popitem|remove|discard|clear|heappop)$/;

/** `while len(xs) < k: … xs.append(v)`: as many turns as items are wanted; null for any other loop. */
export function filledToTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const body = loop.field('body');
  const condition = loop.field('condition');
  if (condition === null || body === null) return null;
  for (const comparison of descendants(unwrap(condition))) {
    const wanted = comparison.type === 'comparison_operator' ? wantedLength(comparison) : null;
    if (wanted === null) continue;
    const traffic = callsOn(wanted.name, body);
    if (traffic.taken.length > 0 || traffic.put.length === 0) continue;
    // A turn that puts nothing in is one more, and nobody knows how many there are.
    if (!traffic.put.some((call) => call.parent?.parent === body)) reader.uncertain = true;
    return { turns: reader.valueOf(wanted.limit), outside: null, reason: null };
  }
  return null;
}

interface Wanted {
  readonly name: string;
  readonly limit: SyntaxNode;
}

/** `len(xs) < k`, `k > len(xs)`, `len(xs) != k`. */
function wantedLength(comparison: SyntaxNode): Wanted | null {
  const [left, right] = comparison.namedChildren;
  const operator = comparison.children.find((child) => !child.named)?.text ?? '';
  if (left === undefined || right === undefined) return null;
  const [measured, limit] = operator.startsWith('<') || operator === '!=' ? [left, right] : operator.startsWith('>') ? [right, left] : [];
  const name = /^len\(\s*([\w.]+)\s*\)$/.exec(measured?.text ?? '')?.[1];
  return name === undefined || limit === undefined ? null : { name, limit };
}

function callsOn(name: string, body: SyntaxNode): { put: readonly SyntaxNode[]; taken: readonly SyntaxNode[] } {
  const put: SyntaxNode[] = [];
  const taken: SyntaxNode[] = [];
  for (const node of ownDescendantsOf(body)) {
    const method = node.type === 'call' ? methodOn(name, node) : '';
    if (puttingIn.test(method)) put.push(node);
    if (takingOut.test(method)) taken.push(node);
  }
  return { put, taken };
}

/** What `xs.append(v)` or `heappush(xs, v)` calls on the container; empty when it is about anything else. */
function methodOn(name: string, call: SyntaxNode): string {
  const callee = call.field('function');
  if (callee === null) return '';
  if (callee.type === 'attribute' && callee.field('object')?.text === name) return callee.field('attribute')?.text ?? '';
  return call.field('arguments')?.firstNamedChild?.text === name ? (callee.text.split('.').at(-1) ?? '') : '';
}
