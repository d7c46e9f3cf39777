import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { type Acquisition, acquisitionsOf, isRelease } from './acquisitions.ts';
import { type Code, isAwaited, methodCall } from './code.ts';
import { isSelf } from './lockIdentity.ts';

const maximumDepth = 2;

/** A lock that a called function takes, and the calls inside it that lead there. */
export interface TakenInside {
  readonly acquisition: Acquisition;
  readonly owner: FunctionInfo;
}

/**
 * The locks that a call takes in functions of this file, two calls deep. Only calls whose receiver is the same object
 * (or no object at all) are followed: another instance has other locks.
 */
export function takenInside(code: Code, call: SyntaxNode, depth = 1): readonly TakenInside[] {
  return sameObjectCallees(code, call).flatMap((owner) => takenBy(code, owner, depth));
}

/** The locks that a function takes, and the functions it calls. */
export function takenBy(code: Code, owner: FunctionInfo, depth = 1): readonly TakenInside[] {
  const own = acquisitionsOf(code, owner).map((acquisition): TakenInside => ({ acquisition, owner }));
  if (depth >= maximumDepth) return own;
  return [...own, ...code.own(owner, 'call').flatMap((inner) => takenInside(code, inner, depth + 1))];
}

/** The functions that a call runs at once on the same object; coroutines only where they are awaited. */
function sameObjectCallees(code: Code, call: SyntaxNode): readonly FunctionInfo[] {
  const parts = methodCall(call);
  return code.callees(call).filter((owner) => {
    if (owner.yields.length > 0 || owner.node.contains(call)) return false;
    if (owner.isAsync && !isAwaited(call)) return false;
    return owner.owner === null || parts === null || isSelf(code, parts.object) || parts.object.type === 'call';
  });
}

/** Whether a function lets go of a lock before it takes it (again). */
export function releasesFirst(code: Code, { acquisition, owner }: TakenInside): boolean {
  return code.own(owner, 'call').some((call) => call.start < acquisition.node.start && isRelease(code, call, acquisition.lock.id));
}
