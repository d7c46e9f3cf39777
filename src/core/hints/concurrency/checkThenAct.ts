import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, descendants, ownDescendantsOf, unwrap } from '../syntax/walk.ts';
import { heldAt } from './acquisitions.ts';
import { type Code, codeOf, methodCall, statementOf, statementsOf } from './code.ts';
import { asksAgain, setAfterCheck } from './doubleChecked.ts';
import { guardsWithLock } from './lockOwners.ts';
import { brief, report } from './report.ts';
import { isShared, rootOf } from './shared.ts';
import { actOnStaleAnswer } from './staleAnswer.ts';
import { functionsOnThreads } from './threadTargets.ts';

/**
 *     if key not in cache:           ← thread B asks the same before A acts
 *         cache[key] = load(key)
 *
 *     while not jobs.empty():        ← the last job may be gone by the next line
 *         job = jobs.get()
 */
export const checkThenAct: FileRule = {
  id: 'CB10',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const onThreads = new Map(functionsOnThreads(analysis).map((one) => [one.owner, one]));
    // Of an `if` in an `if`, or an `elif`, that lead to the same change the first speaks for both.
    const told = new Set<SyntaxNode>();
    for (const type of ['if_statement', 'while_statement']) {
      for (const statement of code.all(type)) {
        const owner = code.functionOf(statement);
        const condition = statement.field('condition');
        if (owner === null || condition === null || isGuarded(code, statement)) continue;
        const thread = onThreads.get(owner);
        if (thread?.through.some((call) => heldAt(code, call).length > 0) === true) continue;
        const act =
          actAfter(code, statement, condition, owner, thread !== undefined) ?? actOnStaleAnswer(code, statement, condition, owner);
        if (act === null || told.has(act) || (thread?.many === false && !isOthersToo(code, owner, statement, condition, act))) continue;
        told.add(act);
        yield describe(condition, act, owner);
      }
    }
  },
};

function isGuarded(code: Code, statement: SyntaxNode): boolean {
  return heldAt(code, statement).length > 0;
}

function actAfter(code: Code, statement: SyntaxNode, condition: SyntaxNode, owner: FunctionInfo, isOnThread: boolean): SyntaxNode | null {
  const body = statement.field(statement.type === 'if_statement' ? 'consequence' : 'body');
  if (body === null) return null;
  const taken = isOnThread ? takenFromQueue(condition, body) : null;
  if (taken !== null) return taken;
  const isOpen = isOnThread || isOfLockedClass(code, owner, condition) || isSingleton(code, owner);
  const act =
    isOpen || owner.isAsync
      ? (changeOf({ code, checked: checkedTargets(condition), owner, statement }, body) ??
        goneBy({ code, checked: checkedBefore(code, owner, condition), owner, statement }, body))
      : null;
  if (act === null)
    return leaves(body) && statement.type === 'if_statement' ? actAfterLeaving(code, statement, condition, owner, isOnThread) : null;
  return isHarmless(code, owner, statement, condition, act) ? null : act;
}

/** What was checked is set before it is acted on, or a task cannot be interrupted between the two. */
function isHarmless(code: Code, owner: FunctionInfo, statement: SyntaxNode, condition: SyntaxNode, act: SyntaxNode): boolean {
  if (setAfterCheck(code, statement, condition) !== null) return true;
  return owner.isAsync && (isClosing(act) || !awaitsBetween(code, owner, condition, act));
}

