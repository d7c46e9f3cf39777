import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { basesOf } from '../types/classes.ts';
import { type Acquisition, acquisitionsOf, heldAt } from './acquisitions.ts';
import { type Code, methodCall } from './code.ts';
import { isSelf } from './lockIdentity.ts';
import { type Update, updatesOf } from './updates.ts';

/** A place that changes the same attribute with a lock. */
export interface LockedElsewhere {
  readonly line: number;
  readonly lock: string;
  /** In a coroutine: where it read the value that it writes back after an `await`. */
  readonly awaitsAfter: number | null;
}

/**
 * Whether a public function changes `self.x`, or a global, without any lock while another one changes it under one.
 * Private functions are left out: their callers may hold the lock.
 */
export function isInconsistent(code: Code, owner: FunctionInfo, update: Update): LockedElsewhere | null {
  const name = attributeOfClass(code, owner.owner, update.target) ?? globalName(owner, update.target);
  if (name === null || owner.name.startsWith('_') || heldAt(code, update.node).length > 0) return null;
  if (acquisitionsOf(code, owner).some(({ how }) => how === 'acquire') || /locked/i.test(owner.name)) return null;
  if (code.callersOf(owner).some((call) => heldAt(code, call).length > 0)) return null;
  return owner.owner === null ? lockedGlobal(code, owner, name) : lockedAttribute(code, owner.owner, owner, name);
}

function lockedAttribute(code: Code, cls: ClassInfo, except: FunctionInfo, name: string): LockedElsewhere | null {
  const methods = [cls, ...basesOf(code.analysis.inference, cls)].flatMap((one) => [...one.methods.values()]);
  const others = methods.filter((method) => method !== except && method.name !== '__init__');
  return lockedUpdate(code, others, (_, target) => attributeOfClass(code, cls, target) === name);
}

/** Whoever starts and joins the threads may change what they are done with. */
function lockedGlobal(code: Code, owner: FunctionInfo, name: string): LockedElsewhere | null {
  if (code.own(owner, 'call').some((call) => /^(start|join|shutdown)$/.test(methodCall(call)?.method ?? ''))) return null;
  const others = code.analysis.facts.functions.filter((one) => one !== owner);
  return lockedUpdate(code, others, (other, target) => globalName(other, target) === name);
}

function lockedUpdate(
  code: Code,
  owners: readonly FunctionInfo[],
  isSame: (owner: FunctionInfo, target: SyntaxNode) => boolean,
): LockedElsewhere | null {
  for (const owner of owners) {
    for (const node of [...code.own(owner, 'augmented_assignment'), ...code.own(owner, 'assignment')]) {
      const target = node.field('left');
      if (target === null || !isSame(owner, target)) continue;
      const [held] = heldByAll(code, owner, node);
      if (held === undefined || held.lock.type === null) continue;
      const isAsync = held.lock.type.family === 'async';
      const read = isAsync ? readBeforeAwait(code, owner, node) : node;
      if (read !== null) return { line: node.line, lock: held.lock.text, awaitsAfter: isAsync ? read.line : null };
    }
  }
  return null;
}

function globalName(owner: FunctionInfo, target: SyntaxNode): string | null {
  return target.type === 'identifier' && owner.scope.globals.has(target.text) ? target.text : null;
}

/** The locks held in a method, or by all who call this private one. */
function heldByAll(code: Code, method: FunctionInfo, node: SyntaxNode): readonly Acquisition[] {
  const held = heldAt(code, node);
  if (held.length > 0 || !method.name.startsWith('_')) return held;
  const callers = code.callersOf(method).map((call) => heldAt(code, call));
  return callers.every((one) => one.length > 0) ? (callers[0] ?? []) : [];
}

/** Tasks change places at an `await` only: a change without one needs no lock. */
function readBeforeAwait(code: Code, method: FunctionInfo, node: SyntaxNode): SyntaxNode | null {
  const update = updatesOf(code, method).find((one) => one.node === node);
  return update !== undefined && isTorn(code, method, update) ? update.read : null;
}

export function isTorn(code: Code, owner: FunctionInfo, { read, node }: Update): boolean {
  return code.own(owner, 'await').some((wait) => read.end <= wait.start && wait.end <= node.end);
}

/** `x` for `self.x`, `self.x[k]` and `Class.x`. */
function attributeOfClass(code: Code, cls: ClassInfo | null, target: SyntaxNode): string | null {
  const whole = target.type === 'subscript' ? target.field('value') : target;
  const object = whole?.type === 'attribute' ? whole.field('object') : null;
  if (cls === null || object === null) return null;
  return isSelf(code, object) || object.text === cls.name ? (whole?.field('attribute')?.text ?? null) : null;
}
