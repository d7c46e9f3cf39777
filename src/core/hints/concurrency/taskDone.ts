import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementCall, statementOf, statementsOf } from './code.ts';
import { objectRef } from './lockIdentity.ts';
import { brief, report } from './report.ts';

const queues = /^(queue|asyncio)\.(Lifo|Priority)?Queue$|^multiprocessing\.JoinableQueue$/;

interface QueueCall {
  readonly call: SyntaxNode;
  readonly queue: SyntaxNode;
  readonly method: string;
}

/**
 *     job = jobs.get()
 *     if job.is_old():
 *         continue               ← no task_done for this one: jobs.join() waits forever
 *     run(job)
 *     jobs.task_done()
 */
export const taskDone: FileRule = {
  id: 'CB19',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const calls = code.all('call').flatMap((call) => queueCall(code, call) ?? []);
    if (!calls.some((one) => one.method === 'join')) return;
    for (const owner of [null, ...analysis.facts.functions]) {
      const own = calls.filter((one) => code.functionOf(one.call) === owner);
      for (const got of own) {
        if (got.method !== 'get' && got.method !== 'get_nowait') continue;
        const done = own.filter((one) => one.method === 'task_done' && one.queue.text === got.queue.text);
        const problem =
          done.length === 0 ? withoutDone(code, owner, got, calls) : (skippedDone(code, owner, got, done, calls) ?? swallowed(got, done));
        if (problem !== null) yield problem;
      }
      yield* doneWithoutGet(own);
      yield* doneTwice(own);
    }
  },
};

function queueCall(code: Code, call: SyntaxNode): QueueCall | null {
  const parts = methodCall(call);
  if (parts === null || !/^(get|get_nowait|task_done|join)$/.test(parts.method)) return null;
  if (!code.heads(parts.object).some((head) => queues.test(head))) return null;
  return { call, queue: parts.object, method: parts.method };
}

/** Whoever joins a queue wants to know that its consumers are done; the joiner's own gets are its own business. */
function withoutDone(code: Code, owner: FunctionInfo | null, got: QueueCall, calls: readonly QueueCall[]): Hint | null {
  const same = calls.filter((one) => maybeSame(code, one.queue, got.queue));
  const joins = same.filter((one) => one.method === 'join');
  const [join] = joins;
  if (join === undefined || joins.some((one) => code.functionOf(one.call) === owner)) return null;
  const isReported = same.some((one) => one.method === 'task_done');
  if (isReported && (isReportedElsewhere(code, same) || !isCertainlySame(code, join.queue, got.queue))) return null;
  if (isReturnedAway(got.call)) return null;
  return hint(got.call, `\`${got.queue.text}.task_done()\` is never called for the items taken on line ${got.call.line}`, join.call);
}

/** A function that reports items as done and takes none does so for somebody else's. */
function isReportedElsewhere(code: Code, same: readonly QueueCall[]): boolean {
  const takers = new Set(same.filter(({ method }) => method.startsWith('get')).map(({ call }) => code.functionOf(call)));
  return same.some(({ method, call }) => method === 'task_done' && !takers.has(code.functionOf(call)));
}

function isCertainlySame(code: Code, queue: SyntaxNode, consumed: SyntaxNode): boolean {
  const [one, other] = [objectRef(code, queue), objectRef(code, consumed)];
  return one !== null && one.id === other?.id && !one.isPassed && !other.isPassed;
}

/** A consumer's queue that came from outside is `queue` when they are named alike, or when the file makes only one. */
function maybeSame(code: Code, queue: SyntaxNode, consumed: SyntaxNode): boolean {
  const [one, other] = [objectRef(code, queue), objectRef(code, consumed)];
  if (one !== null && other !== null && !one.isPassed && !other.isPassed) return one.id === other.id;
  if (queue.text === consumed.text) return true;
  return other?.isPassed === true && code.all('call').filter((call) => queues.test(code.called(call) ?? '')).length < 2;
}

function isReturnedAway(call: SyntaxNode): boolean {
  return statementOf(call).type === 'return_statement';
}

/** A `continue`, `break` or `return` between the get and its task_done; a sentinel ends the loop after the join. */
function skippedDone(
  code: Code,
  owner: FunctionInfo | null,
  got: QueueCall,
  done: readonly QueueCall[],
  calls: readonly QueueCall[],
): Hint | null {
  if (done.some(({ call }) => isInFinally(call))) return null;
  const last = done[done.length - 1];
  if (last === undefined) return null;
  const leaving = ['continue_statement', 'return_statement', 'break_statement'].flatMap((type) => code.own(owner, type));
  const skip = leaving.find((node) => {
    if (node.start < got.call.end || node.start > last.call.start) return false;
    if (isSentinel(node, got.call) && (isEmptyHanded(node) || !isSentBeforeJoin(code, got.queue, calls))) return false;
    if (node.type !== 'return_statement' && loopOf(node) !== loopOf(got.call)) return false;
    return !done.some(
      ({ call }) => got.call.end <= call.start && call.start < node.start && statementOf(call).parent?.contains(node) === true,
    );
  });
  if (skip === undefined) return null;
  return hint(
    skip,
    `Line ${skip.line} goes on without \`${got.queue.text}.task_done()\` for the item taken on line ${got.call.line}`,
    undefined,
  );
}