/** `if balance < amount: return`, and the lines after it go by the answer. */
function actAfterLeaving(
  code: Code,
  statement: SyntaxNode,
  condition: SyntaxNode,
  owner: FunctionInfo,
  isOnThread: boolean,
): SyntaxNode | null {
  if (!isOnThread && !owner.isAsync && !isOfLockedClass(code, owner, condition)) return null;
  const body = statement.field('consequence');
  if (setAfterCheck(code, statement, condition) !== null) return null;
  const block = statement.parent;
  if (block === null || statement.childOfType('else_clause') !== null) return null;
  const checked = [...checkedTargets(condition), ...checkedBefore(code, owner, condition)];
  const check: Check = { code, checked, owner, statement };
  for (const next of statementsOf(block).filter((one) => one.start > statement.start)) {
    const act = changeOf(check, next);
    if (act !== null && (isSwitch(code, act) || (owner.isAsync && isStateGuard(body, act)))) return null;
    if (act !== null) return owner.isAsync && !awaitsBetween(code, owner, condition, act) ? null : act;
  }
  return null;
}

/** `self.closed = True` under the lock: a second thread that sets it again changes nothing. */
function isSwitch(code: Code, act: SyntaxNode): boolean {
  return heldAt(code, act).length > 0 && /^(true|false|none)$/.test(act.field('right')?.type ?? '');
}

/** `if not self.closed: await self.socket.close(); self.closed = True`: to close twice is to close once. */
function isClosing(act: SyntaxNode): boolean {
  return act.field('right')?.type === 'true' && /(closed|stopped|finished|shut_?down|disconnected)$/i.test(act.field('left')?.text ?? '');
}

/** `if self.failed: raise …`, `if self.closed: return`: the object is used by one task, and says what has become of it. */
function isStateGuard(body: SyntaxNode | null, act: SyntaxNode): boolean {
  if (act.type !== 'assignment') return false;
  const isRaised = body !== null && statementsOf(body).at(-1)?.type === 'raise_statement';
  const state = act.field('right');
  return isRaised || /^(true|false|none|integer|string)$/.test(state?.type ?? '') || /^([A-Z]\w*\.)?[A-Z][A-Z_]+$|^[A-Z]\w*\.\w+$/.test(state?.text ?? '');
}

function leaves(body: SyntaxNode): boolean {
  return /^(return|raise|continue|break)_statement$/.test(statementsOf(body).at(-1)?.type ?? '');
}

/** `not q.empty()`, `q.qsize() > 0` before a `q.get()` that waits, or that nobody catches. */
function takenFromQueue(condition: SyntaxNode, body: SyntaxNode): SyntaxNode | null {
  const asked = [...descendants(condition)].flatMap((node) => {
    const parts = node.type === 'call' ? methodCall(node) : null;
    return parts !== null && /^(empty|qsize)$/.test(parts.method) ? [parts.object.text] : [];
  });
  if (asked.length === 0) return null;
  for (const node of ownDescendantsOf(body)) {
    const parts = node.type === 'call' ? methodCall(node) : null;
    if (parts === null || !asked.includes(parts.object.text)) continue;
    const isWaiting = parts.method === 'get' && !callArguments(node).keywords.has('timeout') && callArguments(node).positional.length < 2;
    const isCaught = [...ancestors(node)].some((up) => up.type === 'try_statement' && body.contains(up));
    if (isWaiting && !isCaught && !isNonBlocking(node)) return node;
    if ((parts.method === 'get_nowait' || isNonBlocking(node)) && !isCaught) return node;
  }
  return null;
}

function isNonBlocking(call: SyntaxNode): boolean {
  const { positional, keywords } = callArguments(call);
  return (keywords.get('block') ?? positional[0])?.type === 'false';
}

/** What only one thread runs races with what others change: with a second function that does. */
function isOthersToo(code: Code, owner: FunctionInfo, statement: SyntaxNode, condition: SyntaxNode, act: SyntaxNode): boolean {
  const changed = changedBy(act) ?? methodCall(act)?.object ?? null;
  const name = (changed?.type === 'subscript' ? changed.field('value') : changed)?.text;
  if (name === undefined || isOfLockedClass(code, owner, condition)) return true;
  const nodes = ['assignment', 'augmented_assignment', 'delete_statement', 'call'].flatMap((type) => code.all(type));
  return nodes.some((node) => {
    const by = code.functionOf(node);
    if (by === null || by === owner || by.name === '__init__' || statement.contains(node)) return false;
    const target = changedBy(node) ?? (methodCall(node)?.method.startsWith('get') === true ? methodCall(node)?.object : null);
    return (target?.type === 'subscript' ? target.field('value') : target)?.text === name;
  });
}

