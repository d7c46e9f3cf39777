import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { basesOf } from '../types/classes.ts';
import { acquisitionsOf, heldAt } from './acquisitions.ts';
import type { Code } from './code.ts';
import { isSelf } from './lockIdentity.ts';
import type { Update } from './updates.ts';

/** A place that changes the same attribute with a lock. */
interface LockedElsewhere {
  readonly line: number;
  readonly lock: string;
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
      const [held] = heldAt(code, node);
      if (held !== undefined && held.lock.type !== null) return { line: node.line, lock: held.lock.text };
    }
  }
  return null;
}

/** `x` for `self.x` and for `self.x[k]`. */
function selfAttribute(code: Code, target: SyntaxNode): string | null {
  const whole = target.type === 'subscript' ? target.field('value') : target;
  const object = whole?.type === 'attribute' ? whole.field('object') : null;
  return object !== null && isSelf(code, object) ? (whole?.field('attribute')?.text ?? null) : null;
}
