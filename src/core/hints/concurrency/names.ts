import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { resolveName } from '../types/canonical.ts';
import type { Code } from './code.ts';

/**
 * The local name that an assignment of a function binds; null for attributes, unpacking, and names that live longer
 * than the function (global, nonlocal, module level).
 */
export function ownName(code: Code, assignment: SyntaxNode): SyntaxNode | null {
  const left = assignment.field('left');
  if (left?.type !== 'identifier') return null;
  const owner = code.functionOf(assignment);
  if (owner === null || owner.scope.globals.has(left.text) || owner.scope.nonlocals.has(left.text)) return null;
  return left;
}

/** The places that read what `name` is bound to, in all functions of the file. */
export function readsOf(code: Code, name: SyntaxNode): SyntaxNode[] {
  const bindings = resolveName(code.analysis.facts, name.text, name);
  return code.identifiers(name.text).filter((node) => {
    if (!isRead(node) || bindings.some((binding) => binding.node === node)) return false;
    return shares(resolveName(code.analysis.facts, node.text, node), bindings);
  });
}

function shares(left: readonly Binding[], right: readonly Binding[]): boolean {
  return left.some((binding) => right.includes(binding));
}

/** Attribute names, keywords and parameters are spelt like names and are none. */
function isRead(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.type === 'attribute') return node.fieldName === 'object';
  if (parent.type === 'keyword_argument') return node.fieldName === 'value';
  return parent.type !== 'global_statement' && parent.type !== 'nonlocal_statement';
}

export function isReadAnywhere(code: Code, name: SyntaxNode): boolean {
  return readsOf(code, name).length > 0;
}
