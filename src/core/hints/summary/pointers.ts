import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, descendants, integerValue, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { parameterValue } from './indexParameters.ts';
import { isNodeType } from './nodeTypes.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, logarithm, one, power, symbol } from './terms.ts';
import { loopTypes, type Turns } from './turnCount.ts';

/** How a variable of a `while` condition moves in the body. */
type Movement = 'step' | 'halving' | 'link' | 'jump';

interface Moving {
  readonly name: string;
  readonly movement: Movement;
  readonly node: SyntaxNode;
}

/** Turns of a `while` loop whose condition tests a variable that its body moves; null when no such variable is found. */
export function pointerTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const condition = loop.field('condition');
  const body = loop.field('body');
  if (condition === null || body === null) return null;
  const tests = testsOf(condition, body);
  const names = new Set(
    tests.flatMap((test) => [...descendants(test)].filter((node) => node.type === 'identifier').map((node) => node.text)),
  );
  const moving = movements(reader, body).filter(({ name }) => names.has(name));
  const [first] = moving;
  if (first === undefined) return windowTurns(reader, loop, body);
  if (moving.some(({ movement }) => movement === 'halving'))
    return { turns: logarithm(range(reader, tests, moving, loop)), outside: null, reason: 'what is left is halved in every turn' };
  if (moving.every(({ movement }) => movement === 'jump')) return jumpTurns(reader, moving, loop, body);
  const size = first.movement === 'link' ? symbol('nodes') : range(reader, tests, moving, loop);
  const outside = loopThatNeverResets(loop, moving);
  if (outside !== null) return { turns: size, outside, reason: `\`${first.name}\` is never set back: all turns together are counted once` };
  if (isRunStart(loop, tests, moving)) return { turns: one, outside: null, reason: 'each run is walked from its start only' };
  return { turns: size, outside: null, reason: null };
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

function movements(reader: SizeReader, body: SyntaxNode): Moving[] {
  const found: Moving[] = [];
  for (const node of descendants(body)) {
    if (node.type === 'augmented_assignment') {
      const left = node.field('left');
      const operator = node.field('operator')?.text ?? '';
      const right = node.field('right');
      if (left?.type !== 'identifier' || right === null) continue;
      const movement = augmentedMovement(operator, right, left.text);
      if (movement !== null) found.push({ name: left.text, movement, node });
    } else if (node.type === 'assignment') found.push(...assignedMovements(reader, node, body));
  }
  return found;
}

function augmentedMovement(operator: string, right: SyntaxNode, name: string): Movement | null {
  if (['//=', '>>=', '/=', '*=', '<<=', '%='].includes(operator)) return 'halving';
  if (operator === '&=' && new RegExp(String.raw`^\(?${name}\s*-\s*1`).test(right.text)) return 'halving';
  // Growing by a growing amount (fast sums) is still at least a step.
  return operator === '+=' || operator === '-=' ? 'step' : null;
}

function* assignedMovements(reader: SizeReader, node: SyntaxNode, body: SyntaxNode): Generator<Moving> {
  const left = node.field('left');
  let right = node.field('right');
  while (right?.type === 'assignment') right = right.field('right');
  if (left === null || right === null) return;
  const targets = left.type === 'pattern_list' ? left.namedChildren : [left];
  const values = right.type === 'expression_list' ? right.namedChildren : [right];
  for (const [index, target] of targets.entries()) {
    const value = values[index];
    if (target.type !== 'identifier' || value === undefined) continue;
    const movement = assignedMovement(reader, target.text, unwrap(value), body);
    if (movement !== null) yield { name: target.text, movement, node };
  }
}

