import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, dottedName } from '../syntax/walk.ts';
import type { ElementWrite, Scope } from './model.ts';

const adders = new Set(['append', 'appendleft', 'add', 'put', 'put_nowait']);
const spreaders = new Set(['extend', 'extendleft', 'update']);
const keptInOrder = /^(heapq\.)?heappush(pop)?$|^(bisect\.)?insort(_left|_right)?$/;

/** Remembers `xs.append(v)`, `xs[k] = v`, `heappush(xs, v)` and the like under the written name. */
export function recordElementWrite(node: SyntaxNode, scope: Scope): void {
  const found = node.type === 'call' ? callWrite(node) : assignmentWrite(node);
  if (found === null) return;
  const known = scope.elementWrites.get(found.name);
  if (known === undefined) scope.elementWrites.set(found.name, [found.write]);
  else known.push(found.write);
}

interface NamedWrite {
  readonly name: string;
  readonly write: ElementWrite;
}

function callWrite(call: SyntaxNode): NamedWrite | null {
  const callee = call.field('function');
  return callee === null ? null : (orderedWrite(call, callee) ?? (callee.type === 'attribute' ? methodWrite(call, callee) : null));
}

/** `heappush(xs, v)`, `insort(xs, v)`. */
function orderedWrite(call: SyntaxNode, callee: SyntaxNode): NamedWrite | null {
  const calleeName = dottedName(callee);
  if (calleeName === null || !keptInOrder.test(calleeName)) return null;
  const [container, value] = callArguments(call).positional;
  const name = container === undefined ? null : dottedName(container);
  return name === null || value === undefined ? null : { name, write: { node: call, key: null, value, spread: false } };
}

function methodWrite(call: SyntaxNode, callee: SyntaxNode): NamedWrite | null {
  const object = callee.field('object');
  const name = object === null ? null : writtenName(object);
  const [first, second] = callArguments(call).positional;
  if (name === null || first === undefined) return null;
  const method = callee.field('attribute')?.text ?? '';
  if (adders.has(method)) return { name, write: { node: call, key: subscriptKey(object), value: first, spread: false } };
  if (spreaders.has(method)) return { name, write: { node: call, key: null, value: first, spread: true } };
  if (second === undefined || (method !== 'insert' && method !== 'setdefault')) return null;
  return { name, write: { node: call, key: method === 'setdefault' ? first : null, value: second, spread: false } };
}

/** `xs`, `self.xs`; `groups[key]` is written to as `groups[]`. */
function writtenName(object: SyntaxNode): string | null {
  if (object.type !== 'subscript') return dottedName(object);
  const table = object.field('value');
  const name = table === null ? null : dottedName(table);
  return name === null ? null : `${name}[]`;
}

function subscriptKey(object: SyntaxNode | null): SyntaxNode | null {
  return object?.type === 'subscript' ? object.field('subscript') : null;
}

function assignmentWrite(node: SyntaxNode): NamedWrite | null {
  const left = node.field('left');
  const value = node.field('right');
  if (left === null || value === null) return null;
  // `table[key] = value`; `counts[key] += 1` adds a key to a dict, too.
  if (left.type === 'subscript') return entryWrite(node, left, value);
  const isExtended = node.type === 'augmented_assignment' && (node.hasToken('+=') || node.hasToken('|='));
  const name = isExtended && (left.type === 'identifier' || left.type === 'attribute') ? dottedName(left) : null;
  return name === null ? null : { name, write: { node, key: null, value, spread: true } };
}

function entryWrite(node: SyntaxNode, left: SyntaxNode, value: SyntaxNode): NamedWrite | null {
  const table = left.field('value');
  const key = left.field('subscript');
  const name = table === null ? null : dottedName(table);
  return name === null || key === null || key.type === 'slice' ? null : { name, write: { node, key, value, spread: false } };
}
