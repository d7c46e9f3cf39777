import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { canonicalName, resolveName } from './canonical.ts';
import type { Inference } from './inference.ts';

/** One place that calls a function of this file, directly or by handing it to something that will. */
interface CallSite {
  /** The expression that a parameter gets; null when it cannot be told. */
  argument(parameter: Parameter): SyntaxNode | null;
}

/** Whose calls are looked for, and how many of its parameters come before the first argument. */
interface Wanted {
  readonly inference: Inference;
  readonly owner: FunctionInfo;
  readonly shift: number;
}

/** Methods that run a function later, with the place of the function among their arguments. */
const handingOver = new Map([
  ['submit', 0],
  ['run_in_executor', 1],
  ['to_thread', 0],
  ['call_soon', 0],
  ['apply_async', 0],
]);

/** All places in the file that call `owner`: direct calls, methods, constructors, and threads started on it. */
export function callSitesOf(inference: Inference, owner: FunctionInfo): readonly CallSite[] {
  // The list of parameters stands for the question: the function itself stands for what it returns.
  return inference.remembered<readonly CallSite[]>(owner.parameters, [], () => {
    const isStatic = owner.decorators.some((decorator) => decorator.text === 'staticmethod');
    const wanted = { inference, owner, shift: owner.owner !== null && !isStatic ? 1 : 0 };
    return [...directCalls(wanted), ...constructorCalls(wanted), ...threadsStarted(wanted), ...handedOver(wanted)];
  });
}

function directCalls({ inference, owner, shift }: Wanted): CallSite[] {
  const name = owner.node.type === 'lambda' ? lambdaName(owner) : owner.name;
  const calls = name === null ? undefined : inference.facts.calls.get(name);
  return (calls ?? []).flatMap((call) => {
    const callee = call.field('function');
    if (callee === null || !refersTo(inference, callee, owner)) return [];
    const through = callee.type === 'attribute' && isClassName(inference, callee.field('object')) ? 0 : shift;
    return [direct(call, through)];
  });
}

function constructorCalls({ inference, owner }: Wanted): CallSite[] {
  if (owner.owner === null || (owner.name !== '__init__' && owner.name !== '__new__')) return [];
  const classes = [owner.owner.name, ...subclassNames(inference, owner)];
  const calls = [...classes.flatMap((cls) => inference.facts.calls.get(cls) ?? []), ...superCalls(inference, owner)];
  return calls.map((call) => direct(call, 1));
}

function threadsStarted({ inference, owner, shift }: Wanted): CallSite[] {
  return (inference.facts.calls.get('Thread') ?? []).flatMap((call) => {
    const { keywords } = callArguments(call);
    const target = keywords.get('target');
    if (target === undefined || !refersTo(inference, target, owner)) return [];
    const args = keywords.get('args')?.namedChildren ?? [];
    return [{ argument: (parameter: Parameter) => args[parameter.index - shift] ?? null }];
  });
}

function handedOver({ inference, owner, shift }: Wanted): CallSite[] {
  return [...handingOver].flatMap(([method, place]) =>
    (inference.facts.calls.get(method) ?? []).flatMap((call) => {
      const { positional } = callArguments(call);
      const target = positional[place];
      if (target === undefined || !refersTo(inference, target, owner)) return [];
      return [{ argument: (parameter: Parameter) => positional[parameter.index - shift + place + 1] ?? null }];
    }),
  );
}

function direct(call: SyntaxNode, shift: number): CallSite {
  const { positional, keywords, splat } = callArguments(call);
  return {
    argument: (parameter) => {
      const named = keywords.get(parameter.name);
      if (named !== undefined) return named;
      if (splat || parameter.keywordOnly) return null;
      return positional[parameter.index - shift] ?? null;
    },
  };
}

function lambdaName(owner: FunctionInfo): string | null {
  const parent = owner.node.parent;
  return parent?.type === 'assignment' ? (parent.field('left')?.text ?? null) : null;
}

/** Whether `callee` is a name or method that stands for `owner`. */
function refersTo(inference: Inference, callee: SyntaxNode, owner: FunctionInfo): boolean {
  if (callee.type === 'identifier') {
    if (owner.owner !== null) return false;
    return resolveName(inference.facts, callee.text, callee).some(
      (binding) => binding.definition === owner || binding.value === owner.node,
    );
  }
  if (callee.type !== 'attribute' || owner.owner === null) return false;
  if (callee.field('attribute')?.text !== owner.name) return false;
  const object = callee.field('object');
  if (object === null || canonicalName(inference.facts, object)?.includes('.') === true) return false;
  const receivers = inference.typesOf(object);
  if (receivers.length === 0) return isOnlyMethod(inference, owner);
  return receivers.some(
    (type) => type.cls === owner.owner || type.definition === owner.owner || inherits(inference, type.cls?.name ?? null, owner),
  );
}

function isOnlyMethod(inference: Inference, owner: FunctionInfo): boolean {
  const builtin = /^(append|add|pop|get|insert|remove|update|put|push|find|count|index|sort|join|split|clear|copy)$/;
  if (builtin.test(owner.name)) return false;
  return inference.facts.classes.filter((cls) => cls.methods.has(owner.name)).length === 1;
}

/** A class without the method itself inherits it from a base of this file. */
function inherits(inference: Inference, name: string | null, owner: FunctionInfo): boolean {
  const cls = inference.facts.classes.find((one) => one.name === name);
  if (cls === undefined || cls.methods.has(owner.name)) return false;
  return cls.bases.some((base) => base.text === owner.owner?.name);
}

function isClassName(inference: Inference, object: SyntaxNode | null): boolean {
  return object?.type === 'identifier' && inference.facts.classes.some((cls) => cls.name === object.text);
}

function subclassNames(inference: Inference, owner: FunctionInfo): string[] {
  const base = owner.owner?.name;
  return inference.facts.classes
    .filter((cls) => cls.bases.some((one) => one.text === base) && !cls.methods.has(owner.name))
    .map((cls) => cls.name);
}

function superCalls(inference: Inference, owner: FunctionInfo): SyntaxNode[] {
  const base = owner.owner?.name;
  const calls = inference.facts.calls.get(owner.name) ?? [];
  return calls.filter((call) => {
    const object = call.field('function')?.field('object');
    if (object?.type !== 'call' || object.field('function')?.text !== 'super') return false;
    return inference.facts.classes.some((cls) => cls.node.contains(call) && cls.bases.some((one) => one.text === base));
  });
}
