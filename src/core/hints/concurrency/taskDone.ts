import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementOf } from './code.ts';
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
        const problem = done.length === 0 ? withoutDone(code, owner, got, calls) : skippedDone(code, owner, got, done);
        if (problem !== null) yield problem;
      }
      yield* doneWithoutGet(own);
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
  const joins = calls.filter((one) => one.method === 'join');
  if (joins.some((one) => code.functionOf(one.call) === owner)) return null;
  const isSame =
    joins.some((one) => one.queue.text === got.queue.text) ||
    calls.every((one) => one.method !== 'task_done' || one.queue.text !== got.queue.text);
  const isElsewhere = calls.some((one) => one.method === 'task_done' && one.queue.text === got.queue.text);
  if (!isSame || isElsewhere || isReturnedAway(got.call)) return null;
  return hint(got.call, `\`${got.queue.text}.task_done()\` is never called for the items taken on line ${got.call.line}`, joins[0]?.call);
}

function isReturnedAway(call: SyntaxNode): boolean {
  return statementOf(call).type === 'return_statement';
}

/** A `continue`, `break` or `return` between the get and its task_done; a sentinel ends the loop after the join. */
function skippedDone(code: Code, owner: FunctionInfo | null, got: QueueCall, done: readonly QueueCall[]): Hint | null {
  if (done.some(({ call }) => isInFinally(call))) return null;
  const last = done[done.length - 1];
  if (last === undefined) return null;
  const leaving = ['continue_statement', 'return_statement', 'break_statement'].flatMap((type) => code.own(owner, type));
  const skip = leaving.find((node) => {
    if (node.start < got.call.end || node.start > last.call.start || isSentinel(node, got.call)) return false;
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
