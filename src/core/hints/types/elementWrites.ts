import { writersOf } from '../scopes/facts.ts';
import type { ClassInfo, ElementWrite, Scope } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { elementOf } from './elements.ts';
import type { Inferred } from './evidence.ts';
import type { Inference } from './inference.ts';
import { isMapping, make, type Type, type TypeSet, unite, unknown, withoutNone } from './type.ts';

/** Containers whose elements may come later (`xs = []`, then `xs.append(v)`). */
const fillable = new Set(['list', 'deque', 'set', 'dict', 'defaultdict', 'OrderedDict', 'Counter', 'queue.Queue']);
const maximumWrites = 12;

/** `inferred` with the element types that later writes to `name` show, where the container itself tells none. */
export function filledIn(inference: Inference, inferred: Inferred, name: string, scope: Scope): Inferred {
  if (!inferred.some(({ type }) => lacksElements(type))) return inferred;
  const writes = writesTo(inference, name, scope);
  return filled(inference, inferred, writes, `${name}@`, scope);
}

/** The same for `self.name`, with the writes of all methods of the class. */
export function filledInAttribute(inference: Inference, inferred: Inferred, name: string, owner: ClassInfo): Inferred {
  if (!inferred.some(({ type }) => lacksElements(type))) return inferred;
  const writes: ElementWrite[] = [];
  for (const method of owner.methods.values()) {
    const self = method.parameters[0]?.name;
    if (self !== undefined) writes.push(...writesTo(inference, `${self}.${name}`, method.scope));
  }
  return filled(inference, inferred, writes, `${name}.`, owner.scope);
}

function lacksElements(type: Type): boolean {
  if (!fillable.has(type.head)) return false;
  const last = type.args.at(isMapping(type) ? 1 : 0) ?? unknown;
  return withoutNone(last).length === 0;
}

/** Writes in the scope that owns the name and in the functions inside it. */
function writesTo(inference: Inference, name: string, scope: Scope): ElementWrite[] {
  const found = [...(scope.elementWrites.get(name) ?? [])];
  for (const inner of writersOf(inference.facts, name)) {
    if (inner === scope || !isWithin(inner, scope)) continue;
    const root = name.split('.')[0] ?? name;
    if (!shadows(inner, scope, root)) found.push(...(inner.elementWrites.get(name) ?? []));
  }
  return found.slice(0, maximumWrites);
}

function isWithin(inner: Scope, outer: Scope): boolean {
  for (let at = inner.parent; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

function shadows(inner: Scope, outer: Scope, name: string): boolean {
  for (let at: Scope | null = inner; at !== null && at !== outer; at = at.parent) {
    if (at.bindings.has(name)) return true;
  }
  return false;
}

function filled(inference: Inference, inferred: Inferred, writes: readonly ElementWrite[], key: string, scope: Scope): Inferred {
  if (writes.length === 0) return inferred;
  return inference.once(writeKey(scope, key), inferred, () => {
    const values = unite(...writes.map((write) => writtenValue(inference, write)));
    const keys = unite(...writes.map((write) => (write.key === null ? unknown : inference.typesOf(write.key))));
    return inferred.map(({ type, evidence }) => {
      if (!lacksElements(type)) return { type, evidence };
      const spreadMapping = isMapping(type) && writes.every((write) => write.spread);
      if (spreadMapping) return { type, evidence };
      const args = isMapping(type)
        ? [unite(type.args[0] ?? unknown, keys), unite(type.args[1] ?? unknown, values)]
        : [unite(type.args[0] ?? unknown, values)];
      return { type: { ...type, args: make(type.head, ...args).args }, evidence };
    });
  });
}

const keysByScope = new WeakMap<Scope, Map<string, object>>();

/** One identity per scope and name, for the guard against circles. */
function writeKey(scope: Scope, key: string): object {
  const known = keysByScope.get(scope) ?? new Map<string, object>();
  keysByScope.set(scope, known);
  const identity = known.get(key) ?? {};
  known.set(key, identity);
  return identity;
}

function writtenValue(inference: Inference, write: ElementWrite): TypeSet {
  const value = write.node.type === 'assignment' ? unchained(write.value) : write.value;
  const types = inference.typesOf(value);
  return write.spread ? elementOf(types) : types;
}

function unchained(value: SyntaxNode): SyntaxNode {
  let at = value;
  while (at.type === 'assignment') {
    const right = at.field('right');
    if (right === null) return at;
    at = right;
  }
  return at;
}
