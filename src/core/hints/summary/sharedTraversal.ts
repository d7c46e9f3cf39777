import type { FunctionInfo } from '../scopes/model.ts';
import { ownDescendantsOf } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { SizeReader } from './sizes.ts';
import { worklistOf } from './worklists.ts';

/** A loop over a worklist that marks what it has seen in state from outside: later calls skip what earlier ones saw. */
export function traversesShared(reader: SizeReader, owner: FunctionInfo): boolean {
  const body = owner.node.field('body');
  if (body === null) return false;
  for (const node of ownDescendantsOf(body)) {
    if (node.type !== 'while_statement') continue;
    const list = worklistOf(reader, node);
    if (list !== null && list.pushes.length > 0 && marksOutside(owner, node)) return true;
  }
  return false;
}

function marksOutside(owner: FunctionInfo, loop: SyntaxNode): boolean {
  for (const node of ownDescendantsOf(loop)) {
    let root = node.type === 'call' ? addedTo(node) : node.type === 'assignment' ? writtenEntry(node) : null;
    while (root?.type === 'subscript') root = root.field('value');
    if (root?.type === 'attribute' && root.text.startsWith('self.')) return true;
    if (root?.type !== 'identifier') continue;
    const own = owner.scope.bindings.get(root.text);
    if (own === undefined || own.every((binding) => binding.parameter !== null)) return true;
  }
  return false;
}

/** The `seen` of `seen.add(item)`. */
function addedTo(call: SyntaxNode): SyntaxNode | null {
  const callee = call.field('function');
  return callee?.type === 'attribute' && callee.field('attribute')?.text === 'add' ? callee.field('object') : null;
}

function writtenEntry(assignment: SyntaxNode): SyntaxNode | null {
  const left = assignment.field('left');
  return left?.type === 'subscript' ? left : null;
}
