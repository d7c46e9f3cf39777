import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { libraryBasesOf } from '../types/classes.ts';
import type { Code } from './code.ts';
import { isSelf } from './lockIdentity.ts';

/** The name at the left end of `a.b[c].d`; null when it begins with a call or a literal. */
export function rootOf(node: SyntaxNode): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at !== null && (at.type === 'attribute' || at.type === 'subscript')) at = at.field(at.type === 'attribute' ? 'object' : 'value');
  return at?.type === 'identifier' ? at : null;
}

/**
 * Whether a target that `owner` writes to outlives the call and can be reached by others: a global or nonlocal name, an
 * attribute of `self`, an element of a module's table. `self` of a Thread subclass belongs to one thread.
 */
export function isShared(code: Code, target: SyntaxNode, owner: FunctionInfo): boolean {
  const root = rootOf(target);
  if (root === null) return false;
  if (root === target) return owner.scope.globals.has(root.text) || owner.scope.nonlocals.has(root.text);
  if (isThreadLocal(code, root) || isThreadLocalAttribute(code, target)) return false;
  if (isSelf(code, root)) return !isThreadsOwn(code, root) || isHandedIn(code, target);
  const [binding] = code.bindingsOf(root);
  if (binding?.imported !== null) return false;
  if (binding.scope === owner.scope && binding.parameter === null) return false;
  if (binding.parameter !== null && binding.scope === owner.scope) return false;
  return binding.scope.kind === 'module' || binding.scope.kind === 'function';
}

function isThreadLocal(code: Code, node: SyntaxNode): boolean {
  return code.heads(node).some((head) => /(^|\.)(local|ContextVar)$/.test(head));
}

function isThreadLocalAttribute(code: Code, target: SyntaxNode): boolean {
  const object = target.field('object') ?? target.field('value');
  return object !== null && isThreadLocal(code, object);
}

function isThreadsOwn(code: Code, self: SyntaxNode): boolean {
  const cls = code.classOf(self);
  return cls !== null && libraryBasesOf(code.analysis.inference, cls).some((base) => /(^|\.)(Thread|Timer|Process|local)$/.test(base));
}

/** `self.counter.value` where the constructor was given the counter: other threads may have been given the same. */
function isHandedIn(code: Code, target: SyntaxNode): boolean {
  const object = target.field('object') ?? target.field('value');
  if (object?.type !== 'attribute') return false;
  return code
    .bindingsOf(object)
    .some(
      ({ value, scope }) => value?.type === 'identifier' && scope.bindings.get(value.text)?.some((one) => one.parameter !== null) === true,
    );
}

/**
 * Whether all threads that `handover` starts get the same object for this parameter: it is a name that the loop around
 * does not bind.
 */
export function isSameForAll(code: Code, call: SyntaxNode, owner: FunctionInfo, name: string): boolean {
  const parameter = owner.parameters.find((one) => one.name === name);
  if (parameter === undefined) return false;
  const { keywords, positional } = callArguments(call);
  const isConstructor = keywords.has('target');
  const shift = owner.owner === null ? 0 : 1;
  const passed = isConstructor ? keywords.get('args')?.namedChildren : positional.slice(1);
  const argument = passed?.[parameter.index - shift];
  if (argument?.type !== 'identifier') return false;
  return code.bindingsOf(argument).every((binding) => binding.kind !== 'iteration' && binding.scope.kind !== 'comprehension');
}
