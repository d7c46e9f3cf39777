import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { lockNesting } from './lockRelations.ts';
import { type Nesting, nestingsOf } from './lockNesting.ts';
import { brief, report } from './report.ts';

/**
 *     with self.lock:
 *         self.total()        ← total() is `with self.lock:` too, and a Lock does not ask who holds it
 */
export const selfDeadlock: FileRule = {
  id: 'CB05',
  *check(analysis: Analysis): Iterable<Hint> {
    const seen = new Set<SyntaxNode>();
    for (const nesting of nestingsOf(analysis)) {
      if (lockNesting(nesting) !== 'same' || seen.has(nesting.site)) continue;
      if (nesting.inner.lock.type?.kind !== 'Lock' || nesting.inner.tentative || nesting.outer.tentative) continue;
      seen.add(nesting.site);
      yield describe(nesting);
    }
  },
};

function describe({ outer, inner, site, throughCall }: Nesting): Hint {
  const isAsync = outer.lock.type?.family === 'async';
  const way = throughCall
    ? `\`${brief(site)}\` on line ${site.line} takes it again on line ${inner.node.line}`
    : `line ${site.line} takes it again`;
  return report('CB05', site, {
    kind: 'self-deadlock',
    severity: 'warning',
    message:
      `\`${outer.lock.text}\` is a plain lock, held since line ${outer.node.line}, and ${way}: the ${isAsync ? 'task' : 'thread'} waits there for itself, forever. ` +
      `Move the work into a helper that expects the lock to be held${isAsync ? '' : ', or use an `RLock`'}.`,
    link: 'concept:deadlock_conditions',
  });
}
