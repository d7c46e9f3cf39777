import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, unwrap } from '../syntax/walk.ts';
import { heldAt, withAcquisitions } from './acquisitions.ts';
import { blockingFunction } from './blockingCalls.ts';
import { codeOf, isAwaited, statementsOf } from './code.ts';
import { brief, report } from './report.ts';

/**
 *     if instance is None:
 *         with lock:
 *             instance = make()        ← two threads passed the `if` before the first got the lock
 */
export const doubleChecked: FileRule = {
  id: 'CB11',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const statement of code.all('if_statement')) {
      const condition = statement.field('condition');
      const body = statement.field('consequence');
      const inner = body === null ? undefined : statementsOf(body).find((one) => one.type === 'with_statement');
      if (condition === null || inner === undefined || heldAt(code, statement).length > 0) continue;
      const [lock] = withAcquisitions(code, inner);
      const target = questioned(condition);
      const within = inner.field('body');
      if (lock === undefined || target === null || within === null) continue;
      const write = [...descendants(within)].find((node) => node.type === 'assignment' && node.field('left')?.text === target);
      if (write === undefined || asksAgain(within, target, write)) continue;
      yield report('CB11', condition, {
        kind: 'double-checked-locking',
        severity: 'hint',
        message:
          `\`${brief(condition)}\` is asked before \`${lock.lock.text}\` is held and not again inside: threads A and B both pass line ${condition.line}, ` +
          `A takes the lock and sets \`${target}\` on line ${write.line}, then B takes it and sets it once more. Ask again as the first thing under the lock.`,
      });
    }
  },
};

/** `x` of `x is None`, `not x`, `x == None`, `k not in table` (`table[k]`). */
function questioned(condition: SyntaxNode): string | null {
  const inner = unwrap(condition);
  if (inner.type === 'not_operator') {
    const asked = inner.firstNamedChild;
    return asked?.type === 'identifier' || asked?.type === 'attribute' ? asked.text : null;
  }
  if (inner.type !== 'comparison_operator') return null;
  const [left, right] = inner.namedChildren;
  if (left === undefined || right === undefined) return null;
  if (inner.hasToken('not in')) return `${right.text}[${left.text}]`;
  return right.type === 'none' && (inner.hasToken('is') || inner.hasToken('==')) ? left.text : null;
}

function asksAgain(within: SyntaxNode, target: string, write: SyntaxNode): boolean {
  const name = target.replace(/\[.*$/, '');
  return [...descendants(within)].some(
    (node) =>
      (node.type === 'if_statement' || node.type === 'conditional_expression') &&
      node.start < write.end &&
      (node.type === 'if_statement' ? (node.field('condition')?.text ?? '') : node.text).includes(name),
  );
}

/**
 *     with lock:
 *         time.sleep(1)        ← everybody else waits as well
 */
export const sleepUnderLock: FileRule = {
  id: 'CB12',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const name = code.called(call);
      const blocking = name === null ? null : blockingFunction(name);
      if (blocking?.severity !== 'warning' || isAwaited(call)) continue;
      const held = heldAt(code, call).find(
        ({ lock, tentative }) => !tentative && lock.type !== null && lock.type.kind !== 'Semaphore' && lock.type.family !== 'async',
      );
      if (held === undefined) continue;
      yield report('CB12', call, {
        kind: 'sleep-under-lock',
        severity: 'hint',
        message:
          `\`${brief(call)}\` waits for ${blocking.waitsFor} while \`${held.lock.text}\` is held (line ${held.node.line}): ` +
          `thread A stands on line ${call.line}, and thread B, C and all others stand on line ${held.node.line} for as long. ` +
          'Wait before taking the lock or after releasing it, and hold it only for the change itself.',
        link: 'concept:synchronization_primitives',
      });
    }
  },
};
