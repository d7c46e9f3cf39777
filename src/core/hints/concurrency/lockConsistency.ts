import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { basesOf } from '../types/classes.ts';
import { type Acquisition, acquisitionsOf, heldAt } from './acquisitions.ts';
import type { Code } from './code.ts';
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
 * Whether a public method changes `self.x` without any lock while another method of the class changes it under one.
 * Private methods are left out: their callers may hold the lock.
 */
export function isInconsistent(code: Code, owner: FunctionInfo, update: Update): LockedElsewhere | null {
  const cls = owner.owner;
  const name = selfAttribute(code, update.target);
  if (cls === null || name === null || owner.name.startsWith('_') || heldAt(code, update.node).length > 0) return null;
  if (acquisitionsOf(code, owner).length > 0 || /locked/i.test(owner.name)) return null;
  if (code.callersOf(owner).some((call) => heldAt(code, call).length > 0)) return null;
  return lockedUpdate(code, cls, owner, name);
}

function lockedUpdate(code: Code, cls: ClassInfo, except: FunctionInfo, name: string): LockedElsewhere | null {
  for (const method of [cls, ...basesOf(code.analysis.inference, cls)].flatMap((one) => [...one.methods.values()])) {
    if (method === except || method.name === '__init__') continue;
    for (const node of [...code.own(method, 'augmented_assignment'), ...code.own(method, 'assignment')]) {
      const target = node.field('left');
      if (target === null || selfAttribute(code, target) !== name) continue;
      const [held] = heldByAll(code, method, node);
      if (held === undefined || held.lock.type === null) continue;
      const read = held.lock.type.family === 'async' ? readBeforeAwait(code, method, node) : node;
      if (read !== null) return { line: node.line, lock: held.lock.text, awaitsAfter: held.lock.type.family === 'async' ? read.line : null };
    }
  }
  return null;
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

/** `x` for `self.x` and for `self.x[k]`. */
function selfAttribute(code: Code, target: SyntaxNode): string | null {
  const whole = target.type === 'subscript' ? target.field('value') : target;
  const object = whole?.type === 'attribute' ? whole.field('object') : null;
  return object !== null && isSelf(code, object) ? (whole?.field('attribute')?.text ?? null) : null;
}
