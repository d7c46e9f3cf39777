import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, integerValue, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { parameterValue } from './indexParameters.ts';
import { least } from './least.ts';
import { isEven, isInEveryTurn, movements } from './movements.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, isConstant, one, power } from './terms.ts';

/** The moving variables of a loop and what is known of where they begin. */
export interface Span {
  readonly reader: SizeReader;
  readonly names: ReadonlySet<string>;
  readonly loop: SyntaxNode;
}

/** The span that the moving variables can cover. */
export function range(span: Span, tests: readonly SyntaxNode[]): Growth {
  const comparisons = tests
    .flatMap((test) => [...descendants(test)])
    .filter((node) => node.type === 'comparison_operator' && node.namedChildren.some((side) => mentions(side, span.names)));
  for (const comparison of comparisons) {
    const [left, right] = comparison.namedChildren;
    if (left !== undefined && right !== undefined && isSquare(left, span.names)) return power(span.reader.valueOf(right), 0.5);
  }
  const sure = comparisons.filter((comparison) => isConjunct(comparison, tests) && movesInEveryTurn(span, comparison));
  if (sure.length > 0 && comparisons.length > 1) return least(sure.map((comparison) => add(one, ...comparedBounds(span, comparison))));
  return add(
    one,
    ...comparisons.flatMap((comparison) => comparedBounds(span, comparison)),
    ...tests.flatMap((test) => plainBounds(span, test)),
  );
}

/** One of the conditions that must all hold for the loop to go on. */
function isConjunct(comparison: SyntaxNode, tests: readonly SyntaxNode[]): boolean {
  for (let at: SyntaxNode | null = comparison; at !== null; at = at.parent) {
    if (tests.some((test) => test === at)) return tests.length === 1;
    if (at !== comparison && at.type !== 'parenthesized_expression' && at.childOfType('and') === null) return false;
  }
  return false;
}

/** What it compares comes one step nearer in every turn, whatever the turn finds. */
function movesInEveryTurn({ reader, names, loop }: Span, comparison: SyntaxNode): boolean {
  const body = loop.field('body');
  if (body === null || !comparison.namedChildren.some((side) => isPosition(side, names))) return false;
  return movements(reader, body).some(
    ({ name, node, movement }) =>
      movement === 'step' && isInEveryTurn(node, body) && isEven(node) && mentions(comparison, new Set([name])),
  );
}

/** `i < n` ends at n, `n > 0` begins at n. */
export function comparedBounds({ reader, names, loop }: Span, comparison: SyntaxNode): Growth[] {
  const sides = comparison.namedChildren;
  if (!sides.some((side) => isPosition(side, names))) return [];
  const ends = sides.filter((side) => !mentions(side, names)).map((side) => reader.valueOf(side));
  if (ends.some((end) => !isConstant(end)) && countsUp({ reader, names, loop }, comparison)) return ends;
  return sides.flatMap((side) => {
    if (!mentions(side, names)) return [reader.valueOf(side)];
    const moved = [...descendants(side)].filter((node) => node.type === 'identifier' && names.has(node.text));
    return moved.map((node) => startValue(reader, node, loop));
  });
}

/** All that it compares only ever grows: where it begins is no part of the way to the end. */
function countsUp({ reader, names, loop }: Span, comparison: SyntaxNode): boolean {
  const body = loop.field('body');
  const moved = body === null ? [] : movements(reader, body).filter(({ name }) => names.has(name) && mentions(comparison, new Set([name])));
  return moved.length > 0 && moved.every(({ name, node }) => new RegExp(String.raw`^${name}\s*(\+=|=\s*${name}\s*\+)`).test(node.text));
}

/** `while n`, `while a and b`. */
function plainBounds({ reader, names, loop }: Span, test: SyntaxNode): Growth[] {
  const plain = unwrap(test);
  const sides = plain.type === 'boolean_operator' ? plain.namedChildren : [plain];
  return sides.filter((side) => side.type === 'identifier' && names.has(side.text)).map((side) => startValue(reader, side, loop));
}

/** What the variable is set to before the loop: the distance when it counts down. */
function startValue(reader: SizeReader, node: SyntaxNode, loop: SyntaxNode): Growth {
  const body = loop.field('body');
  const before = resolveName(reader.analysis.facts, node.text, node).filter((binding) => body?.contains(binding.node) !== true);
  return add(
    ...before.map((binding) => {
      if (binding.parameter !== null) return parameterValue(reader, binding);
      const { value } = binding;
      if (value === null) return one;
      if (binding.kind === 'augmented') return value.field('operator')?.text === '+=' ? reader.valueOf(value.field('right') ?? value) : one;
      if (binding.kind === 'iteration') return reader.valueOf(node);
      const item = binding.path.length > 0 ? value.namedChildren[Number(binding.path[0])] : value;
      return item === undefined || (binding.path.length > 0 && value.type !== 'expression_list' && value.type !== 'tuple')
        ? one
        : reader.valueOf(item);
    }),
  );
}

/** The variable itself or a sum with it, not what stands at it (`items[i]`). */
function isPosition(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  if (node.type === 'identifier') return names.has(node.text);
  return (
    node.type === 'binary_operator' &&
    mentions(node, names) &&
    ![...descendants(node)].some((inner) => inner.type === 'subscript' || inner.type === 'call')
  );
}

export function mentions(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  for (const inner of descendants(node)) if (inner.type === 'identifier' && names.has(inner.text)) return true;
  return false;
}

/** `i * i` or `i ** 2`. */
function isSquare(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  if (node.type !== 'binary_operator') return false;
  const left = node.field('left');
  const right = node.field('right');
  const operator = node.field('operator')?.text;
  if (left === null || right === null || !names.has(left.text)) return false;
  return (operator === '*' && left.text === right.text) || (operator === '**' && integerValue(right) === 2);
}