function assignedMovement(reader: SizeReader, name: string, value: SyntaxNode, body: SyntaxNode): Movement | null {
  const text = value.text;
  if (value.type === 'binary_operator') {
    const operator = value.field('operator')?.text ?? '';
    const left = value.field('left');
    if (operator === '%' || operator === '//' || operator === '>>' || (operator === '*' && left?.text === name) || operator === '<<')
      return 'halving';
    if (isMiddle(left, body)) return 'halving';
    if ((operator === '+' || operator === '-') && new RegExp(String.raw`\b${name}\b`).test(text)) return 'step';
    // `i = j + 1`: j moved on from i.
    return operator === '+' || operator === '-' ? 'step' : null;
  }
  if (isMiddle(value, body)) return 'halving';
  if (value.type === 'attribute') {
    const object = value.field('object');
    const isNode = object !== null && reader.analysis.inference.typesOf(object).some((type) => isNodeType(type.head, type.cls !== null));
    return isNode || /^(next|left|right|parent|prev)$/.test(value.field('attribute')?.text ?? '') ? 'link' : null;
  }
  if (value.type === 'conditional_expression' && /\.(next|left|right|parent)\b/.test(text)) return 'link';
  if (value.type === 'subscript' && value.field('subscript')?.text === name) return 'jump';
  if (value.type === 'subscript' && /\b(children|next)\b/.test(text)) return 'link';
  if (value.type === 'call' && (text.startsWith('divmod(') || /^int\(.*\/\s*\d/.test(text))) return 'halving';
  return value.type === 'identifier' ? 'step' : null;
}

/** A name that the loop computes as the middle of two others. */
function isMiddle(node: SyntaxNode | null, body: SyntaxNode): boolean {
  if (node?.type !== 'identifier') return false;
  const name = node.text.replaceAll(/\W/g, '');
  return new RegExp(String.raw`\b${name}\s*(:\s*\w+\s*)?=\s*[^=\n]*(//\s*2|>>\s*1|/\s*2)`).test(body.text);
}

/** The span that the moving variables can cover. */
function range(reader: SizeReader, tests: readonly SyntaxNode[], moving: readonly Moving[], loop: SyntaxNode): Growth {
  const names = new Set(moving.map(({ name }) => name));
  const bounds: Growth[] = [];
  for (const test of tests) {
    for (const comparison of descendants(test)) {
      if (comparison.type !== 'comparison_operator') continue;
      const sides = comparison.namedChildren;
      if (!sides.some((side) => mentions(side, names))) continue;
      for (const side of sides) {
        if (!sides.some((one) => isPosition(one, names))) continue;
        if (!mentions(side, names)) bounds.push(reader.valueOf(side));
        else
          bounds.push(
            ...[...descendants(side)]
              .filter((node) => node.type === 'identifier' && names.has(node.text))
              .map((node) => startValue(reader, node, loop)),
          );
      }
      const [left, right] = sides;
      if (left !== undefined && right !== undefined && isSquare(left, names)) return power(reader.valueOf(right), 0.5);
    }
    const plain = unwrap(test);
    if (plain.type === 'identifier' && names.has(plain.text)) bounds.push(startValue(reader, plain, loop));
    if (plain.type === 'boolean_operator')
      bounds.push(
        ...plain.namedChildren
          .filter((side) => side.type === 'identifier' && names.has(side.text))
          .map((side) => startValue(reader, side, loop)),
      );
  }
  return add(one, ...bounds);
}

/** What the variable is set to before the loop: the distance when it counts down. */
function startValue(reader: SizeReader, node: SyntaxNode, loop: SyntaxNode): Growth {
  const body = loop.field('body');
  const before = resolveName(reader.analysis.facts, node.text, node).filter((binding) => body?.contains(binding.node) !== true);
  return add(
    ...before.map((binding) => {
      if (binding.parameter !== null) return parameterValue(reader, binding);
      const { value } = binding;
      if (value === null || binding.kind === 'augmented') return one;
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

function mentions(node: SyntaxNode, names: ReadonlySet<string>): boolean {
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

/** The condition asks for something else, but an index goes on in every turn (`while s[right] in seen: … left += 1`). */
function windowTurns(reader: SizeReader, loop: SyntaxNode, body: SyntaxNode): Turns | null {
  for (const moving of movements(reader, body)) {
    if (moving.movement !== 'step') continue;
    const indexed = [...descendants(body)]
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
  if (outer.type === 'for_statement') {
    const left = outer.field('left');
    if (left !== null && mentions(left, new Set([name]))) return true;
  }
  for (const node of descendants(outer)) {
    if (node.type !== 'assignment' || moving.some((one) => one.node === node)) continue;
    const left = node.field('left');
    if (left === null || !mentions(left, new Set([name])) || left.type === 'subscript') continue;
    // `left = right`, `i = j`, `i = max(i, …)`: it goes on from where it is.
    const right = node.field('right');
    const goesOn =
      right !== null &&
      (mentions(right, new Set([name])) ||
        (right.type === 'attribute' && right.text.endsWith('.next')) ||
        (right.type === 'identifier' && moving.length > 0 && moving.some((one) => one.name === right.text)));
    if (!goesOn) return true;
  }
  return false;
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
