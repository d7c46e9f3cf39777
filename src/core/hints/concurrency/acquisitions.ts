import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants, unwrap } from '../syntax/walk.ts';
import { type Code, methodCall, statementCall, statementOf, statementsOf } from './code.ts';
import { lockRef, type LockRef } from './lockIdentity.ts';

/** One place that takes a lock. */
export interface Acquisition {
  readonly lock: LockRef;
  /** The with item's value, or the `acquire` call. */
  readonly node: SyntaxNode;
  readonly how: 'with' | 'acquire';
  /** Gives up by itself: a timeout, or not blocking at all. */
  readonly tentative: boolean;
}

/** The locks that a `with` statement takes, in order. */
export function withAcquisitions(code: Code, statement: SyntaxNode): Acquisition[] {
  return withItems(statement).flatMap((value): Acquisition[] => {
    const lock = lockRef(code, value);
    return lock === null ? [] : [{ lock, node: value, how: 'with', tentative: false }];
  });
}

/** The context expressions of a `with`, without their `as`. */
export function withItems(statement: SyntaxNode): SyntaxNode[] {
  const clause = statement.childOfType('with_clause');
  const items = clause?.namedChildren.filter((item) => item.type === 'with_item') ?? [];
  return items.flatMap((item) => {
    const value = item.field('value');
    if (value === null) return [];
    const inner = value.type === 'as_pattern' ? value.firstNamedChild : value;
    return inner === null ? [] : spread(unwrap(inner));
  });
}

/** `with (a, b):` is read as a tuple by some grammars. */
function spread(value: SyntaxNode): SyntaxNode[] {
  return value.type === 'tuple' ? value.namedChildren : [value];
}

/** The acquisition that a call `x.acquire(…)` is; null for other calls. */
export function acquireCall(code: Code, call: SyntaxNode): Acquisition | null {
  const parts = methodCall(call);
  if (parts?.method !== 'acquire') return null;
  const lock = lockRef(code, parts.object);
  return lock === null ? null : { lock, node: call, how: 'acquire', tentative: isTentative(call) };
}

function isTentative(call: SyntaxNode): boolean {
  const { positional, keywords, splat } = callArguments(call);
  if (splat || keywords.has('timeout') || positional.length > 1) return true;
  const blocking = keywords.get('blocking') ?? keywords.get('block') ?? positional[0];
  return blocking !== undefined && blocking.type !== 'true' && blocking.text !== '1';
}

/** All acquisitions that `owner` itself makes, in source order. */
export function acquisitionsOf(code: Code, owner: FunctionInfo | null): Acquisition[] {
  const found = [
    ...code.own(owner, 'with_statement').flatMap((statement) => withAcquisitions(code, statement)),
    ...code.own(owner, 'call').flatMap((call) => acquireCall(code, call) ?? []),
  ];
  return found.sort((left, right) => left.node.start - right.node.start);
}

/** Whether a call is `x.release()` on the lock with this id. */
export function isRelease(code: Code, call: SyntaxNode, id: string): boolean {
  const parts = methodCall(call);
  return parts?.method === 'release' && lockRef(code, parts.object)?.id === id;
}

const boundaries = new Set(['function_definition', 'lambda', 'class_definition']);

/**
 * The locks held when `node` runs, by the text of its own function: `with` around it, or an `acquire` before it without
 * a `release` in between.
 */
export function heldAt(code: Code, node: SyntaxNode): Acquisition[] {
  const held: Acquisition[] = [];
  const released = new Set<string>();
  let from = node;
  for (let up = node.parent; up !== null; from = up, up = up.parent) {
    if (boundaries.has(up.type)) {
      if (up.type === 'function_definition') held.push(...heldByDecorators(code, up));
      break;
    }
    if (up.type === 'with_statement') held.push(...heldByWith(code, up, from, node).filter(({ lock }) => !released.has(lock.id)));
    if (up.type === 'if_statement') held.push(...heldByCondition(code, up, from));
    if (up.type === 'block' || up.type === 'module') {
      held.push(...heldByStatements(code, up, from));
      for (const id of letGoBefore(code, up, from)) released.add(id);
    }
  }
  return held;
}

const lockingName = /(^|[._])(synchroni[sz]ed?|locked|with_lock|requires?_lock|thread_?safe|atomic)/i;

/** `@locked` over a method, whose wrapper takes a lock before it calls it: which one, and of whom, is not looked into. */
function heldByDecorators(code: Code, definition: SyntaxNode): readonly Acquisition[] {
  let found = heldByDecorator.get(definition);
  if (found === undefined) {
    found = locksOfDecorators(code, definition);
    heldByDecorator.set(definition, found);
  }
  return found;
}

const heldByDecorator = new WeakMap<SyntaxNode, readonly Acquisition[]>();

