import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';
import { heldAt } from './acquisitions.ts';
import { type Code, statementOf, statementsOf } from './code.ts';
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
      const act = lock === undefined || body === null ? null : changedUnder(code, owner, statement, lock.lock.id, value);
      if (act !== null) return act;
    }
  }
  return null;
}

/** An update that goes by the answer, under the same lock, of something that the answer was made from. */
function changedUnder(code: Code, owner: FunctionInfo, statement: SyntaxNode, lock: string, answer: SyntaxNode): SyntaxNode | null {
  const read = new Set([...ownDescendantsOf(answer), answer].map((node) => node.text));
  const isChange = (node: SyntaxNode, target: SyntaxNode): boolean => {
    const held = heldAt(code, node).find((one) => one.lock.id === lock);
    return goesBy(statement, node) && held !== undefined && !asksAgain(statementOf(held.node), target.text, node);
  };
  const found = updatesOf(code, owner).find(
    ({ node, target, read: readIn }) => (read.has(target.text) || answer.parent === readIn) && isChange(node, target),
  );
  return found?.node ?? code.own(owner, 'assignment').find((node) => isSetAnew(node, read) && isChange(node, node)) ?? null;
}

/** `self.best = amount`, of what was compared; a switch that is set once more changes nothing. */
function isSetAnew(node: SyntaxNode, read: ReadonlySet<string>): boolean {
  const target = node.field('left');
  return target?.type === 'attribute' && read.has(target.text) && !/^(true|false|none)$/.test(node.field('right')?.type ?? 'none');
}

/** Inside the `if`, or behind one whose body leaves. */
function goesBy(statement: SyntaxNode, node: SyntaxNode): boolean {
  const body = statement.field('consequence');
  if (body?.contains(node) === true) return true;
  const isLeft = /^(return|raise|continue|break)_statement$/.test((body === null ? undefined : statementsOf(body).at(-1))?.type ?? '');
  return isLeft && node.start > statement.end && statement.parent?.contains(node) === true;
}
