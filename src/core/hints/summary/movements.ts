import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, unwrap } from '../syntax/walk.ts';
import { isNodeType } from './nodeTypes.ts';
import type { SizeReader } from './sizes.ts';

/** How a variable of a `while` condition moves in the body. */
type Movement = 'step' | 'halving' | 'link' | 'jump';

export interface Moving {
  readonly name: string;
  readonly movement: Movement;
  /** The statement that moves it. */
  readonly node: SyntaxNode;
  /** Its name in there. */
  readonly target: SyntaxNode;
}

const known = new WeakMap<SyntaxNode, readonly Moving[]>();

/** All assignments in a loop's body that move a variable on. */
export function movements(reader: SizeReader, body: SyntaxNode): readonly Moving[] {
  const found = known.get(body) ?? findMovements(reader, body);
  known.set(body, found);
  return found;
}

function findMovements(reader: SizeReader, body: SyntaxNode): Moving[] {
  return [...descendants(body)].flatMap((node) => {
    if (node.type === 'assignment') return [...assignedMovements(reader, node, body)];
    const left = node.type === 'augmented_assignment' ? node.field('left') : null;
    const right = node.field('right');
    if (left?.type !== 'identifier' || right === null) return [];
    const movement = augmentedMovement(node.field('operator')?.text ?? '', right, left.text);
    return movement === null ? [] : [{ name: left.text, movement, node, target: left }];
  });
}

function augmentedMovement(operator: string, right: SyntaxNode, name: string): Movement | null {
  if (['//=', '>>=', '/=', '*=', '<<=', '%='].includes(operator)) return 'halving';
  if (operator === '&=' && new RegExp(String.raw`^\(?${name}\s*-\s*1`).test(right.text)) return 'halving';
  if (isLowestBit(right, name)) return 'halving';
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
    if (movement !== null) yield { name: target.text, movement, node, target };
  }
}

function assignedMovement(reader: SizeReader, name: string, value: SyntaxNode, body: SyntaxNode): Movement | null {
  const { text } = value;
  switch (value.type) {
    case 'binary_operator':
      return computedMovement(name, value, body);
    case 'attribute':
      return isLink(reader, value) ? 'link' : null;
    case 'conditional_expression':
      return /\.(next|left|right|parent)\b/.test(text) ? 'link' : null;
    case 'subscript':
      if (new RegExp(String.raw`^${name}(\s*-\s*1)?$`).test(value.field('subscript')?.text ?? '')) return 'jump';
      return /\b(children|next)\b/.test(text) ? 'link' : null;
    case 'call':
      return text.startsWith('divmod(') || /^int\(.*\/\s*\d/.test(text) ? 'halving' : null;
    case 'identifier':
      if (isMiddle(value, body) || isChildOf(value, name, body)) return 'halving';
      return isNextNode(value, body) ? 'link' : 'step';
    default:
      return null;
  }
}

/** `i + (i & -i)`, `n & (n - 1)`. */
function losesBit(name: string, value: SyntaxNode): boolean {
  const right = value.field('right');
  if (value.field('left')?.text === name && right !== null && isLowestBit(right, name)) return true;
  return new RegExp(String.raw`^${name}\s*&\s*\(${name}\s*-\s*1\)$`).test(value.text);
}

/** `i & -i`: a Fenwick tree's index loses a bit, or carries one on, in every turn. */
function isLowestBit(node: SyntaxNode, name: string): boolean {
  return new RegExp(String.raw`^\(?(${name}\s*&\s*\(?-\s*${name}|-\s*${name}\s*&\s*${name})\)*$`).test(node.text);
}

const dividing = new Set(['%', '//', '>>', '<<']);

function computedMovement(name: string, value: SyntaxNode, body: SyntaxNode): Movement | null {
  const operator = value.field('operator')?.text ?? '';
  const left = value.field('left');
  if (dividing.has(operator) || (operator === '*' && left?.text === name)) return 'halving';
  if (isMiddle(left, body) || losesBit(name, value)) return 'halving';
  // `i = j + 1` too: j moved on from i.
  return operator === '+' || operator === '-' ? 'step' : null;
}

function isLink(reader: SizeReader, attribute: SyntaxNode): boolean {
  const object = attribute.field('object');
  const isNode = object !== null && reader.analysis.inference.typesOf(object).some((type) => isNodeType(type.head, type.cls !== null));
  return isNode || /^(next|left|right|parent|prev)$/.test(attribute.field('attribute')?.text ?? '');
}

/** `a = prev.next` before `prev = a`. */
function isNextNode(node: SyntaxNode, body: SyntaxNode): boolean {
  return new RegExp(String.raw`\b${node.text.replaceAll(/\W/g, '')}\s*=\s*[\w.]+\.(next|left|right|parent|prev)\b`).test(body.text);
}

/** `child = 2 * i + 1` before `i = child`: down a heap, one level at a time. */
function isChildOf(node: SyntaxNode, name: string, body: SyntaxNode): boolean {
  const child = node.text.replaceAll(/\W/g, '');
  return new RegExp(String.raw`\b${child}\s*=\s*[^=\n]*(\b2\s*\*\s*${name}\b|\b${name}\s*\*\s*2\b|\b${name}\s*<<\s*1)`).test(body.text);
}

/** A name that the loop computes as the middle of two others. */
function isMiddle(node: SyntaxNode | null, body: SyntaxNode): boolean {
  if (node?.type !== 'identifier') return false;
  const name = node.text.replaceAll(/\W/g, '');
  return new RegExp(String.raw`\b${name}\s*(:\s*\w+\s*)?=\s*[^=\n]*(//\s*2|>>\s*1|/\s*2)`).test(body.text);
}

/** A statement of the body itself, not of a branch in it. */
export function isInEveryTurn(node: SyntaxNode, body: SyntaxNode): boolean {
  return node.parent?.parent === body;
}

/** It moves by a fixed amount, not by whatever is found (`total -= nums[left]`). */
export function isEven(node: SyntaxNode): boolean {
  return node.type !== 'augmented_assignment' || node.field('right')?.type === 'integer';
}
