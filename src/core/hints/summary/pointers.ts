import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, descendants, enclosing, loopTypes, unwrap } from '../syntax/walk.ts';
import { linkedSize } from './linkedInputs.ts';
import { isEven, isInEveryTurn, movements, type Moving } from './movements.ts';
import type { SizeReader } from './sizes.ts';
import { comparedBounds, mentions, range, type Span } from './spans.ts';
import { add, type Growth, isConstant, logarithm, one } from './terms.ts';
import type { Turns } from './turnCount.ts';

/** Turns of a `while` loop whose condition tests a variable that its body moves; null when no such variable is found. */
export function pointerTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const condition = loop.field('condition');
  const body = loop.field('body');
  if (condition === null || body === null) return null;
  const ways = alternativesOf(unwrap(condition)).map((tests) => turnsWhile(reader, loop, body, tests ?? testsOf(condition, body)));
  const known = ways.filter((way) => way !== null);
  const [only] = known;
  if (known.length < 2 || only === undefined) return ways.length === known.length || ways.length === 1 ? (only ?? null) : null;
  // It goes on until all have ended: at most the sum, shared with a loop around only when all are.
  const isShared = known.every(({ outside }) => outside === only.outside);
  return { turns: add(...known.map(({ turns }) => turns)), outside: isShared ? only.outside : null, reason: isShared ? only.reason : null };
}

/** The sides of an `or`, each of which keeps the loop going; one null for any other condition. */
function alternativesOf(condition: SyntaxNode): (readonly SyntaxNode[] | null)[] {
  if (condition.type !== 'boolean_operator' || condition.childOfType('or') === null) return [null];
  return condition.namedChildren.flatMap((side) => {
    const inner = unwrap(side);
    return inner.type === 'boolean_operator' && inner.childOfType('or') !== null ? alternativesOf(inner) : [[inner]];
  });
}

function turnsWhile(reader: SizeReader, loop: SyntaxNode, body: SyntaxNode, tests: readonly SyntaxNode[]): Turns | null {
  const names = new Set(
    tests.flatMap((test) => [...descendants(test)].filter((node) => node.type === 'identifier').map((node) => node.text)),
  );
  const lasting = movements(reader, body).filter(({ name }) => !isSetAnew(name, body));
  const tested = lasting.filter(({ name }) => names.has(name));
  const moving = tested.length === 0 && isEndless(loop) ? bordersIn(lasting) : tested;
  if (isEndless(loop) || tested.some(({ node }) => isByFoundLength(node, body))) reader.assumes = true;
  const [first] = moving;
  if (first === undefined) return windowTurns(reader, loop, movements(reader, body));
  const span = { reader, names: new Set(moving.map(({ name }) => name)), loop };
  if (halvesInEveryTurn(moving, body))
    return { turns: logarithm(range(span, tests)), outside: dividedOutside(loop, moving), reason: 'what is left is halved in every turn' };
  if (moving.every(({ movement }) => movement === 'jump')) return jumpTurns(reader, moving, loop, body);
  if (!moving.some(({ node }) => isInEveryTurn(node, body) && isEven(node))) {
    const window = windowTurns(
      reader,
      loop,
      movements(reader, body).filter(({ node }) => isInEveryTurn(node, body)),
    );
    if (window !== null) return window;
  }
  return steppingTurns(span, moving, tests);
}

function isEndless(loop: SyntaxNode): boolean {
  return /^(True|1)$/.test(loop.field('condition')?.text ?? '');
}

/** `store = low` at the top of the body, moved on below it: nothing of that lasts to the next turn. */
function isSetAnew(name: string, body: SyntaxNode): boolean {
  return body.namedChildren.some((statement) => {
    const assignment = statement.type === 'expression_statement' ? statement.firstNamedChild : null;
    const value = assignment?.type === 'assignment' && assignment.field('left')?.text === name ? assignment.field('right') : null;
    if (value === null || mentions(value, new Set([name]))) return false;
    return [...descendants(body)].some((node) => node.type === 'augmented_assignment' && node.start > statement.end && node.field('left')?.text === name);
  });
}

/** `i = j + 1 + size` with a size that the turn found: how many turns that leaves is not written down. */
function isByFoundLength(move: SyntaxNode, body: SyntaxNode): boolean {
  const value = move.field('right');
  if (value?.type !== 'binary_operator' || move.type !== 'assignment') return false;
  const names = [...descendants(value)].filter((node) => node.type === 'identifier');
  return names.length > 1 && names.some(({ text }) => new RegExp(String.raw`\b${text}\s*=[^=]`).test(body.text));
}

