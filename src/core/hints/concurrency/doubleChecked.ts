import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants, stringValue, unwrap } from '../syntax/walk.ts';
import { acquireCall, type Acquisition, heldAt, withAcquisitions } from './acquisitions.ts';
import { type Code, codeOf, statementCall, statementsOf } from './code.ts';
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
  const inner = statementsOf(body).map((one) => lockedBy(code, one)).find((one) => one !== null) ?? null;
  const next = inner === null && endsWithReturn(body) ? nextOf(statement) : null;
  const locked = inner ?? (next === null ? null : lockedBy(code, next));
  const target = inner === null ? present(condition) : missing(condition);
  if (locked === null || target === null) return null;
  const { lock, within } = locked;
  // The last one: `value = self.value` under the lock reads again what is asked about next.
  const write = [...descendants(within)].findLast((node) => node.type === 'assignment' && node.field('left')?.text === target && node.start > lock.node.start);
  return write === undefined || asksAgain(within, target, write, lock.node) ? null : { lock, target, write };
}

/** `with lock: …`, or `lock.acquire()` with what follows in its block. */
function lockedBy(code: Code, statement: SyntaxNode): { readonly lock: Acquisition; readonly within: SyntaxNode } | null {
  if (statement.type === 'with_statement') {
    const [lock] = withAcquisitions(code, statement);
    const within = statement.field('body');
    return lock === undefined || within === null ? null : { lock, within };
  }
  const call = statementCall(statement);
  const lock = call === null ? null : acquireCall(code, call);
  return lock === null || statement.parent === null ? null : { lock, within: statement.parent };
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
  if (inner.type === 'not_operator') return attributeAsked(inner.firstNamedChild) ?? plain(inner.firstNamedChild);
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

/** `self.x` for `hasattr(self, 'x')`. */
function attributeAsked(node: SyntaxNode | null): string | null {
  if (node?.type !== 'call' || node.field('function')?.text !== 'hasattr') return null;
  const [object, name] = callArguments(node).positional;
  const attribute = name === undefined ? null : stringValue(name);
  return object === undefined || attribute === null ? null : `${object.text}.${attribute}`;
}

function plain(node: SyntaxNode | null): string | null {
  return node?.type === 'identifier' || node?.type === 'attribute' ? node.text : null;
}

/** Whether a condition in `within` asks about `target`, or what was read from it there, between `from` and `write`. */
export function asksAgain(within: SyntaxNode, target: string, write: SyntaxNode, from: SyntaxNode = within): boolean {
  const inside = [...descendants(within)].filter((node) => node.start >= from.start && node.start < write.end);
  const readAgain = inside.filter((node) => node.type === 'assignment' && node.field('right')?.text === target).flatMap((node) => node.field('left')?.text ?? []);
  const names = [target.replace(/\[.*$/, '').replace(/^.*\./, ''), ...readAgain];
  return inside.some((node) => {
    if (!/^(if_statement|while_statement|conditional_expression|assert_statement)$/.test(node.type)) return false;
    const asked = node.field('condition')?.text ?? node.text;
    return names.some((name) => asked.includes(name));
  });
}
