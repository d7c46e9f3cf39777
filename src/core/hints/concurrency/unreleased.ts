import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix, Severity } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, descendants, enclosing, integerValue, loopTypes, ownDescendantsOf } from '../syntax/walk.ts';
import { acquireCall, type Acquisition, acquisitionsOf, blockOf, isRelease } from './acquisitions.ts';
import { type Code, codeOf, isAwaited, statementCall, statementOf, statementsOf } from './code.ts';
import { canRaise } from './canRaise.ts';
import { wrapStatements } from './edits.ts';
import { report } from './report.ts';
import { madeBy } from './threadTargets.ts';

/**
 *     lock.acquire()
 *     total = parse(line)        ← raises, and nobody releases the lock
 *     lock.release()
 */
export const unreleased: FileRule = {
  id: 'CB04',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const taken = acquireCall(code, call);
      if (taken === null || statementCall(statementOf(call)) !== call) continue;
      const problem = problemOf(code, taken);
      if (problem !== null) yield describe(taken, problem);
    }
  },
};

interface Problem {
  readonly kind: 'lock-not-released-on-exception' | 'lock-acquire-without-with';
  readonly severity: Severity;
  /** The line on which the lock stays behind. */
  readonly at: SyntaxNode | null;
  readonly fix: QuickFix | null;
}

const wrappers =
  /^(__a?enter__|__a?exit__|__init__|_?(try_?)?(acquire|lock|enter|take|p|wait|down|release)(_\w+)?|\w+_(acquire|lock|enter))$/i;

/** Methods that are an acquire by another name leave the release to their counterpart. */
function isHandOver(code: Code, call: SyntaxNode): boolean {
  const owner = code.functionOf(call);
  return owner?.owner !== null && owner !== null && wrappers.test(owner.name);
}

function problemOf(code: Code, taken: Acquisition): Problem | null {
  const { lock, node } = taken;
  // Without `await` nothing is taken, which is another rule's.
  if (isFollowedByTry(code, taken) || (isAsyncLock(taken) && !isAwaited(node))) return null;
  const owner = code.functionOf(node);
  const releases = code.all('call').filter((call) => isRelease(code, call, lock.id));
  const own = releases.filter((call) => code.functionOf(call) === owner);
  if (own.length === 0) return releases.every((call) => isOfOwn(code, call, lock.id)) ? neverReleased(code, taken) : null;
  const later = own.filter((call) => call.start > node.start);
  if (later.length === 0 || later.some((call) => isInFinallyFor(code, call, node))) return null;
  // A lock that is let go only after a failure is handed over to whoever ends the work, if there can be somebody.
  const isOthers = lock.group !== null || lock.type === null || releases.some((call) => !isOfOwn(code, call, lock.id));
  if (later.every(isInHandler) && isOthers) return null;
  return straight(code, taken, later);
}

/** A release of what its own function has taken, and so of nobody else's. */
function isOfOwn(code: Code, release: SyntaxNode, id: string): boolean {
  return acquisitionsOf(code, code.functionOf(release)).some((one) => one.lock.id === id && one.node.start < release.start);
}

/** A lock of this file's own that no code releases and nobody else can. */
function neverReleased(code: Code, taken: Acquisition): Problem | null {
  const { lock, node } = taken;
  const isOwned = lock.group === null && lock.type !== null;
  if (!isOwned || isSignal(code, taken) || isHandOver(code, node) || isSharedOutside(code, taken)) return null;
  return { kind: 'lock-not-released-on-exception', severity: 'warning', at: null, fix: null };
}

/** A semaphore that begins at zero waits for somebody else's release. */
function isSignal(code: Code, { lock }: Acquisition): boolean {
  return lock.type?.kind === 'Semaphore' && !madeBy(code, lock.node).some((made) => (integerValue(callArguments(made).positional[0] ?? made) ?? 1) > 0);
}

