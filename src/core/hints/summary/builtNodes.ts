import { loopsAround } from '../costs/loops.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';
import type { SelfCall } from './selfCalls.ts';
import type { SizeReader } from './sizes.ts';

const notNodes = /(Error|Exception|Warning)$/;

/** `Node(value)` of a class of this file, or of one that the reader of the file is taken to know (`TreeNode(3)`). */
function isOwnObject(reader: SizeReader, value: SyntaxNode | null): boolean {
  const made = value?.type === 'call' ? value.field('function') : null;
  if (value === null || made === null || !/(^|\.)[A-Z]\w*[a-z]\w*$/.test(made.text) || notNodes.test(made.text)) return false;
  const isUnbound = made.type === 'identifier' && reader.analysis.canonical(made) === made.text;
  return isUnbound || reader.analysis.inference.typesOf(value).every((type) => type.cls !== null);
}

/**
 * `tail.next = Node(x)`, `node.children[c] = Node()`, `head = Node(x, head)`, and `node = Node(x)` that the same turn
 * hangs in somewhere: what a loop hangs into a structure stays.
 */
export function keepsNewObject(reader: SizeReader, node: SyntaxNode): boolean {
  if (node.type === 'call') return putsNewObject(node);
  const right = node.type === 'assignment' ? node.field('right') : null;
  return right !== null && isOwnObject(reader, right) && staysIn(node, right);
}

/** `self.items.append(value)`, `node = node.setdefault(letter, {})`. */
function putsNewObject(call: SyntaxNode): boolean {
  const callee = call.field('function')?.text ?? '';
  const given = call.field('arguments')?.lastNamedChild?.text ?? '';
  if (callee.endsWith('.setdefault')) return /^(\{\}|\[\]|set\(\)|dict\(\)|[A-Z]\w*\(.*\))$/.test(given);
  // What moves from one container to another is not new.
  return /^self\.\w+\.(append|appendleft|add)$/.test(callee) && !/^self\.\w+\.pop(left)?\(/.test(given);
}

function staysIn(assignment: SyntaxNode, made: SyntaxNode): boolean {
  const left = assignment.field('left');
  if (left?.type === 'attribute' || left?.type === 'subscript') return true;
  return left?.type === 'identifier' && (mentions(made, left.text) || isHungIn(assignment, left.text));
}

/** `node.next = head` and `head = node`, or `tail.next = node`, in the loop that made the node. */
function isHungIn(made: SyntaxNode, name: string): boolean {
  const [loop] = loopsAround(made);
  if (loop === undefined) return false;
  return [...ownDescendantsOf(loop)].some((node) => {
    if (node.type !== 'assignment' || node === made) return false;
    const values = [node.field('right')].flatMap((value) => (value?.type === 'expression_list' ? value.namedChildren : [value]));
    return values.some((value) => value?.type === 'identifier' && value.text === name);
  });
}

/** Every run makes a node that holds what its calls of itself made: `Node(x, build(low, mid), build(mid, high))`. */
export function makesNodePerCall(reader: SizeReader, owner: FunctionInfo, calls: readonly SelfCall[]): boolean {
  const own = calls.map((call) => call.node);
  for (const node of ownDescendantsOf(owner.node)) {
    if (!isOwnObject(reader, node)) continue;
    if (own.some((call) => node.contains(call))) return true;
    const name = node.parent?.type === 'assignment' ? node.parent.field('left') : null;
    if (name?.type === 'identifier' && own.some((call) => isPutInto(call, name.text))) return true;
  }
  return false;
}

/** `node.left = build(…)`, `node.children.append(build(…))`, `node.left, node.right = …`. */
function isPutInto(call: SyntaxNode, name: string): boolean {
  let at: SyntaxNode | null = call;
  while (at !== null && at.type !== 'block') {
    const target = at.type === 'assignment' ? at.field('left') : at.type === 'call' ? at.field('function') : null;
    if (target !== null && new RegExp(String.raw`(^|\W)${name}[.[]`).test(target.text)) return true;
    at = at.parent;
  }
  return false;
}

function mentions(node: SyntaxNode, name: string): boolean {
  for (const inner of descendants(node)) if (inner.type === 'identifier' && inner.text === name) return true;
  return false;
}
