import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';
import { heldAt } from './acquisitions.ts';
import { type Code, statementOf } from './code.ts';
import { asksAgain } from './doubleChecked.ts';
import { updatesOf } from './updates.ts';

/**
 *     with lock:
 *         enough = self.balance >= amount
 *     if enough:                          ← the lock was free in between
 *         with lock:
 *             self.balance -= amount
 *
 * Gives the change that goes by the old answer.
 */
export function actOnStaleAnswer(code: Code, statement: SyntaxNode, condition: SyntaxNode, owner: FunctionInfo): SyntaxNode | null {
  if (heldAt(code, statement).length > 0) return null;
  const body = statement.field('consequence');
  const names = [...descendants(condition)].filter((node) => node.type === 'identifier' && node.parent?.type !== 'attribute');
  for (const name of names) {
    for (const { value, scope, kind } of code.bindingsOf(name)) {
      if (kind !== 'assignment' || value === null || scope !== owner.scope || value.start > statement.start) continue;
      const [lock] = heldAt(code, value);
      const act = lock === undefined || body === null ? null : changedUnder(code, owner, body, lock.lock.id, value);
      if (act !== null) return act;
    }
  }
  return null;
}

/** An update in `body` under the same lock of something that the answer was made from. */
function changedUnder(code: Code, owner: FunctionInfo, body: SyntaxNode, lock: string, answer: SyntaxNode): SyntaxNode | null {
  const read = new Set([...ownDescendantsOf(answer), answer].map((node) => node.text));
  const found = updatesOf(code, owner).find(({ node, target }) => {
    const held = heldAt(code, node).find((one) => one.lock.id === lock);
    return body.contains(node) && read.has(target.text) && held !== undefined && !asksAgain(statementOf(held.node), target.text, node);
  });
  return found?.node ?? null;
}