/** In the handler of the get itself: there is no item. */
function isEmptyHanded(node: SyntaxNode): boolean {
  return [...ancestors(node)].some((up) => up.type === 'except_clause');
}

/** `jobs.put(None)` and then `jobs.join()`, which waits for that one too. */
function isSentBeforeJoin(code: Code, queue: SyntaxNode, calls: readonly QueueCall[]): boolean {
  return calls.some(({ method, call, queue: joined }) => {
    if (method !== 'join' || !maybeSame(code, joined, queue)) return false;
    return code.own(code.functionOf(call), 'call').some((other) => {
      const parts = methodCall(other);
      const [item] = callArguments(other).positional;
      return parts?.method === 'put' && other.start < call.start && parts.object.text === joined.text && item?.type === 'none';
    });
  });
}

function loopOf(node: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(node)) {
    if (up.type === 'for_statement' || up.type === 'while_statement') return up;
    if (up.type === 'function_definition') return null;
  }
  return null;
}

function isInFinally(call: SyntaxNode): boolean {
  return [...ancestors(call)].some((up) => up.type === 'finally_clause');
}

/** `if item is None: break`, and an `except queue.Empty` that got nothing. */
function isSentinel(node: SyntaxNode, got: SyntaxNode): boolean {
  if (node.type === 'continue_statement')
    return [...ancestors(node)].some((up) => up.type === 'except_clause' && up.parent?.contains(got) === true);
  for (const up of ancestors(node)) {
    if (up.type === 'except_clause') return true;
    if (up.type === 'if_statement')
      return /^(not\s+[\w.]+|[\w.]+\s*(is|==)\s*[\w.'"-]+)$|sentinel|stop|poison/i.test(up.field('condition')?.text ?? '');
    if (up.type === 'function_definition') return false;
  }
  return false;
}

/** The only task_done stands in a `try` whose handler goes on without it. */
function swallowed(got: QueueCall, done: readonly QueueCall[]): Hint | null {
  const [only] = done;
  if (only === undefined || done.length > 1) return null;
  const statement = statementOf(only.call).parent?.parent;
  if (statement?.type !== 'try_statement' || statement.field('body') !== statementOf(only.call).parent || statement.contains(got.call))
    return null;
  const clause = statement.children.find((child) => child.type === 'except_clause' && !leavesByRaising(child));
  const first = statementsOf(statementOf(only.call).parent ?? statement)[0];
  if (clause === undefined || first === statementOf(only.call)) return null;
  return hint(
    clause,
    `When line ${only.call.line} is not reached, line ${clause.line} goes on without \`${got.queue.text}.task_done()\` for the item taken on line ${got.call.line}`,
    undefined,
  );
}

function leavesByRaising(clause: SyntaxNode): boolean {
  const body = clause.childOfType('block');
  return body !== null && statementsOf(body).some((one) => one.type === 'raise_statement');
}

/** Two calls in one block with no get between them. */
function* doneTwice(own: readonly QueueCall[]): Generator<Hint> {
  for (const [index, { call, queue, method }] of own.entries()) {
    const before = own[index - 1];
    if (method !== 'task_done' || before?.method !== 'task_done' || before.queue.text !== queue.text) continue;
    const [first, second] = [statementOf(before.call), statementOf(call)];
    if (first.parent !== second.parent || statementCall(first) !== before.call) continue;
    yield report('CB19', call, {
      kind: 'task-done-mismatch',
      severity: 'hint',
      message:
        `Line ${call.line} reports the item as done that line ${before.call.line} has reported already: the count of \`${queue.text}\` falls below what is still at work, ` +
        'so thread A returns from `join()` while thread B is busy, or `task_done()` raises a ValueError. Call it once for each `get()`.',
    });
  }
}

function* doneWithoutGet(own: readonly QueueCall[]): Generator<Hint> {
  for (const { call, queue, method } of own) {
    if (method !== 'task_done' || own.some((one) => one.method.startsWith('get'))) continue;
    if (own.some((one) => one.method === 'join'))
      yield hint(call, `Line ${call.line} reports an item of \`${queue.text}\` as done that this function has not taken`, undefined);
  }
}

function hint(node: SyntaxNode, what: string, join: SyntaxNode | undefined): Hint {
  return report('CB19', node, {
    kind: 'task-done-mismatch',
    severity: 'hint',
    message:
      `${what}: the queue's count of open items does not come down to zero, so ${join === undefined ? '`join()`' : `\`${brief(join)}\` on line ${join.line}`} waits forever although every item has been taken. ` +
      'Call `task_done()` once for each `get()`, in a `finally`.',
  });
}
