import type { Analysis } from '../analysis.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, dottedName, enclosing, integerValue } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { hasConstantTurns, loopsAround } from './loops.ts';
import type { Operation } from './operation.ts';

/** The name that a value is assigned to, also as one of several: `head, xs = xs[0], xs[1:]`. */
export function nameAssigned(node: SyntaxNode): string | null {
  const list = node.parent?.type === 'expression_list' ? node.parent : null;
  const assignment = (list ?? node).parent;
  if (assignment?.type !== 'assignment') return null;
  const left = assignment.field('left');
  const target = (list === null ? left : left?.namedChildren[list.namedChildren.indexOf(node)]) ?? null;
  // `xs[:] = xs[1:]` fills the same list anew.
  return target?.text.replace(/\[\s*:\s*\]$/, '') ?? null;
}

/** A slice up to or from the middle: halves are copied log n times, not n times. */
export function isHalf(analysis: Analysis, slice: SyntaxNode): boolean {
  if (/\/\/|>>|mid|half|pivot/.test(slice.text)) return true;
  return [...descendants(slice)].some(
    (node) =>
      node.type === 'identifier' &&
      resolveName(analysis.facts, node.text, node).some(({ value }) => value !== null && /\/\/|>>|partition/.test(value.text)),
  );
}

/** The list behind `xs[i:i + k]`, when the slice can be long. */
export function windowOf(subject: SyntaxNode): SyntaxNode | null {
  const bounds = boundsOf(subject);
  return bounds === null || hasFixedSize(bounds) ? null : subject.field('value');
}

interface Bounds {
  readonly from: SyntaxNode | null;
  readonly to: SyntaxNode | null;
}

function boundsOf(node: SyntaxNode): Bounds | null {
  const slice = node.type === 'subscript' ? node.field('subscript') : null;
  if (slice?.type !== 'slice') return null;
  const colon = slice.children.findIndex((child) => child.type === ':');
  return {
    from: slice.children.slice(0, colon).find((child) => child.named) ?? null,
    to: slice.children.slice(colon + 1).find((child) => child.named) ?? null,
  };
}

/** `xs[i:i + 3]`, `xs[1:4]`. */
function hasFixedSize({ from, to }: Bounds): boolean {
  if (to === null) return false;
  const plus = to.type === 'binary_operator' ? to.field('right') : null;
  if (plus !== null && integerValue(plus) !== null && to.field('left')?.text === (from?.text ?? '')) return true;
  return integerValue(to) !== null && (from === null || integerValue(from) !== null);
}

const blocks = new Set(['block']);
const reducers =
  /^(sum|min|max|any|all|sorted|set|len|Counter|collections\.Counter|list|tuple|reversed|(math\.)?(prod|fsum|gcd)|(statistics\.)?f?(mean|median|stdev))$/;

/**
 * A slice that gets longer with the turns of a loop over indices and is only looked at: `sum(xs[:i])`,
 * `if s[:i] == s[i:]`. What is kept has to be copied, and so has a key that is looked up.
 */
export function isGrowingSlice(analysis: Analysis, { node, subject }: Operation): boolean {
  const bounds = boundsOf(node);
  const name = subject === null ? null : dottedName(subject);
  if (bounds === null || name === null || hasFixedSize(bounds) || !isOnlyLookedAt(node)) return false;
  const loops = loopsAround(node).filter((loop) => !hasConstantTurns(analysis, loop));
  const moving = [bounds.from, bounds.to].filter((bound) => bound !== null && loops.some((loop) => isMovedBy(loop, bound)));
  const isPrefixOrSuffix = moving.length > 0 && (bounds.from === null || bounds.to === null);
  const isWindow = moving.length === 2 && isReduced(node);
  const isMadeBefore = loops.every((loop) =>
    resolveName(analysis.facts, name.split('.')[0] ?? name, node).every((binding) => !loop.contains(binding.node)),
  );
  return isMadeBefore && (isPrefixOrSuffix || isWindow);
}

/** The bound speaks of the variable of a `for` loop. */
function isMovedBy(loop: SyntaxNode, bound: SyntaxNode): boolean {
  const clause = loop.field('left') ?? loop.childOfType('for_in_clause')?.field('left');
  const iterable = loop.field('right') ?? loop.childOfType('for_in_clause')?.field('right');
  // `range(0, n, size)`: pieces that add up to one pass.
  const step = iterable?.type === 'call' && iterable.field('arguments')?.namedChildren.length === 3;
  const variables = clause?.text.match(/\w+/g) ?? [];
  return !step && variables.some((name) => new RegExp(String.raw`\b${name}\b`).test(bound.text));
}

function isReduced(node: SyntaxNode): boolean {
  const call = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  if (call?.type === 'call') return reducers.test(call.field('function')?.text ?? '');
  const name = node.parent?.type === 'assignment' ? node.parent.field('left') : null;
  return name?.type === 'identifier' && isNameReduced(name);
}

/** `rest = xs[i:]`, and all that is done with it in its block is `max(rest)`. */
function isNameReduced(name: SyntaxNode): boolean {
  const block = enclosing(name, blocks);
  const reads = block === null ? [] : [...descendants(block)].filter((node) => node.type === 'identifier' && node.text === name.text && node !== name);
  return reads.length > 0 && reads.every((read) => read.parent?.type === 'argument_list' && isReduced(read));
}

function isOnlyLookedAt(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent?.type === 'comparison_operator') return parent.lastNamedChild === node || !(parent.hasToken('in') || parent.hasToken('not in'));
  if (parent?.type === 'for_in_clause' || parent?.type === 'for_statement') return node.fieldName === 'right';
  return isReduced(node);
}