function isOfLockedClass(code: Code, owner: FunctionInfo, condition: SyntaxNode): boolean {
  return guardsWithLock(code, owner, condition, checkedBefore(code, owner, condition).map(({ target }) => target));
}

/** `__new__` of a class that makes itself once, in a file that has threads. */
function isSingleton(code: Code, owner: FunctionInfo): boolean {
  if (!/^(__new__|(get_)?instance|get_instance|getInstance)$/.test(owner.name)) return false;
  return (
    code.analysis.facts.calls.has('Thread') ||
    code.analysis.facts.calls.has('ThreadPoolExecutor') ||
    code.analysis.facts.module.bindings.has('threading')
  );
}

interface Checked {
  readonly target: string;
  /** For `k in d`: the key. */
  readonly key: string | null;
}

/** A statement that asks before it acts, and what it asks about. */
interface Check {
  readonly code: Code;
  readonly checked: readonly Checked[];
  readonly owner: FunctionInfo;
  readonly statement: SyntaxNode;
}

/** `task = self.task`, `if task: self.task = None` puts away what it took, and nothing is lost by doing it twice. */
function goneBy(check: Check, body: SyntaxNode): SyntaxNode | null {
  const act = changeOf(check, body);
  return act?.field('right')?.type === 'none' ? null : act;
}

/** What a condition asks about by a name for what was read before: `v = d.get(k)`, then `if v is None`. */
function checkedBefore(code: Code, owner: FunctionInfo, condition: SyntaxNode): Checked[] {
  const direct = checkedTargets(condition);
  const names = [...descendants(condition)].filter((node) => node.type === 'identifier' && direct.some(({ target }) => target === node.text));
  return names.flatMap((name) =>
    code.bindingsOf(name).flatMap(({ kind, value, scope, path }) => {
      const isBefore = kind === 'assignment' && path.length === 0 && value !== null && value.end < condition.start;
      return isBefore && scope === owner.scope && heldAt(code, value).length === 0 ? readFrom(value) : [];
    }),
  );
}

function readFrom(value: SyntaxNode): Checked[] {
  if (value.type === 'attribute') return [{ target: value.text, key: null }];
  const table = value.type === 'subscript' ? value.field('value') : value.type === 'call' ? methodCall(value)?.object : null;
  const key = value.type === 'subscript' ? value.field('subscript') : callArguments(value).positional[0];
  const isRead = value.type === 'subscript' || (value.type === 'call' && methodCall(value)?.method === 'get');
  return isRead && table !== null && table !== undefined && key !== null && key !== undefined ? [{ target: table.text, key: key.text }] : [];
}

/** What a condition asks about: `k in d`, `x > n`, `x is None`, `not x`. */
function checkedTargets(condition: SyntaxNode): Checked[] {
  const inner = unwrap(condition);
  if (inner.type === 'boolean_operator') return inner.namedChildren.flatMap(checkedTargets);
  if (inner.type === 'not_operator') return inner.firstNamedChild === null ? [] : checkedTargets(inner.firstNamedChild);
  if (inner.type === 'identifier' || inner.type === 'attribute' || inner.type === 'subscript') return [{ target: inner.text, key: null }];
  if (inner.type !== 'comparison_operator') return [];
  const [left, right] = inner.namedChildren;
  if (left === undefined || right === undefined) return [];
  if (inner.hasToken('in') || inner.hasToken('not in')) return [{ target: right.text, key: left.text }];
  return [left, right].flatMap((side) =>
    /^(identifier|attribute|subscript)$/.test(side.type) ? [{ target: side.text, key: null }] : lengthOf(side),
  );
}

