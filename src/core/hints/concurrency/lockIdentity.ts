import type { Binding, ClassInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, integerValue, stringValue, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { basesOf } from '../types/classes.ts';
import type { Code } from './code.ts';
import { isNamedLikeLock, lockType, lockTypeOf, type LockType } from './primitives.ts';

/** Which lock an expression stands for. Two expressions with the same id are the same lock object. */
export interface LockRef {
  /** `module.name`, `Class.attr`, `function.local`, by position of the definition so that equal names stay apart. */
  readonly id: string;
  /** Kind and family; a Condition over a given lock has the kind of that lock. Null when only the name says lock. */
  readonly type: LockType | null;
  /** As written. */
  readonly text: string;
  /** An element of a collection, or an attribute of something other than `self`: which object it is, nobody knows. */
  readonly group: string | null;
  /** An attribute of a parameter other than `self`. */
  readonly isParameters: boolean;
  readonly node: SyntaxNode;
}

const maximumAliases = 4;

/** The lock that `node` stands for; null when it is none. */
export function lockRef(code: Code, given: SyntaxNode, depth = 0): LockRef | null {
  const node = unwrap(given);
  const type = lockType(code, node);
  if (type === null && (!isNamedLikeLock(node) || code.heads(node).some((head) => !mayBeLock(head)))) return null;
  if (depth > maximumAliases) return null;
  const place = placeOf(code, node);
  if (place === null) return null;
  const source = onlyValue(place.bindings);
  if (source !== null && source !== node) {
    const alias = aliasOf(code, source, depth);
    if (alias !== null) return { ...alias, text: node.text, node };
  }
  return { id: place.id, type: conditionType(type), text: node.text, group: place.group, isParameters: isOfParameter(code, node), node };
}

/** A class of the file or of a library, about which nothing more is known. */
function mayBeLock(head: string): boolean {
  return head.includes('.') || /^[A-Z]/.test(head);
}

/** A Condition without a given lock makes an RLock of its own; asyncio's makes a plain Lock. */
function conditionType(type: LockType | null): LockType | null {
  if (type?.kind !== 'Condition') return type;
  return type.family === 'async' ? { ...type, kind: 'Lock' } : type;
}

/** `l = self.lock` is the same lock, `Condition(lock)` takes the lock it is given. */
function aliasOf(code: Code, source: SyntaxNode, depth: number): LockRef | null {
  if (source.type === 'identifier' || source.type === 'attribute' || source.type === 'subscript') return lockRef(code, source, depth + 1);
  if (source.type !== 'call') return null;
  const made = code.called(source);
  if (made === null || lockTypeOf(made)?.kind !== 'Condition') return null;
  const { positional, keywords } = callArguments(source);
  const given = keywords.get('lock') ?? positional[0];
  if (given === undefined || given.type === 'none') return null;
  if (given.type === 'call') {
    const kind = lockTypeOf(code.called(given) ?? '');
    const id = `made:${source.start}`;
    return kind === null ? null : { id, type: kind, text: given.text, group: null, isParameters: false, node: given };
  }
  return lockRef(code, given, depth + 1);
}

/** Which object a name, an attribute or an element stands for; `isPassed` when it came from outside and may be any other. */
export interface ObjectRef {
  readonly id: string;
  readonly isPassed: boolean;
}

export function objectRef(code: Code, given: SyntaxNode, depth = 0): ObjectRef | null {
  const place = placeOf(code, unwrap(given));
  if (place === null || depth > maximumAliases) return null;
  const source = onlyValue(place.bindings);
  const alias = source !== null && /^(identifier|attribute|subscript)$/.test(source.type) ? objectRef(code, source, depth + 1) : null;
  return alias ?? { id: place.id, isPassed: place.group !== null };
}

interface Place {
  readonly id: string;
  readonly bindings: readonly Binding[];
  readonly group: string | null;
}

function placeOf(code: Code, node: SyntaxNode): Place | null {
  if (node.type === 'identifier') return placeOfName(code, node);
  if (node.type === 'attribute') return placeOfAttribute(code, node);
  if (node.type === 'subscript') return placeOfElement(code, node);
  // `value.get_lock()`: some lock, who knows which.
  if (node.type === 'call') return { id: `call.${node.text}`, bindings: [], group: 'passed' };
  return null;
}

function placeOfName(code: Code, node: SyntaxNode): Place {
  const bindings = resolveName(code.analysis.facts, node.text, node);
  const scope = bindings[0]?.scope;
  const home = scope === undefined || scope.kind === 'module' ? 'module' : `${scope.kind}@${scope.node.start}`;
  const isPassed = bindings.some(
    (binding) =>
      binding.parameter !== null ||
      binding.kind === 'iteration' ||
      (binding.path.length > 0 && !/\bR?Lock\(|Condition\(|Semaphore\(/.test(binding.value?.text ?? '')),
  );
  return { id: `${home}.${node.text}`, bindings, group: isPassed ? 'passed' : null };
}

function placeOfAttribute(code: Code, node: SyntaxNode): Place | null {
  const object = node.field('object');
  const name = node.field('attribute')?.text;
  if (object === null || name === undefined) return null;
  const owner = classOf(code, object);
  if (owner !== null) return placeInClass(code, object, name, owner);
  const base = object.type === 'identifier' || object.type === 'attribute' ? placeOf(code, object) : null;
  return base === null ? null : { id: `${base.id}.${name}`, bindings: [], group: base.group };
}

function placeInClass(code: Code, object: SyntaxNode, name: string, owner: ClassInfo): Place {
  const home =
    [owner, ...basesOf(code.analysis.inference, owner)].findLast((cls) => cls.attributes.has(name) || cls.scope.bindings.has(name)) ??
    owner;
  const own = home.attributes.get(name) ?? [];
  const bindings = own.length > 0 ? own : (home.scope.bindings.get(name) ?? []);
  const id = `${home.name}@${home.node.start}.${name}`;
  const isShared = own.length === 0 && bindings.length > 0 && !bindings.every(isPerInstance);
  if (isSelf(code, object) || isShared) return { id, bindings, group: null };
  const which = placeOf(code, object);
  return {
    id: `${id}#${which?.id ?? object.text}`,
    bindings: [],
    group: which !== null && which.group === null && isMadeThere(which) ? null : id,
  };
}

/** `lock: Lock` and `lock: Lock = field(default_factory=Lock)` of a dataclass: each instance has its own. */
function isPerInstance({ annotation, value }: Binding): boolean {
  if (annotation === null || /\bClassVar\b/.test(annotation.text)) return false;
  return value === null || (value.type === 'call' && /default_factory|\bfactory\b/.test(value.text));
}

function placeOfElement(code: Code, node: SyntaxNode): Place | null {
  const value = node.field('value');
  const index = node.field('subscript');
  const base = value === null ? null : placeOf(code, value);
  if (base === null || index === null) return null;
  const constant = integerValue(index) ?? stringValue(index);
  const id = `${base.id}[${index.text}]`;
  return { id, bindings: [], group: constant === null ? base.id : null };
}

/** Names of the module, and locals that an object was made for, stand for one object each. */
function isMadeThere({ bindings }: Place): boolean {
  return bindings.every(
    (binding) =>
      binding.scope.kind === 'module' || (binding.kind === 'assignment' && binding.path.length === 0 && binding.value?.type === 'call'),
  );
}

/** The class whose instance (or class object) `object` is, when there is one answer. */
function classOf(code: Code, object: SyntaxNode): ClassInfo | null {
  const types = code.analysis.inference.typesOf(object).filter((type) => type.head !== 'None');
  const [only] = types;
  if (only === undefined || types.length > 1) return null;
  return only.cls ?? (only.definition?.kind === 'class' ? only.definition : null);
}

/** Whether `object` is the first parameter of the method around, also from functions nested in it. */
export function isSelf(code: Code, object: SyntaxNode): boolean {
  if (object.type !== 'identifier') return false;
  const [binding] = resolveName(code.analysis.facts, object.text, object);
  const parameter = binding?.parameter;
  return parameter?.index === 0 && parameter.owner.owner !== null;
}

function isOfParameter(code: Code, node: SyntaxNode): boolean {
  const object = node.type === 'attribute' ? node.field('object') : null;
  if (object?.type !== 'identifier' || isSelf(code, object)) return false;
  return resolveName(code.analysis.facts, object.text, object).some(({ parameter }) => parameter !== null);
}

function onlyValue(bindings: readonly Binding[]): SyntaxNode | null {
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1 || binding.path.length > 0 || binding.kind !== 'assignment') return null;
  return binding.value;
}
