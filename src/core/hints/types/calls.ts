import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, type CallArguments } from '../syntax/walk.ts';
import { attributeOfType } from './attributes.ts';
import { canonicalName } from './canonical.ts';
import { libraryBasesOf, basesOf, methodOf } from './classes.ts';
import { elementOf } from './elements.ts';
import { type Inferred, notInferred, typed, typesOf } from './evidence.ts';
import type { Inference } from './inference.ts';
import { inheritedType } from './instances.ts';
import { functionResult } from './functionResults.ts';
import { methodResult } from './methodResults.ts';
import { functionResultOf } from './returns.ts';
import { instance, make, tuple, type Type, type TypeSet, unite, unknown } from './type.ts';
import { headOf, libraryType, parseTypeText } from './typeText.ts';

/** What a call gives. */
export function inferCall(inference: Inference, call: SyntaxNode): Inferred {
  const callee = call.field('function');
  if (callee === null) return notInferred;
  if (callee.type === 'identifier' && callee.text === 'super') return superType(inference, call);
  const canonical = canonicalName(inference.facts, callee);
  if (canonical !== null) {
    const types = libraryCall(inference, canonical, callArguments(call), call);
    if (types !== null) return typed(types, 'assigned', call.line);
  }
  if (callee.type === 'attribute') {
    const found = methodCall(inference, call, callee);
    if (found.length > 0) return found;
  }
  return inference.typeOf(callee).flatMap(({ type }) => calledType(inference, type, call));
}

function calledType(inference: Inference, type: Type, call: SyntaxNode): Inferred {
  const { definition } = type;
  if (definition?.kind === 'function') {
    const passthrough = returnedParameter(inference, definition, call);
    return passthrough ?? functionResultOf(inference, definition);
  }
  if (definition?.kind === 'class') return typed([instance(definition)], 'assigned', call.line);
  if (type.head === 'class') return typed([make(call.field('function')?.text ?? 'object')], 'assigned', call.line);
  if (type.cls !== null) {
    const method = methodOf(inference, type.cls, '__call__');
    if (method !== null) return functionResultOf(inference, method);
  }
  return notInferred;
}

/** A function that only hands its parameter back gives what this call puts in, not what all calls do. */
function returnedParameter(inference: Inference, definition: FunctionInfo, call: SyntaxNode): Inferred | null {
  const only = definition.returns.length === 1 ? definition.returns[0]?.value : null;
  if (only?.type !== 'identifier' || definition.owner !== null) return null;
  const parameter = definition.parameters.find((one) => one.name === only.text);
  const bindings = definition.scope.bindings.get(only.text) ?? [];
  if (parameter === undefined || bindings.length > 1 || definition.node.field('return_type') !== null) return null;
  const { positional, keywords } = callArguments(call);
  const argument = keywords.get(parameter.name) ?? positional[parameter.index];
  return argument === undefined ? null : inference.typeOf(argument);
}

function superType(inference: Inference, call: SyntaxNode): Inferred {
  const cls = inference.facts.classes.findLast((one) => one.node.contains(call));
  if (cls === undefined) return notInferred;
  const local = basesOf(inference, cls)[0];
  const library = libraryBasesOf(inference, cls)[0];
  if (local !== undefined) return typed([instance(local)], 'defined', cls.node.line);
  return typed([library === undefined ? make('object') : libraryType(library, [])], 'defined', cls.node.line);
}

function methodCall(inference: Inference, call: SyntaxNode, callee: SyntaxNode): Inferred {
  const object = callee.field('object');
  const name = callee.field('attribute')?.text;
  if (object === null || name === undefined) return notInferred;
  return inference.typeOf(object).flatMap(({ type, evidence }): Inferred => {
    const own = attributeOfType(inference, type, name);
    if (own.length > 0) return own.flatMap((one) => calledType(inference, one.type, call));
    const library = type.cls === null ? type : inheritedType(inference, type.cls);
    if (library === null) return notInferred;
    const text = methodResult(library.head, name);
    if (text === null) return notInferred;
    const types = instantiate(inference, text, library, callArguments(call));
    return typed(types, 'method', evidence.line);
  });
}

function instantiate(inference: Inference, text: string, receiver: Type | null, args: CallArguments): TypeSet {
  const argument = (index: number): TypeSet => {
    const node = args.positional[index];
    return node === undefined ? unknown : inference.typesOf(node);
  };
  return parseTypeText(text, (name, inner): TypeSet => {
    if (name === '$self') return receiver === null ? unknown : [receiver];
    if (name.startsWith('$')) return receiver?.args[Number(name.slice(1))] ?? unknown;
    if (name.startsWith('@')) {
      const types = argument(Number(/\d+/.exec(name)?.[0] ?? 0));
      return name.endsWith('e') ? elementOf(types) : types;
    }
    if (name === 'tuple') return [tuple(inner)];
    return [make(name, ...inner)];
  });
}

const containers = new Set(['list', 'set', 'frozenset', 'tuple', 'deque', 'iterator', 'bytearray']);

