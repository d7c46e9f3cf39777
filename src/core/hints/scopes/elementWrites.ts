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
  if (callee === null) return null;
  const { positional } = callArguments(call);
  const [first, second] = positional;
  const calleeName = dottedName(callee);
  if (calleeName !== null && keptInOrder.test(calleeName) && first !== undefined && second !== undefined) {
    const name = dottedName(first);
    return name === null ? null : { name, write: { node: call, key: null, value: second, spread: false } };
  }
  if (callee.type !== 'attribute') return null;
  const object = callee.field('object');
  const method = callee.field('attribute')?.text ?? '';
  const name = object === null ? null : writtenName(object);
  if (name === null || first === undefined) return null;
  if (adders.has(method)) return { name, write: { node: call, key: subscriptKey(object), value: first, spread: false } };
  if (spreaders.has(method)) return { name, write: { node: call, key: null, value: first, spread: true } };
  if (method === 'insert' && second !== undefined) {
    return { name, write: { node: call, key: null, value: second, spread: false } };
  }
  if (method === 'setdefault' && second !== undefined) {
    return { name, write: { node: call, key: first, value: second, spread: false } };
  }
  return null;
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
  if (node.type === 'augmented_assignment' && left.type === 'subscript') {
    // `counts[key] += 1` adds a key to a dict.
    const table = left.field('value');
    const key = left.field('subscript');
    const counted = table === null ? null : dottedName(table);
    return counted === null || key === null || key.type === 'slice' ? null : { name: counted, write: { node, key, value, spread: false } };
  }
  if (node.type === 'augmented_assignment') {
    if (left.type !== 'identifier' && left.type !== 'attribute') return null;
    const name = dottedName(left);
    return name === null || !node.hasToken('+=') ? null : { name, write: { node, key: null, value, spread: true } };
  }
  if (left.type !== 'subscript') return null;
  const object = left.field('value');
  const key = left.field('subscript');
  const name = object === null ? null : dottedName(object);
  if (name === null || key === null || key.type === 'slice') return null;
  return { name, write: { node, key, value, spread: false } };
}