/** `low = place + 1` and `high = place - 1` in branches: whichever turn it is, what lies between becomes less. */
function bordersIn(lasting: readonly Moving[]): readonly Moving[] {
  return lasting.filter(({ node, movement }) => movement === 'step' && node.type === 'assignment' && node.field('right')?.type === 'binary_operator');
}

/** Not where other turns only take a step (`if n % d == 0: n //= d`, `else: d += 1`). */
function halvesInEveryTurn(moving: readonly Moving[], body: SyntaxNode): boolean {
  const halving = moving.filter(({ movement }) => movement === 'halving');
  if (halving.some(({ node }) => isInEveryTurn(node, body))) return true;
  return halving.length > 0 && !moving.some(({ movement }) => movement === 'step');
}

/** A number that is divided again and again, and never set back, is divided log n times in all runs together. */
function dividedOutside(loop: SyntaxNode, moving: readonly Moving[]): SyntaxNode | null {
  const isDivided = moving.every(({ node }) => /^(\/\/|>>)=$/.test(node.field('operator')?.text ?? ''));
  return isDivided ? loopThatNeverResets(loop, moving) : null;
}

function steppingTurns(span: Span, moving: readonly Moving[], tests: readonly SyntaxNode[]): Turns {
  const [first] = moving;
  const size = first?.movement === 'link' ? linkedSize(span.reader, moving.flatMap(({ target }) => target)) : range(span, tests);
  const aside = turnsAside(span, moving);
  if (!isConstant(aside)) return { turns: add(size, aside), outside: null, reason: null };
  const threaded = threadedLoop(span.loop, tests);
  if (threaded !== null) return { turns: size, outside: threaded, reason: 'the thread that it leaves is followed once more: each link twice in all' };
  const outside = loopThatNeverResets(span.loop, moving);
  if (outside !== null)
    return { turns: size, outside, reason: `\`${first?.name ?? ''}\` is never set back: all turns together are counted once` };
  if (isRunStart(span.loop, tests, moving)) return { turns: one, outside: null, reason: 'each run is walked from its start only' };
  return { turns: size, outside: null, reason: null };
}

/** Morris: `while last.right and last.right is not node`, then `last.right = node`; the loop around over `node`, else null. */
function threadedLoop(loop: SyntaxNode, tests: readonly SyntaxNode[]): SyntaxNode | null {
  const outer = enclosing(loop, loopTypes);
  const [, link, node] = /([\w.]+\.\w+)\s*(?:!=|is not)\s*(\w+)\b/.exec(tests.map(({ text }) => text).join(' and ')) ?? [];
  if (outer === null || link === undefined || node === undefined || node === 'None') return null;
  return new RegExp(String.raw`${link.replaceAll('.', String.raw`\.`)}\s*=\s*${node}\b`).test(outer.text) ? outer : null;
}

/** Turns in which another index moves instead (`if i >= 0 and …: i -= 1`, `else: j -= 1` in `while j >= 0`). */
function turnsAside(span: Span, moving: readonly Moving[]): Growth {
  const { reader, loop } = span;
  const body = loop.field('body');
  if (body === null || moving.some(({ node }) => node.parent?.parent === body)) return one;
  const others = movements(reader, body).filter(
    ({ name, node, movement }) => movement === 'step' && !span.names.has(name) && !isInEveryTurn(node, body) && isEven(node),
  );
  const names = new Set(others.map(({ name }) => name));
  const guards = [...descendants(body)].flatMap((node) => (node.type === 'if_statement' ? (node.field('condition') ?? []) : []));
  const comparisons = guards.flatMap((guard) => [...descendants(guard)]).filter((node) => node.type === 'comparison_operator');
  return add(one, ...comparisons.flatMap((comparison) => comparedBounds({ reader, names, loop }, comparison)));
}

/** The condition, and for `while True` the conditions under which the loop is left. */
function testsOf(condition: SyntaxNode, body: SyntaxNode): SyntaxNode[] {
  const test = unwrap(condition);
  if (test.type !== 'true' && test.type !== 'integer') return [test];
  const tests: SyntaxNode[] = [];
  for (const node of descendants(body)) {
    if (node.type !== 'if_statement') continue;
    const leaves = node
      .field('consequence')
      ?.namedChildren.some((statement) => statement.type === 'break_statement' || statement.type === 'return_statement');
    const inner = node.field('condition');
    if (leaves === true && inner !== null) tests.push(inner);
  }
  return tests;
}