function locksOfDecorators(code: Code, definition: SyntaxNode): Acquisition[] {
  const info = code.analysis.facts.definitions.get(definition);
  const decorators = info?.kind === 'function' ? info.decorators : [];
  return decorators.flatMap((decorator): Acquisition[] => {
    const callee = decorator.type === 'call' ? decorator.field('function') : decorator;
    const known = callee === null ? [] : code.functions(callee);
    const isTaking = known.some((owner) => [...descendants(owner.node)].some((node) => takesLock(code, node)));
    if (!isTaking && (known.length > 0 || !lockingName.test(decorator.text))) return [];
    const lock: LockRef = { id: `decorator@${decorator.start}`, type: null, text: decorator.text, group: 'passed', isParameters: false, node: decorator };
    return [{ lock, node: decorator, how: 'with', tentative: true }];
  });
}

function takesLock(code: Code, node: SyntaxNode): boolean {
  if (node.type === 'with_statement') return withAcquisitions(code, node).length > 0;
  return node.type === 'call' && acquireCall(code, node) !== null;
}

function heldByWith(code: Code, statement: SyntaxNode, from: SyntaxNode, node: SyntaxNode): Acquisition[] {
  const all = withAcquisitions(code, statement);
  return from.fieldName === 'body' ? all : all.filter((one) => one.node.end <= node.start);
}

/** `if lock.acquire(timeout=1): …` */
function heldByCondition(code: Code, statement: SyntaxNode, from: SyntaxNode): Acquisition[] {
  if (from.fieldName !== 'consequence') return [];
  const condition = statement.field('condition');
  return condition === null || condition.type === 'not_operator' ? [] : acquisitionsIn(code, condition);
}

function acquisitionsIn(code: Code, node: SyntaxNode): Acquisition[] {
  if (!node.text.includes('acquire')) return [];
  return [...descendants(node)].flatMap((one) => (one.type === 'call' ? (acquireCall(code, one) ?? []) : []));
}

function heldByStatements(code: Code, block: SyntaxNode, until: SyntaxNode): Acquisition[] {
  let held: Acquisition[] = [];
  for (const statement of statementsOf(block)) {
    if (statement.start >= until.start) break;
    const text = statement.text;
    if (text.includes('.release')) {
      const releases = releasesIn(code, statement);
      held = held.filter(({ lock }) => !releases.includes(lock.id));
    }
    if (text.includes('.acquire')) held.push(...takenBy(code, statement));
  }
  return held;
}

/** `with lock:` whose body says `lock.release()` and takes it again later, to do something in between. */
function letGoBefore(code: Code, block: SyntaxNode, until: SyntaxNode): readonly string[] {
  let free: string[] = [];
  for (const statement of statementsOf(block)) {
    if (statement.start >= until.start) break;
    const text = statement.text;
    if (text.includes('.acquire')) {
      const taken = takenBy(code, statement).map(({ lock }) => lock.id);
      free = free.filter((id) => !taken.includes(id));
    }
    const call = text.includes('.release') ? statementCall(statement) : null;
    if (call !== null) free.push(...releasesIn(code, statement));
  }
  return free;
}

/** What a statement leaves locked behind it. */
function takenBy(code: Code, statement: SyntaxNode): Acquisition[] {
  const call = statementCall(statement);
  if (call !== null) {
    const taken = acquireCall(code, call);
    return taken === null ? [] : [taken];
  }
  const isPlain = statement.type === 'expression_statement';
  // `if not lock.acquire(timeout=1): return` and `got = lock.acquire(False)` go on with the lock, or with nothing to lose.
  const condition = statement.type === 'if_statement' ? statement.field('condition') : null;
  const source = isPlain ? statement : condition?.type === 'not_operator' ? condition : null;
  return source === null ? [] : acquisitionsIn(code, source).map((one) => ({ ...one, tentative: true }));
}

function releasesIn(code: Code, statement: SyntaxNode): string[] {
  const isBranch = statement.type === 'if_statement';
  if (isBranch) return [];
  return [...descendants(statement)].flatMap((node) => {
    const parts = node.type === 'call' ? methodCall(node) : null;
    if (parts?.method !== 'release') return [];
    return lockRef(code, parts.object)?.id ?? [];
  });
}

/** Whether a lock with this id is acquired, in whatever branch, before `node` in its function, and not released since. */
export function isTakenBefore(code: Code, node: SyntaxNode, id: string): boolean {
  const owner = code.functionOf(node);
  const last = acquisitionsOf(code, owner).findLast((one) => one.lock.id === id && one.node.start < node.start && one.how === 'acquire');
  if (last === undefined) return false;
  return !code.own(owner, 'call').some((call) => last.node.start < call.start && call.start < node.start && isRelease(code, call, id));
}

/** The block and the statement in it that hold `node`. */
export function blockOf(node: SyntaxNode): { readonly statement: SyntaxNode; readonly following: readonly SyntaxNode[] } {
  const statement = statementOf(node);
  const siblings = statement.parent === null ? [] : statementsOf(statement.parent);
  return { statement, following: siblings.filter((one) => one.start > statement.start) };
}
