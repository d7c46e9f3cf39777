import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, unwrap } from '../syntax/walk.ts';
import { type Acquisition, heldAt, withAcquisitions } from './acquisitions.ts';
import { type Code, codeOf, statementsOf } from './code.ts';
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
      const found = condition === null ? null : setAfterCheck(code, statement, condition);
      if (condition === null || found === null) continue;
      yield report('CB11', condition, {
        kind: 'double-checked-locking',
        severity: 'hint',
        message:
          `\`${brief(condition)}\` is asked before \`${found.lock.lock.text}\` is held and not again inside: threads A and B both pass line ${condition.line}, ` +
          `A takes the lock and sets \`${found.target}\` on line ${found.write.line}, then B takes it and sets it once more. Ask again as the first thing under the lock.`,
      });
    }
  },
};

interface SetAfterCheck {
  readonly lock: Acquisition;
  readonly target: string;
  readonly write: SyntaxNode;
}

/** What an `if` finds missing and then sets under a lock without asking again; null when it does not. */
export function setAfterCheck(code: Code, statement: SyntaxNode, condition: SyntaxNode): SetAfterCheck | null {
  const body = statement.field('consequence');
  if (body === null || heldAt(code, statement).length > 0) return null;
  const inner = statementsOf(body).find((one) => one.type === 'with_statement');
  const later = inner === undefined && endsWithReturn(body) ? nextOf(statement) : null;
  const locked = inner ?? (later?.type === 'with_statement' ? later : undefined);
  const target = inner === undefined ? present(condition) : missing(condition);
  const within = locked?.field('body') ?? null;
  if (locked === undefined || target === null || within === null) return null;
  const [lock] = withAcquisitions(code, locked);
  const write = [...descendants(within)].find((node) => node.type === 'assignment' && node.field('left')?.text === target);
  return lock === undefined || write === undefined || asksAgain(within, target, write) ? null : { lock, target, write };
}

function endsWithReturn(body: SyntaxNode): boolean {
  return statementsOf(body).at(-1)?.type === 'return_statement';
}

function nextOf(statement: SyntaxNode): SyntaxNode | null {
  const siblings = statement.parent === null ? [] : statementsOf(statement.parent);
  return siblings[siblings.indexOf(statement) + 1] ?? null;
}

/** `x` of `x is None`, `not x`, `x == None`, `k not in table` (`table[k]`). */
function missing(condition: SyntaxNode): string | null {
  const inner = unwrap(condition);
  if (inner.type === 'not_operator') return plain(inner.firstNamedChild);
  if (inner.type !== 'comparison_operator') return null;
  const [left, right] = inner.namedChildren;
  if (left === undefined || right === undefined) return null;
  if (inner.hasToken('not in')) return `${right.text}[${left.text}]`;
  return right.type === 'none' && (inner.hasToken('is') || inner.hasToken('==')) ? left.text : null;
}

/** `x` of `x is not None`, `x`, `x != None`, `k in table` (`table[k]`). */
function present(condition: SyntaxNode): string | null {
  const inner = unwrap(condition);
  if (inner.type !== 'comparison_operator') return plain(inner);
  const [left, right] = inner.namedChildren;
  if (left === undefined || right === undefined) return null;
  if (inner.hasToken('in')) return `${right.text}[${left.text}]`;
  return right.type === 'none' && (inner.hasToken('is not') || inner.hasToken('!=')) ? left.text : null;
}

function plain(node: SyntaxNode | null): string | null {
  return node?.type === 'identifier' || node?.type === 'attribute' ? node.text : null;
}

/** Whether a condition in `within` asks about `target` before `write`. */
export function asksAgain(within: SyntaxNode, target: string, write: SyntaxNode): boolean {
  const name = target.replace(/\[.*$/, '');
  return [...descendants(within)].some(
    (node) =>
      /^(if_statement|while_statement|conditional_expression|assert_statement)$/.test(node.type) &&
      node.start < write.end &&
      (node.field('condition')?.text ?? node.text).includes(name),
  );
}
