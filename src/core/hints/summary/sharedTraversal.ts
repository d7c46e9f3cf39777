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
    const callee = node.type === 'call' ? node.field('function') : null;
    const isAdd = callee?.type === 'attribute' && callee.field('attribute')?.text === 'add';
    const target = isAdd ? callee.field('object') : node.type === 'assignment' ? node.field('left') : null;
    if (target === null || (!isAdd && target.type !== 'subscript')) continue;
    let root: SyntaxNode | null = target;
    while (root?.type === 'subscript') root = root.field('value');
    if (root?.type !== 'identifier') continue;
    const own = owner.scope.bindings.get(root.text);
    if (own === undefined || own.every((binding) => binding.parameter !== null)) return true;
  }
  return false;
}
