import type { Analysis } from '../analysis.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { type Acquisition, acquisitionsOf, heldAt } from './acquisitions.ts';
import { releasesFirst, takenBy, takenInside, type TakenInside } from './callSummaries.ts';
import { type Code, codeOf, methodCall, statementOf } from './code.ts';
import { implicitCalls } from './implicitCalls.ts';
import { isSelf } from './lockIdentity.ts';

/** A lock taken while others are held. */
export interface Nesting {
  readonly outer: Acquisition;
  readonly inner: Acquisition;
  /** Everything held there, the outer lock included. */
  readonly held: readonly Acquisition[];
  /** Where it happens in the function that holds the outer lock: the acquisition, or the call that leads to it. */
  readonly site: SyntaxNode;
  readonly throughCall: boolean;
}

const known = new WeakMap<Analysis, readonly Nesting[]>();

/** All nestings of a file: directly, and through calls on the same object. */
export function nestingsOf(analysis: Analysis): readonly Nesting[] {
  let found = known.get(analysis);
  if (found === undefined) {
    const code = codeOf(analysis);
    const owners = [null, ...analysis.facts.functions];
    found = owners.flatMap((owner) => {
      const taken = acquisitionsOf(code, owner);
      if (taken.length === 0) return [];
      const implicit = owner === null ? [] : throughImplicit(code, owner);
      return [...taken.flatMap((inner) => direct(code, inner)), ...throughCalls(code, code.own(owner, 'call')), ...implicit];
    });
    found = found.filter(({ outer, inner }) => isTaken(outer) && isTaken(inner));
    known.set(analysis, found);
  }
  return found;
}

/** A plain `with` on a lock of asyncio raises a TypeError before anything is taken. */
function isTaken({ lock, how, node }: Acquisition): boolean {
  return how !== 'with' || lock.type?.family !== 'async' || statementOf(node).hasToken('async');
}

function direct(code: Code, inner: Acquisition): Nesting[] {
  const held = heldAt(code, inner.node);
  return held.map((outer) => ({ outer, inner, held, site: inner.node, throughCall: false }));
}

function throughCalls(code: Code, calls: readonly SyntaxNode[]): Nesting[] {
  return calls.flatMap((call) => {
    if (code.callees(call).length === 0) return [];
    const held = heldAt(code, call);
    if (held.length === 0) return [];
    return [...inside(code, takenInside(code, call), held, call), ...inside(code, takenOnOther(code, call), held, call)];
  });
}

/** `other.deposit(n)` on a parameter of the same class: the locks that it takes are those of the other object. */
function takenOnOther(code: Code, call: SyntaxNode): TakenInside[] {
  const object = methodCall(call)?.object;
  const cls = code.classOf(call);
  if (object?.type !== 'identifier' || isSelf(code, object) || cls === null) return [];
  if (!code.bindingsOf(object).some(({ parameter }) => parameter !== null)) return [];
  return code
    .callees(call)
    .filter((owner) => owner.owner === cls && !owner.isAsync)
    .flatMap((owner) =>
      takenBy(code, owner).flatMap(({ acquisition }) => {
        const { lock } = acquisition;
        if (lock.group !== null) return [];
        const ofOther = { ...lock, id: `${lock.id}#${object.text}`, text: lock.text.replace(/^self\b/, object.text), group: lock.id, isParameters: true };
        return [{ acquisition: { ...acquisition, lock: ofOther }, owner }];
      }),
    );
}

/** Properties and special methods of the same object that take locks. */
function throughImplicit(code: Code, owner: FunctionInfo): Nesting[] {
  return implicitCalls(code, owner).flatMap(({ site, owner: method }) => {
    const held = heldAt(code, site);
    return held.length === 0 ? [] : inside(code, takenBy(code, method), held, site);
  });
}

function inside(code: Code, taken: readonly TakenInside[], held: readonly Acquisition[], site: SyntaxNode): Nesting[] {
  return taken
    .filter((one) => !releasesFirst(code, one))
    .flatMap(({ acquisition }) => held.map((outer): Nesting => ({ outer, inner: acquisition, held, site, throughCall: true })));
}
