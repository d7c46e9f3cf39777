import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants } from '../syntax/walk.ts';
import { acquisitionsOf, heldAt } from './acquisitions.ts';
import type { Code } from './code.ts';
import { isSelf } from './lockIdentity.ts';
import { lockType } from './primitives.ts';

/**
 * A method of a class that has a lock for its threads, called by nobody who holds it, and asking about something that
 * the lock is there for. `before` has the expressions that the names of the condition were read from.
 */
export function guardsWithLock(code: Code, owner: FunctionInfo, condition: SyntaxNode, before: readonly string[]): boolean {
  const cls = owner.owner;
  if (cls === null || owner.name.startsWith('_') || acquisitionsOf(code, owner).some(({ node }) => node.start < condition.start)) return false;
  const fields = [...cls.attributes.values(), ...cls.scope.bindings.values()];
  const hasLock = fields.some((bindings) => bindings.some(({ node }) => lockType(code, node)?.family === 'thread'));
  if (!hasLock || code.callersOf(owner).some((call) => heldAt(code, call).length > 0)) return false;
  return isMeantForLock(code, cls, [...attributesIn(condition), ...before.map((text) => text.replace(/^.*\./, ''))]);
}

/**
 * Somewhere the class holds a lock around what is asked about here, or it holds its lock nowhere: what a class never
 * guards while it guards other things is for a single thread.
 */
function isMeantForLock(code: Code, cls: ClassInfo, asked: readonly string[]): boolean {
  if ([...cls.methods.values()].every((method) => acquisitionsOf(code, method).length === 0)) return true;
  return asked.some((name) =>
    code.identifiers(name).some((node) => {
      const object = node.parent?.type === 'attribute' && node.fieldName === 'attribute' ? node.parent.field('object') : null;
      return object !== null && code.classOf(node) === cls && isSelf(code, object) && isUnderLock(code, node);
    }),
  );
}

function attributesIn(condition: SyntaxNode): string[] {
  return [...descendants(condition)].flatMap((node) => (node.type === 'attribute' ? (node.field('attribute')?.text ?? []) : []));
}

function isUnderLock(code: Code, node: SyntaxNode): boolean {
  const owner = code.functionOf(node);
  const isHelper = owner?.name.startsWith('_') === true && code.callersOf(owner).some((call) => heldAt(code, call).length > 0);
  return isHelper || heldAt(code, node).length > 0;
}
