import { resolveName, canonicalOf } from './canonical.ts';
import type { ClassInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Inference } from './inference.ts';
import { headOf, libraryType, parseTypeText } from './typeText.ts';
import { instance, make, type TypeSet, unknown } from './type.ts';

/** The types that an annotation's text stands for, seen from `node`. */
export function typesOfText(inference: Inference, text: string, node: SyntaxNode): TypeSet {
  return parseTypeText(text, (name, args) => typesOfName(inference, name, args, node));
}

function typesOfName(inference: Inference, name: string, args: readonly TypeSet[], node: SyntaxNode): TypeSet {
  const root = name.split('.')[0] ?? name;
  const bindings = resolveName(inference.facts, root, node);
  const cls = bindings.map((binding) => binding.definition).find((found): found is ClassInfo => found?.kind === 'class');
  if (cls !== undefined) return name === root ? [instance(cls)] : nested(cls, name);
  const alias = bindings.find((binding) => binding.kind === 'assignment' || binding.kind === 'declaration');
  if (alias?.imported === null) {
    const value = alias.value;
    if (value === null) return unknown;
    // `Point = namedtuple("Point", …)` is a class; `T = TypeVar("T")` says nothing; the rest are type aliases.
    if (value.type === 'call') {
      const made = inference.typesOf(value);
      return made.some((type) => type.head === 'class') ? [make(name)] : unknown;
    }
    if (value.contains(node)) return unknown;
    return inference.once(alias, unknown, () => typesOfText(inference, value.text, value));
  }
  const canonicalRoot = canonicalOf(inference.facts, root, node);
  if (canonicalRoot === null) return unknown;
  const canonical = canonicalRoot + name.slice(root.length);
  if (headOf(canonical) === '') return unknown;
  if (bindings.length === 0 && headOf(canonical) === null && !/[A-Z]/.test(canonical)) return unknown;
  return [libraryType(canonical, args)];
}

function nested(cls: ClassInfo, name: string): TypeSet {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const inner = cls.scope.bindings.get(last)?.find((binding) => binding.definition?.kind === 'class')?.definition;
  return inner?.kind === 'class' ? [instance(inner)] : unknown;
}
