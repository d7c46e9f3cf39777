import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { heldAt } from './acquisitions.ts';
import { blockingCall, type BlockingCall, blockingFunctionCall } from './blockingCalls.ts';
import { type Code, codeOf, isAwaited } from './code.ts';
import { brief, report } from './report.ts';

/**
 *     with lock:
 *         time.sleep(1)        ← everybody else waits as well
 */
export const sleepUnderLock: FileRule = {
  id: 'CB12',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const blocking = blockingUnderLock(code, call);
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

/** Locks and conditions that are waited for under a lock are other rules' business. */
function blockingUnderLock(code: Code, call: SyntaxNode): BlockingCall | null {
  const known = blockingFunctionCall(code, call) ?? (heldAt(code, call).length === 0 ? null : blockingCall(code, call));
  return known === null || /network|process|type|clock|item|result|to set it/.test(known.waitsFor) ? known : null;
}