/** A lock that is returned or passed on may be released where nobody sees it. */
function isSharedOutside(code: Code, taken: Acquisition): boolean {
  const name = taken.lock.node.type === 'attribute' ? taken.lock.node.field('attribute')?.text : taken.lock.node.text;
  return code.identifiers(name ?? '').some((node) => {
    const at = node.parent?.type === 'attribute' && node.fieldName === 'attribute' ? node.parent : node;
    const parent = at.parent;
    return (
      parent?.type === 'argument_list' ||
      parent?.type === 'keyword_argument' ||
      parent?.type === 'return_statement' ||
      (parent?.type === 'tuple' && parent.parent?.type !== 'with_item')
    );
  });
}

function isFollowedByTry(code: Code, taken: Acquisition): boolean {
  const { following } = blockOf(taken.node);
  for (const statement of following) {
    if (statement.type === 'try_statement' && releasesInFinally(code, statement, taken.lock.id)) return true;
    if (canRaise(code, statement)) break;
  }
  for (const up of ancestors(taken.node)) {
    if (up.type === 'function_definition') break;
    if (up.type === 'try_statement' && releasesInFinally(code, up, taken.lock.id)) return true;
  }
  return false;
}

function releasesInFinally(code: Code, statement: SyntaxNode, id: string): boolean {
  const last = statement.childOfType('finally_clause');
  return last !== null && [...descendants(last)].some((node) => node.type === 'call' && isRelease(code, node, id));
}

/** Inside a `finally` (or an `except` that releases too) of a try that begins after the acquire. */
function isInFinallyFor(code: Code, call: SyntaxNode, acquired: SyntaxNode): boolean {
  for (const up of ancestors(call)) {
    if (up.type === 'finally_clause' && (up.parent?.start ?? 0) > acquired.start) {
      const block = statementOf(acquired).parent;
      const { following } = blockOf(acquired);
      const index = following.findIndex((one) => one === up.parent);
      return block === up.parent?.parent && index >= 0 && !following.slice(0, index).some((one) => canRaise(code, one));
    }
  }
  return false;
}

function straight(code: Code, taken: Acquisition, releases: readonly SyntaxNode[]): Problem | null {
  const { statement, following } = blockOf(taken.node);
  const last = following.find((one) => releases.some((call) => statementCall(one) === call));
  const leaving = leavingBefore(code, taken, releases, last);
  if (leaving !== null) return { kind: 'lock-not-released-on-exception', severity: 'warning', at: leaving, fix: null };
  const lost = last === undefined ? releasedInTryOnly(code, following, releases) : null;
  if (lost !== null) return { kind: 'lock-not-released-on-exception', severity: 'hint', at: lost, fix: null };
  if (last === undefined)
    return isOneBranchOnly(releases, following) || releases.every(isInHandler)
      ? { kind: 'lock-not-released-on-exception', severity: 'warning', at: null, fix: null }
      : null;
  const between = following.filter((one) => one.start < last.start);
  const risky = between.find((one) => canRaise(code, one));
  if (risky === undefined && between.some(leavesLoop)) return null;
  const isSimple = releases.length === 1;
  const header = `${isAsyncLock(taken) ? 'async with' : 'with'} ${taken.lock.text}:`;
  const fix = isSimple && between.length > 0 ? wrapStatements(`Hold it with \`with ${taken.lock.text}\``, header, statement, last) : null;
  return risky === undefined
    ? { kind: 'lock-acquire-without-with', severity: 'hint', at: null, fix }
    : { kind: 'lock-not-released-on-exception', severity: 'hint', at: risky, fix };
}

/** A loop that is left with the lock in hand, which is released behind it. */
function leavesLoop(statement: SyntaxNode): boolean {
  return [...ownDescendantsOf(statement)].some(({ type }) => type === 'break_statement' || type === 'continue_statement');
}

/** The release is the last line of a `try` whose handlers go on without it; gives what may raise before it. */
function releasedInTryOnly(code: Code, following: readonly SyntaxNode[], releases: readonly SyntaxNode[]): SyntaxNode | null {
  for (const statement of following) {
    const body = statement.type === 'try_statement' ? statement.field('body') : null;
    if (body === null || !releases.some((call) => body.contains(call))) continue;
    if (releases.some((call) => statement.contains(call) && !body.contains(call))) return null;
    const risky = statementsOf(body).find((one) => canRaise(code, one));
    return risky === undefined || releases.some((call) => risky.contains(call)) ? null : risky;
  }
  return null;
}