/** The condition asks for something else, but an index goes on in every turn (`while s[right] in seen: … left += 1`). */
function windowTurns(reader: SizeReader, loop: SyntaxNode, candidates: readonly Moving[]): Turns | null {
  for (const moving of candidates) {
    if (moving.movement !== 'step') continue;
    const indexed = [...descendants(loop.field('body') ?? loop)]
      .find((node) => node.type === 'subscript' && node.field('subscript')?.text === moving.name)
      ?.field('value');
    const outside = loopThatNeverResets(loop, [moving]);
    if (indexed === null || indexed === undefined) continue;
    return {
      turns: reader.sizeOf(indexed),
      outside,
      reason: outside === null ? null : `\`${moving.name}\` is never set back: all turns together are counted once`,
    };
  }
  return null;
}

/** `x = parent[x]`: with path compression nearly constant, else as long as the longest chain. */
function jumpTurns(reader: SizeReader, moving: readonly Moving[], loop: SyntaxNode, body: SyntaxNode): Turns {
  const [first] = moving;
  const right = first?.node.field('right');
  const table = right?.type === 'subscript' ? right.field('value') : null;
  const compresses = /(\w+)\[[^\]]+\]\s*=\s*\1\[/.test(body.text);
  if (compresses) return { turns: one, outside: null, reason: 'path compression keeps the chains short: nearly constant, amortised' };
  const outside = loopThatNeverResets(loop, moving);
  return { turns: table === null ? one : reader.sizeOf(table), outside, reason: null };
}

/** The outermost loop around that moves the same variables on but never sets them back; null when the next one does. */
function loopThatNeverResets(loop: SyntaxNode, moving: readonly Moving[]): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  for (const up of ancestors(loop)) {
    if (up.type === 'function_definition') break;
    if (!loopTypes.has(up.type)) continue;
    if (moving.some(({ name }) => isReset(up, name, moving))) break;
    found = up;
  }
  return found;
}

/** An assignment in `outer` that is not one of the movements themselves. */
function isReset(outer: SyntaxNode, name: string, moving: readonly Moving[]): boolean {
  const names = new Set([name]);
  const counted = outer.type === 'for_statement' ? outer.field('left') : null;
  if (counted !== null && mentions(counted, names)) return true;
  for (const node of descendants(outer)) {
    if (node.type !== 'assignment' || moving.some((one) => one.node === node)) continue;
    const left = node.field('left');
    if (left === null || !mentions(left, names) || left.type === 'subscript') continue;
    if (!goesOn(node.field('right'), names, moving) && !isTakenUp(outer, node.field('right'), name)) return true;
  }
  return false;
}

/** `j = i` before the loop and `i = j` after it: the next run begins where this one ended. */
function isTakenUp(outer: SyntaxNode, start: SyntaxNode | null, name: string): boolean {
  if (start?.type !== 'identifier') return false;
  return [...descendants(outer)].some(
    (node) => node.type === 'assignment' && node.field('left')?.text === start.text && node.field('right')?.text === name,
  );
}

/** `left = right`, `i = j`, `i = max(i, …)`: it goes on from where it is. */
function goesOn(value: SyntaxNode | null, names: ReadonlySet<string>, moving: readonly Moving[]): boolean {
  if (value === null) return false;
  if (value.type === 'attribute' && value.text.endsWith('.next')) return true;
  if (value.type === 'identifier' && moving.some((one) => one.name === value.text)) return true;
  return mentions(value, names);
}

/** Counting up a run from its smallest member only (`if x - 1 not in numbers: while y in numbers: y += 1`). */
function isRunStart(loop: SyntaxNode, tests: readonly SyntaxNode[], moving: readonly Moving[]): boolean {
  const isMembership = tests.some(
    (test) => /\bin\b/.test(test.text) && moving.some(({ name }) => new RegExp(String.raw`\b${name}\b`).test(test.text)),
  );
  if (!isMembership) return false;
  for (const up of ancestors(loop)) {
    if (up.type === 'if_statement' && /-\s*1\)?\s+not in\b/.test(up.field('condition')?.text ?? '')) return true;
    if (loopTypes.has(up.type)) return /-\s*1\)?\s+in\b[^\n]*:\s*\n\s*continue/.test(up.text);
  }
  return false;
}
