import type { SyntaxNode, SyntaxTree } from '../syntax/node.ts';
import type { Binding, ClassInfo, FunctionInfo, Scope } from './model.ts';

/** Everything that one pass over a file collects; types are inferred from it on demand. */
export interface FileFacts {
  readonly tree: SyntaxTree;
  readonly module: Scope;
  readonly functions: readonly FunctionInfo[];
  readonly classes: readonly ClassInfo[];
  /** Calls by the last part of the called name (`append`, `Thread`, `helper`). */
  readonly calls: ReadonlyMap<string, readonly SyntaxNode[]>;
  /** Expressions that may be builtin operations, in source order. */
  readonly operations: readonly SyntaxNode[];
  /** Assignments to attributes of anything but `self`, by attribute name. */
  readonly foreignAttributes: ReadonlyMap<string, readonly Binding[]>;
  /** Scope by the node that opens it. */
  readonly scopes: ReadonlyMap<SyntaxNode, Scope>;
  /** Functions and classes by their defining node. */
  readonly definitions: ReadonlyMap<SyntaxNode, FunctionInfo | ClassInfo>;
}

/** The scope whose names `node` sees, before any look at enclosing ones. */
export function scopeAt(facts: FileFacts, node: SyntaxNode): Scope {
  let from = node;
  for (let at = node.parent; at !== null; from = at, at = at.parent) {
    const scope = facts.scopes.get(at);
    if (scope === undefined) continue;
    if (scope.kind === 'module') return scope;
    if (scope.kind === 'comprehension') {
      const clauses = at.children.filter((child) => child.type === 'for_in_clause');
      const right = clauses[0]?.field('right');
      if (from === clauses[0] && right?.contains(node) === true) continue;
      return scope;
    }
    const isOwnParameter = scope.owner?.kind === 'function' && scope.owner.parameters.some((one) => one.node === node);
    if (from.fieldName === 'body' || isOwnParameter) return scope;
  }
  return facts.module;
}
