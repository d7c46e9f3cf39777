import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { canonicalName, resolveName } from './canonical.ts';
import type { Inference } from './inference.ts';

/** Base classes that this file defines, nearest first, each once. */
export function basesOf(inference: Inference, cls: ClassInfo): ClassInfo[] {
  const found: ClassInfo[] = [];
  const waiting = [cls];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const definition of next.bases.flatMap((base) => namedClasses(inference, base))) {
      if (definition === cls || found.includes(definition)) continue;
      found.push(definition);
      waiting.push(definition);
    }
  }
  return found;
}

function namedClasses(inference: Inference, base: SyntaxNode): ClassInfo[] {
  const name = base.type === 'subscript' ? base.field('value') : base;
  if (name?.type !== 'identifier') return [];
  return resolveName(inference.facts, name.text, name).flatMap(({ definition }) => (definition?.kind === 'class' ? [definition] : []));
}

/** Dotted names of the library classes that a class of this file derives from, directly or through its bases. */
export function libraryBasesOf(inference: Inference, cls: ClassInfo): string[] {
  return [cls, ...basesOf(inference, cls)].flatMap((one) =>
    one.bases.flatMap((base) => {
      const name = base.type === 'subscript' ? base.field('value') : base;
      return (name === null ? null : canonicalName(inference.facts, name)) ?? [];
    }),
  );
}

/** The method that `instance.name` calls, looked up through the bases of this file. */
export function methodOf(inference: Inference, cls: ClassInfo, name: string): FunctionInfo | null {
  for (const one of [cls, ...basesOf(inference, cls)]) {
    const method = one.methods.get(name);
    if (method !== undefined) return method;
  }
  return null;
}
