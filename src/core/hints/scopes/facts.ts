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

const writers = new WeakMap<FileFacts, ReadonlyMap<string, readonly Scope[]>>();

/** The scopes that write into a container of this name, in the order in which they begin. */
export function writersOf(facts: FileFacts, name: string): readonly Scope[] {
  const known = writers.get(facts) ?? indexOfWriters(facts);
  writers.set(facts, known);
  return known.get(name) ?? [];
}

function indexOfWriters(facts: FileFacts): ReadonlyMap<string, readonly Scope[]> {
  const index = new Map<string, Scope[]>();
  for (const scope of facts.scopes.values()) {
    for (const name of scope.elementWrites.keys()) {
      const known = index.get(name);
      if (known === undefined) index.set(name, [scope]);
      else known.push(scope);
    }
  }
  return index;
}

/** The scope whose names `node` sees, before any look at enclosing ones. */
export function scopeAt(facts: FileFacts, node: SyntaxNode): Scope {
  let from = node;
  for (let at = node.parent; at !== null; from = at, at = at.parent) {
    const scope = facts.scopes.get(at);
    if (scope === undefined) continue;
    if (scope.kind === 'module') return scope;
    if (scope.kind === 'comprehension') {
      const first = at.childOfType('for_in_clause');
      if (from === first && first.field('right')?.contains(node) === true) continue;
      return scope;
    }
    const isOwnParameter = scope.owner?.kind === 'function' && scope.owner.parameters.some((one) => one.node === node);
    if (from.fieldName === 'body' || isOwnParameter) return scope;
  }
  return facts.module;
}
