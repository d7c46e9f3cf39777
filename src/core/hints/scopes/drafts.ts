import type { SyntaxNode } from '../syntax/node.ts';
import type { Binding, FunctionInfo, Scope } from './model.ts';

export type BindingDraft = Pick<Binding, 'name' | 'node' | 'kind'> & Partial<Binding>;

export function complete(draft: BindingDraft, scope: Scope): Binding {
  return {
    scope,
    value: null,
    path: [],
    annotation: null,
    parameter: null,
    definition: null,
    imported: null,
    ...draft,
  };
}

export function declaringScope(scope: Scope, name: string): Scope | null {
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    if ((outer.kind === 'function' || outer.kind === 'lambda') && outer.bindings.has(name)) return outer;
  }
  return null;
}

/** The method whose first parameter `object` names, looking out through nested functions. */
export function selfMethod(object: SyntaxNode, scope: Scope): FunctionInfo | null {
  if (object.type !== 'identifier') return null;
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const owner = at.owner;
    if (owner?.kind !== 'function' || owner.owner === null) continue;
    if (owner.parameters[0]?.name === object.text) return owner;
  }
  return null;
}

/** A walrus inside a comprehension binds in the scope around it. */
export function walrusScope(scope: Scope): Scope {
  let at = scope;
  while (at.kind === 'comprehension' && at.parent !== null) at = at.parent;
  return at;
}

export function decoratorsOf(node: SyntaxNode): SyntaxNode[] {
  const parent = node.parent;
  if (parent?.type !== 'decorated_definition') return [];
  return parent.children.filter((child) => child.type === 'decorator').flatMap((child) => child.firstNamedChild ?? []);
}
