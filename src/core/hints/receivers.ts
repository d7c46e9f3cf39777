import type { Analysis } from './analysis.ts';
import type { SyntaxNode } from './syntax/node.ts';
import { headOf } from './types/typeText.ts';
import type { TypeSet } from './types/type.ts';

/** The receiver of one method call, and whether its type is known. */
export interface Receiver {
  readonly node: SyntaxNode;
  readonly method: string;
  readonly known: boolean;
  /** An imported module, or a class or module reached through one. */
  readonly module: boolean;
  readonly types: TypeSet;
}

/** The receivers of all method calls of a file, in source order. */
export function callReceivers(analysis: Analysis): Receiver[] {
  const calls = [...analysis.facts.calls.values()].flat().sort((left, right) => left.start - right.start);
  return calls.flatMap((call): Receiver[] => {
    const callee = call.field('function');
    if (callee?.type !== 'attribute') return [];
    const node = callee.field('object');
    const method = callee.field('attribute')?.text;
    if (node === null || method === undefined) return [];
    const types = analysis.inference.typesOf(node);
    const module = types.length === 0 && isLibraryName(analysis, node);
    return [{ node, method, known: module || types.some((type) => type.head !== 'None'), module, types }];
  });
}

function isLibraryName(analysis: Analysis, node: SyntaxNode): boolean {
  const canonical = analysis.canonical(node);
  if (canonical === null) return false;
  // A plain name that nothing binds is known only when it is a builtin type (`dict.fromkeys`, `str.join`).
  return canonical.includes('.') || headOf(canonical) !== null || isImportedModule(analysis, node);
}

function isImportedModule(analysis: Analysis, node: SyntaxNode): boolean {
  return /^(collections|heapq|math|functools|itertools|string|random|operator|re|sys)$/.test(analysis.canonical(node) ?? '');
}
