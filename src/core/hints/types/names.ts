import { scopeAt } from '../scopes/facts.ts';
import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { typesOfText } from './annotations.ts';
import { canonicalOf, resolveName } from './canonical.ts';
import { elementOf, unpackedItem } from './elements.ts';
import { filledIn } from './elementWrites.ts';
import { because, type EvidenceKind, type Inferred, notInferred, typed, typesOf } from './evidence.ts';
import type { Inference } from './inference.ts';
import { enteredType } from './instances.ts';
import { inferParameter } from './parameters.ts';
import { reachingBindings } from './reaching.ts';
import { valueResult } from './functionResults.ts';
import { definitionType, make, type TypeSet, withoutNone } from './type.ts';

/** What a plain name can be where it stands. */
export function inferName(inference: Inference, node: SyntaxNode): Inferred {
  const bindings = resolveName(inference.facts, node.text, node);
  if (bindings.length === 0) return unboundName(inference, node);
  const scope = bindings[0]?.scope;
  // The left side of an assignment asks for what it binds itself; `xs += …` for what was there before.
  const own = bindings.filter((binding) => binding.node === node && binding.kind !== 'augmented');
  const reaching = own.length > 0 ? own : reachingBindings(bindings, node, scopeAt(inference.facts, node) === scope);
  const found = reaching.flatMap((binding) => inferBinding(inference, binding));
  return scope === undefined ? found : filledIn(inference, found, node.text, scope);
}

function unboundName(inference: Inference, node: SyntaxNode): Inferred {
  const canonical = canonicalOf(inference.facts, node.text, node);
  if (canonical === null) return notInferred;
  return typed(libraryValue(canonical), 'imported', node.line);
}

/** The value that a dotted library name stands for, as far as it is known. */
export function libraryValue(canonical: string): TypeSet {
  const text = valueResult(canonical);
  if (text !== null) {
    const head = /^[A-Za-z]+/.exec(text)?.[0] ?? text;
    const inner = /\[(.+)\]$/.exec(text)?.[1]?.split(', ') ?? [];
    return [make(head, ...inner.map((name) => [make(name)]))];
  }
  return [];
}

const evidenceOf: Record<Binding['kind'], EvidenceKind> = {
  assignment: 'assigned',
  augmented: 'assigned',
  declaration: 'annotated',
  iteration: 'iterated',
  with: 'assigned',
  except: 'assigned',
  parameter: 'annotated',
  function: 'defined',
  class: 'defined',
  import: 'imported',
  pattern: 'narrowed',
};

/** What one binding gives its name. */
export function inferBinding(inference: Inference, binding: Binding): Inferred {
  const line = binding.node.line;
  if (binding.annotation !== null && binding.kind !== 'parameter') {
    const declared = typesOfText(inference, binding.annotation.text, binding.annotation);
    const assigned = binding.value === null ? [] : inference.typesOf(binding.value);
    // `xs: list = [1]` declares less than it assigns.
    const sharper = withoutNone(assigned).filter((type) => declared.some((one) => one.head === type.head && one.args.length === 0));
    if (sharper.length > 0) return typed(sharper, 'assigned', line);
    if (declared.length > 0) return typed(declared, 'annotated', line);
  }
  if (binding.parameter !== null) return inferParameter(inference, binding.parameter);
  if (binding.definition !== null) return typed([definitionType(binding.definition)], 'defined', line);
  if (binding.imported !== null) return typed(importedTypes(binding), 'imported', line);
  const value = binding.value;
  if (value === null) return notInferred;
  const kind = evidenceOf[binding.kind];
  const source = inference.typeOf(value);
  let types = typesOf(source);
  if (binding.kind === 'iteration') types = elementOf(iterated(inference, types));
  if (binding.kind === 'with') types = enteredType(inference, types);
  if (binding.kind === 'except') types = exceptionTypes(inference, value);
  for (const step of binding.path) types = unpackedItem(types, step);
  return because(typed(types, kind, line), kind, line);
}

function importedTypes(binding: Binding): TypeSet {
  const imported = binding.imported ?? '';
  const value = libraryValue(imported);
  if (value.length > 0) return value;
  const last = imported.slice(imported.lastIndexOf('.') + 1);
  // What is imported is a module, unless it was taken out of one.
  return imported.includes('.') && last !== 'path' ? [] : [make('module')];
}

/** Classes of this file that can be iterated give what their `__iter__` yields. */
function iterated(inference: Inference, types: TypeSet): TypeSet {
  return types.flatMap((type) => {
    const method = type.cls?.methods.get('__iter__');
    if (type.cls === null || method === undefined) return [type];
    const yielded = method.yields.flatMap((at) =>
      at.firstNamedChild === null
        ? []
        : at.hasToken('from')
          ? elementOf(inference.typesOf(at.firstNamedChild))
          : inference.typesOf(at.firstNamedChild),
    );
    if (yielded.length > 0) return [make('generator', yielded)];
    return method.returns.flatMap(({ value }) => (value === null ? [] : inference.typesOf(value)));
  });
}

function exceptionTypes(inference: Inference, value: SyntaxNode): TypeSet {
  const names = value.type === 'tuple' ? value.namedChildren : [value];
  return names.flatMap((name) => typesOfText(inference, name.text, name));
}
