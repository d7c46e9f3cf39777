import type { FunctionInfo } from '../scopes/model.ts';
import { loopsAround } from '../costs/loops.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { mainInput } from './inputs.ts';
import { memoOf } from './marking.ts';
import { depthOf, type Input } from './recursionSizes.ts';
import { add, exponential, type Growth, isConstant, multiply, one, substitute, symbol, type Term } from './terms.ts';

const key = 'result';

/** What a call of itself gives, as long as nobody knows how large that is. */
export const ownResult: Growth = symbol(key);

/** Puts the size in for {@link ownResult}. */
export function withResult(growth: Growth, size: Growth): Growth {
  return substitute(growth, (name) => (name === key ? size : null));
}

/** n choices, each with all n - 1 items long that is made of the others: n * n * (n - 1)! is n * n!, not more. */
export function withoutLastChoice(growth: Growth, size: Growth): Growth {
  const symbols = new Set(size.flatMap((term) => [...term.growth].flatMap(([name, base]) => (base === 'factorial' ? name : []))));
  return growth.map((term) => {
    const choice = term.powers.has(key) ? [...symbols].find((name) => (term.powers.get(name) ?? 0) > 1) : undefined;
    if (choice === undefined) return term;
    return { ...term, powers: new Map(term.powers).set(choice, (term.powers.get(choice) ?? 2) - 1) };
  });
}

/** The part of a growth that has nothing to do with what calls of itself give, and whether there is another one. */
export function withoutOwnResult(growth: Growth): { own: Growth; handedUp: boolean } {
  const own = growth.filter((term) => !term.powers.has(key));
  return { own: add(own), handedUp: own.length < growth.length };
}

/**
 * Solves R(n) = how `result` is made of R(n - 1): one more with every step, twice as much, or as many times as the
 * input is long. Where the input is split or followed, the result is taken to be as large as the input.
 */
export function solveResult(input: Input, result: Growth | null): Growth {
  const { reader, owner, shapes } = input;
  if (result !== null && !result.some((term) => term.powers.has(key))) return result;
  const isStep = shapes.has('step') && !['halving', 'partition', 'structure'].some((shape) => (shapes as ReadonlySet<string>).has(shape));
  if (!isStep || result === null || memoOf(owner) !== null) return mainInput(reader, owner);
  const own = result.filter((term) => term.powers.has(key));
  const others = result.filter((term) => !term.powers.has(key));
  const depth = depthOf(input);
  if (own.some((term) => !isConstant([withoutResult(term)]))) return exponential('factorial', depth);
  if (usesOf(input) > 1) return exponential(2, depth);
  return multiply(depth, add(one, others));
}

function withoutResult(term: Term): Term {
  return { ...term, powers: new Map([...term.powers].filter(([name]) => name !== key)) };
}

/** How many times what the call gave goes into what is returned; a loop over something else counts twice. */
function usesOf(input: Input): number {
  const yielded = input.owner.yields.reduce((sum, node) => sum + usesOfYield(input, node), 0);
  return input.owner.returns.reduce((most, { value }) => Math.max(most, value === null ? 0 : usesIn(input, value)), yielded);
}

/** Every `yield` in a loop over what the call gave hands all of that on. */
function usesOfYield(input: Input, node: SyntaxNode): number {
  const loops = loopsAround(node).filter((loop) => input.owner.node.contains(loop));
  const over = loops.filter((loop) => isOverResult(input, loop)).length;
  const from = node.hasToken('from') && node.firstNamedChild !== null ? usesIn(input, node.firstNamedChild) : 0;
  return (over + from) * (loops.length > over ? 2 : 1);
}

function usesIn(input: Input, value: SyntaxNode): number {
  let uses = 0;
  for (const node of descendants(value)) if (isResult(input, node)) uses += repeatsWithin(input, node, value);
  return uses + (value.type === 'identifier' ? usesInContainer(input.owner, input, value) : 0);
}

/** The container that a loop fills before it is returned. */
function usesInContainer(owner: FunctionInfo, input: Input, name: SyntaxNode): number {
  const writes = owner.scope.elementWrites.get(name.text) ?? [];
  const filled = writes.map((write) => {
    const loops = loopsAround(write.node).filter((loop) => owner.node.contains(loop));
    const over = loops.filter((loop) => isOverResult(input, loop)).length;
    const spread = write.spread ? usesIn(input, write.value) : 0;
    return (over + spread) * (loops.length > over ? 2 : 1);
  });
  const made = resolveName(input.reader.analysis.facts, name.text, name).map(({ value }) =>
    value === null || value.type === 'identifier' || isResult(input, value) ? 0 : usesIn(input, value),
  );
  return [...filled, ...made].reduce((sum, uses) => sum + uses, 0);
}

/** The call itself, or a name for what it gave. */
function isResult({ reader, calls }: Input, node: SyntaxNode): boolean {
  if (node.type === 'call') return calls.some((call) => call.node === node);
  if (node.type !== 'identifier') return false;
  return resolveName(reader.analysis.facts, node.text, node).some(
    ({ kind, value }) => kind === 'assignment' && value !== null && calls.some((call) => call.node === value),
  );
}

function isOverResult(input: Input, loop: SyntaxNode): boolean {
  const iterable = loop.field('right');
  if (iterable === null) return false;
  for (const node of descendants(iterable)) if (isResult(input, node)) return true;
  return false;
}

/** 2 for a use beside another `for` clause of the comprehension around it. */
function repeatsWithin(input: Input, use: SyntaxNode, value: SyntaxNode): number {
  for (let at: SyntaxNode | null = use; at !== null && at !== value.parent; at = at.parent) {
    const clauses = at.children.filter((child) => child.type === 'for_in_clause');
    if (clauses.some((clause) => !isOverResult(input, clause))) return 2;
  }
  return 1;
}