function isAsyncLock(taken: Acquisition): boolean {
  return taken.lock.type?.family === 'async';
}

/** What leaves the function, or goes on to the next turn of its loop, with the lock, between the acquire and its release. */
function leavingBefore(code: Code, taken: Acquisition, releases: readonly SyntaxNode[], last: SyntaxNode | undefined): SyntaxNode | null {
  const owner = code.functionOf(taken.node);
  const until = last?.start ?? Math.max(...releases.map((call) => call.start));
  const leaving = ['return_statement', 'raise_statement', 'continue_statement', 'break_statement'].flatMap((type) => code.own(owner, type));
  const block = statementOf(taken.node).parent;
  return (
    leaving.find((node) => {
      if (node.start < taken.node.end || node.start > until || block?.contains(node) !== true) return false;
      if (!leavesFor(node, taken.node, releases)) return false;
      return !isCaught(node, taken.node) && !releases.some((call) => call.start < node.start && isOnPath(call, node));
    }) ?? null
  );
}

/** Out of the function; into the next turn of the loop, which takes the lock again; or out of that loop, with no release behind it. */
function leavesFor(leaving: SyntaxNode, acquired: SyntaxNode, releases: readonly SyntaxNode[]): boolean {
  if (leaving.type !== 'continue_statement' && leaving.type !== 'break_statement') return true;
  const loop = enclosing(leaving, loopTypes);
  if (loop?.contains(acquired) !== true) return false;
  return leaving.type === 'continue_statement' || !releases.some((call) => call.start >= loop.end);
}

/** A release in a block around (or before) the leaving statement has run by then. */
function isOnPath(call: SyntaxNode, leaving: SyntaxNode): boolean {
  const block = statementOf(call).parent;
  return block?.contains(leaving) === true;
}

/** A raise inside a try with handlers stays in the function, as far as anyone can tell from here. */
function isCaught(leaving: SyntaxNode, acquired: SyntaxNode): boolean {
  if (leaving.type !== 'raise_statement') return false;
  for (const up of ancestors(leaving)) {
    if (up.contains(acquired)) return false;
    if (up.type === 'try_statement' && up.childOfType('except_clause') !== null) return true;
  }
  return false;
}

/** The only release stands in an `if` without `else`, and nothing after it releases. */
function isOneBranchOnly(releases: readonly SyntaxNode[], following: readonly SyntaxNode[]): boolean {
  const [only] = releases;
  if (only === undefined || releases.length > 1) return false;
  const branch = statementOf(only).parent?.parent;
  return (
    branch?.type === 'if_statement' &&
    following.includes(branch) &&
    branch.childOfType('else_clause') === null &&
    branch.childOfType('elif_clause') === null
  );
}

/** In an `except` clause: what ends well goes on with the lock. */
function isInHandler(call: SyntaxNode): boolean {
  for (const up of ancestors(call)) {
    if (up.type === 'function_definition') return false;
    if (up.type === 'except_clause') return true;
  }
  return false;
}

function describe(taken: Acquisition, problem: Problem): Hint {
  const { text } = taken.lock;
  const line = taken.node.line;
  const where = problem.at?.line;
  const what =
    where === undefined
      ? problem.severity === 'warning'
        ? `\`${text}\` is taken on line ${line} and not released on every way on from there: the next thread that asks for it waits forever. `
        : `\`${text}\` is taken on line ${line} by hand; as soon as something between here and the release can fail, thread A leaves with the lock and thread B waits on line ${line} forever. `
      : problem.severity === 'warning'
        ? `Thread A takes \`${text}\` on line ${line} and leaves on line ${where} without releasing it; thread B then waits on line ${line} forever. `
        : `When line ${where} raises, thread A leaves with \`${text}\` taken on line ${line}; thread B then waits on line ${line} forever. `;
  return report('CB04', taken.node, {
    kind: problem.kind,
    severity: problem.severity,
    message: `${what}Write \`${isAsyncLock(taken) ? 'async with' : 'with'} ${text}:\`, which releases on every way out.`,
    link: 'concept:synchronization_primitives',
    fix: problem.fix,
  });
}