function libraryCall(inference: Inference, canonical: string, args: CallArguments, call: SyntaxNode): TypeSet | null {
  const first = args.positional[0];
  const firstTypes = first === undefined ? unknown : inference.typesOf(first);
  switch (canonical) {
    case 'zip':
    case 'itertools.zip_longest':
      return [make('zip', [tuple(args.positional.map((node) => elementOf(inference.typesOf(node))))])];
    case 'map':
      return [make('map', mapped(inference, args))];
    case 'max':
    case 'min':
    case 'sum':
      return extreme(inference, canonical, args, firstTypes);
    case 'collections.defaultdict':
      return [make('defaultdict', ...defaultdictArgs(inference, first, args.positional[1]))];
    case 'collections.Counter':
      return [make('Counter', elementOf(firstTypes), [make('int')])];
    case 'dict':
    case 'collections.OrderedDict':
      return [dictCall(canonical === 'dict' ? 'dict' : 'OrderedDict', firstTypes, args, inference)];
    case 'type':
      return firstTypes.flatMap((type) => (type.cls === null ? [] : [{ ...make('class'), definition: type.cls }]));
    case 'getattr':
      return args.positional[2] === undefined ? unknown : inference.typesOf(args.positional[2]);
  }
  const text = functionResult(canonical);
  if (text !== null) return instantiate(inference, text, null, args);
  const head = headOf(canonical);
  if (head !== null && head !== '') {
    if (containers.has(head)) {
      const element = elementOf(firstTypes);
      return [head === 'tuple' ? tuple([element], true) : make(head, element)];
    }
    return [make(head)];
  }
  return libraryConstructor(canonical, call);
}

/** A call of an imported name in CapWords makes an instance of it; other unknown functions give the unknown. */
function libraryConstructor(canonical: string, call: SyntaxNode): TypeSet | null {
  const last = canonical.slice(canonical.lastIndexOf('.') + 1);
  if (!/^[A-Z]/.test(last)) return null;
  const isWritten = call.field('function')?.type === 'identifier' && !canonical.includes('.');
  // A CapWords name that nothing binds is still a class to whoever reads it (`TreeNode(3)`, `ValueError()`).
  return isWritten && !/[a-z]/.test(last) ? null : [make(canonical)];
}

function mapped(inference: Inference, args: CallArguments): TypeSet {
  const fn = args.positional[0];
  if (fn === undefined) return unknown;
  const canonical = canonicalName(inference.facts, fn);
  const head = canonical === null ? null : headOf(canonical);
  if (head !== null && head !== '') {
    const source = args.positional[1];
    const inner = containers.has(head) && source !== undefined ? [elementOf(elementOf(inference.typesOf(source)))] : [];
    return [make(head, ...inner)];
  }
  const text = canonical === null ? null : functionResult(canonical);
  if (text !== null) return instantiate(inference, text, null, { ...args, positional: [] });
  return inference
    .typesOf(fn)
    .flatMap((type) =>
      type.definition?.kind === 'function'
        ? typesOf(functionResultOf(inference, type.definition))
        : type.definition?.kind === 'class'
          ? [instance(type.definition)]
          : [],
    );
}

function extreme(inference: Inference, name: string, args: CallArguments, first: TypeSet): TypeSet {
  if (name === 'sum') {
    const start = args.positional[1];
    const startTypes = start === undefined ? unknown : inference.typesOf(start);
    return startTypes.some((type) => type.head === 'list') ? unite(startTypes, elementOf(first)) : unite(elementOf(first), [make('int')]);
  }
  if (args.positional.length > 1) return unite(...args.positional.map((node) => inference.typesOf(node)));
  return elementOf(first);
}

function defaultdictArgs(inference: Inference, factory: SyntaxNode | undefined, initial: SyntaxNode | undefined): TypeSet[] {
  const keys = initial === undefined ? unknown : elementOf(inference.typesOf(initial));
  if (factory === undefined) return [keys, unknown];
  const canonical = canonicalName(inference.facts, factory);
  const head = canonical === null ? null : headOf(canonical);
  if (canonical !== null && head !== null && head !== '') return [keys, [libraryType(canonical, [])]];
  const made = inference.typesOf(factory).flatMap((type): TypeSet => {
    if (type.definition?.kind === 'class') return [instance(type.definition)];
    return type.definition?.kind === 'function' ? typesOf(functionResultOf(inference, type.definition)) : [];
  });
  return [keys, made];
}

function dictCall(head: string, first: TypeSet, args: CallArguments, inference: Inference): Type {
  const source = first[0];
  if (source?.args.length === 2) return make(head, ...source.args);
  const pairs = elementOf(first).find((type) => type.head === 'tuple');
  if (pairs?.args.length === 2) return make(head, ...pairs.args);
  if (args.keywords.size > 0) {
    return make(head, [make('str')], unite(...[...args.keywords.values()].map((node) => inference.typesOf(node))));
  }
  return make(head);
}