function lengthOf(side: SyntaxNode): Checked[] {
  const isLength = side.type === 'call' && side.field('function')?.text === 'len';
  const of = isLength ? callArguments(side).positional[0] : undefined;
  return of === undefined ? [] : [{ target: of.text, key: null }];
}

const changing = /^(append|add|remove|discard|pop|popleft|popitem|clear|insert|update|extend|setdefault|appendleft)$/;

function changeOf({ code, checked, owner, statement }: Check, body: SyntaxNode): SyntaxNode | null {
  for (const node of ownDescendantsOf(body)) {
    const target = changedBy(node);
    if (target === null || !isShared(code, outlasting(target), owner) || isAskedUnderLock(code, node, target, statement)) continue;
    const matches = checked.some(({ target: name, key }) =>
      target.type === 'subscript' && key !== null
        ? target.field('value')?.text === name && target.field('subscript')?.text === key
        : target.text === name,
    );
    if (matches) return node;
  }
  return null;
}

/** What an assignment, `del` or changing method call changes. */
function changedBy(node: SyntaxNode): SyntaxNode | null {
  if (node.type === 'assignment' || node.type === 'augmented_assignment') return node.field('left');
  if (node.type === 'delete_statement') return node.firstNamedChild;
  const parts = node.type === 'call' ? methodCall(node) : null;
  return parts !== null && changing.test(parts.method) ? parts.object : null;
}

/** For `cache.pop(k)` on a plain name the name itself is not bound anew, so it counts as an element of it. */
function outlasting(target: SyntaxNode): SyntaxNode {
  return target.parent?.type === 'attribute' && target.fieldName === 'object' && rootOf(target) === target ? target.parent : target;
}

/** A lock that was taken after the question helps when the question is asked again under it. */
function isAskedUnderLock(code: Code, node: SyntaxNode, target: SyntaxNode, statement: SyntaxNode): boolean {
  return heldAt(code, node).some((held) => {
    const block = statementOf(held.node);
    return held.lock.type?.family !== 'thread' || held.node.start < statement.start || asksAgain(block, target.text, node);
  });
}

function awaitsBetween(code: Code, owner: FunctionInfo, condition: SyntaxNode, act: SyntaxNode): boolean {
  return code
    .own(owner, 'await')
    .some((wait) => condition.end <= wait.start && wait.start < act.end && heldAt(code, wait).length === 0 && !isWaitFor(wait, act));
}

/** `await self.task` before `self.task = None`: to wait for one task twice, and to forget it twice, is to do it once. */
function isWaitFor(wait: SyntaxNode, act: SyntaxNode): boolean {
  const target = act.type === 'assignment' && act.field('right')?.type === 'none' ? act.field('left') : null;
  const waited = wait.firstNamedChild;
  if (target === null || waited === null) return false;
  if (waited.type !== 'call') return waited.text === target.text;
  return callArguments(waited).positional.some((one) => one.text === target.text);
}

function describe(condition: SyntaxNode, act: SyntaxNode, owner: FunctionInfo): Hint {
  const [one, other] = owner.isAsync ? ['task A', 'task B'] : ['thread A', 'thread B'];
  return report('CB10', condition, {
    kind: 'check-then-act',
    severity: 'hint',
    message:
      `Line ${condition.line} asks \`${brief(condition)}\` and line ${act.line} acts on the answer, with nothing to keep others out in between: ` +
      `${one} gets its answer, ${other} gets the same one and acts, then A acts on line ${act.line} on what is no longer true. ` +
      (act.type === 'call' && (methodCall(act)?.method ?? '').includes('get')
        ? 'Use `get_nowait()` and catch `queue.Empty`, or send a sentinel.'
        : `Hold ${owner.isAsync ? 'an `asyncio.Lock`' : 'one lock'} around both.`),
  });
}
