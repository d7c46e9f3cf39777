import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { heldAt, withItems } from './acquisitions.ts';
import { type Code, codeOf, methodCall, statementOf } from './code.ts';
import { ownName, readsOf } from './names.ts';
import { lockTypeOf } from './primitives.ts';
import { brief, report } from './report.ts';

/**
 *     with lock:                     ← a threading.Lock
 *         await session.commit()     ← held while other tasks run, and they want it too
 */
export const awaitUnderThreadLock: FileRule = {
  id: 'CB13',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const seen = new Set<SyntaxNode>();
    for (const node of pauses(code)) {
      if (code.functionOf(node)?.isAsync !== true) continue;
      const held = heldAt(code, node).find(
        ({ lock, tentative, node: taken }) =>
          lock.type?.family === 'thread' && !tentative && lock.type.kind !== 'Semaphore' && !statementOf(taken).hasToken('async'),
      );
      if (held === undefined) continue;
      // The first one tells of the lock; at the others a hover does.
      const isSaid = seen.has(held.node);
      seen.add(held.node);
      yield report('CB13', node, {
        kind: 'await-under-thread-lock',
        severity: isSaid ? 'hover' : 'warning',
        message:
          `\`${held.lock.text}\` is a lock for threads, taken on line ${held.node.line} and still held when line ${node.line} lets other tasks run. ` +
          `Task A waits here with the lock, task B comes to line ${held.node.line} and blocks the only thread: A can never go on to release it. ` +
          'Use an `asyncio.Lock` with `async with`, or release before the `await`.',
        link: 'concept:synchronization_primitives',
      });
    }
  },
};

function pauses(code: Code): SyntaxNode[] {
  const awaits = [...code.all('await')];
  for (const type of ['for_statement', 'with_statement']) awaits.push(...code.all(type).filter((node) => node.hasToken('async')));
  return awaits.sort((left, right) => left.start - right.start);
}

/**
 *     with threading.Lock():         ← a lock that nobody else has
 *
 *     def add():
 *         lock = threading.Lock()    ← one lock per call
 *         with lock: …
 */
export const lockPerUse: FileRule = {
  id: 'CB14',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const made = lockTypeOf(code.called(call) ?? '');
      if (made === null) continue;
      if (isTakenAtOnce(call)) yield inPlace(call);
      else if (call.parent?.type === 'assignment' && call.fieldName === 'right') yield* perCall(code, call, call.parent);
    }
  },
};

function isTakenAtOnce(call: SyntaxNode): boolean {
  let item = call.parent;
  if (item?.type === 'as_pattern' || item?.type === 'parenthesized_expression' || item?.type === 'tuple') item = item.parent;
  if (item?.type === 'with_item') return true;
  return (
    call.parent?.type === 'attribute' &&
    /^(acquire|__enter__)$/.test(call.parent.field('attribute')?.text ?? '') &&
    call.parent.parent?.type === 'call'
  );
}

function inPlace(call: SyntaxNode): Hint {
  return report('CB14', call, {
    kind: 'lock-created-in-with',
    severity: 'warning',
    message:
      `\`${brief(call)}\` makes a new lock each time line ${call.line} runs: thread A takes its own, thread B takes another one, and both are inside at once. ` +
      'Make one lock where all threads see it (at module level, or in `__init__`), and take that.',
    link: 'concept:synchronization_primitives',
  });
}

function* perCall(code: Code, call: SyntaxNode, assignment: SyntaxNode): Generator<Hint> {
  const name = ownName(code, assignment);
  if (name === null) return;
  const owner = code.functionOf(call);
  const reads = readsOf(code, name);
  const isOnlyTaken = reads.length > 0 && reads.every((read) => code.functionOf(read) === owner && isTaking(read));
  if (!isOnlyTaken || owner === null || !(touchesShared(code, name) || isAroundOther(code, owner))) return;
  yield report('CB14', call, {
    kind: 'lock-per-call',
    severity: 'warning',
    message:
      `\`${name.text}\` is made anew by each call of \`${owner.name}\` and never leaves it: thread A locks its own, thread B locks another one, and both change the same data at once. ` +
      'Make one lock where all threads see it (at module level, or in `__init__`).',
    link: 'concept:synchronization_primitives',
  });
}

function isTaking(read: SyntaxNode): boolean {
  const parent = read.parent;
  if (parent?.type === 'attribute') return /^(acquire|release)$/.test(parent.field('attribute')?.text ?? '');
  return parent?.type === 'with_item' || parent?.type === 'as_pattern';
}

const changing = /^(append|add|remove|discard|pop|popleft|popitem|clear|insert|extend|update|setdefault|appendleft|write)$/;

/** The function changes something that outlives it. */
function touchesShared(code: Code, name: SyntaxNode): boolean {
  const owner = code.functionOf(name);
  if (owner === null) return false;
  if (owner.scope.globals.size > 0 || owner.scope.nonlocals.size > 0) return true;
  const targets = [...code.own(owner, 'assignment'), ...code.own(owner, 'augmented_assignment')].map((node) => node.field('left'));
  const calls = code.own(owner, 'call').map((call) => {
    const parts = methodCall(call);
    return parts !== null && changing.test(parts.method) ? parts.object : null;
  });
  return [...targets, ...calls].some((node) => node !== null && isShared(code, rootOf(node), node, name.text));
}

/** The wrapper of a decorator: it calls a function that the function around it was given. */
function isAroundOther(code: Code, owner: FunctionInfo): boolean {
  return code.own(owner, 'call').some((call) => {
    const callee = call.field('function');
    if (callee?.type !== 'identifier') return false;
    return code.bindingsOf(callee).some(({ parameter }) => parameter !== null && parameter.owner !== owner);
  });
}

function rootOf(node: SyntaxNode): SyntaxNode | null {
  let at: SyntaxNode | null = node;
  while (at !== null && (at.type === 'attribute' || at.type === 'subscript')) at = at.field(at.type === 'attribute' ? 'object' : 'value');
  return at?.type === 'identifier' ? at : null;
}

function isShared(code: Code, root: SyntaxNode | null, whole: SyntaxNode, lock: string): boolean {
  if (root === null || root.text === lock) return false;
  const bindings = code.bindingsOf(root);
  if (root === whole && whole.parent?.type !== 'attribute') return false;
  return bindings.some((binding) => binding.parameter !== null || (binding.scope.kind === 'module' && binding.imported === null));
}

/**
 *     with asyncio.Lock():  /  with session_lock:        ← needs `async with`
 */
export const asyncInSyncWith: FileRule = {
  id: 'CB15',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const statement of code.all('with_statement')) {
      if (statement.hasToken('async')) continue;
      const item = withItems(statement).find((value) => isAsyncOnly(code, value));
      if (item === undefined) continue;
      const isInside = code.functionOf(statement)?.isAsync === true;
      yield report('CB15', item, {
        kind: 'async-cm-in-sync-with',
        severity: 'warning',
        message:
          `\`${brief(item)}\` has no \`__enter__\`, only \`__aenter__\`: line ${statement.line} raises as soon as it runs, before any task gets the lock or the body begins. ` +
          (isInside ? 'Write `async with`.' : 'Write `async with` in an `async def`.'),
        link: 'concept:sync_vs_async',
        fix: isInside && withItems(statement).length === 1 ? asyncFix(statement) : null,
      });
    }
  },
};

const asyncManagers =
  /^(asyncio\.(Lock|Condition|Semaphore|BoundedSemaphore|TaskGroup|Timeout|timeout|timeout_at|Barrier|Server)|aiohttp\.ClientSession|httpx\.AsyncClient|aiofiles\.open|contextlib\.(AsyncExitStack|aclosing))$/;

function isAsyncOnly(code: Code, value: SyntaxNode): boolean {
  const called = value.type === 'call' ? (code.called(value) ?? '') : '';
    const heads = code.heads(value);
  if (asyncManagers.test(called) || (heads.length > 0 && heads.every((head) => asyncManagers.test(head)))) return true;
  if (
    value.type === 'call' &&
    code.callees(value).some((owner) => owner.decorators.some((decorator) => /(^|\.)asynccontextmanager$/.test(decorator.text)))
  )
    return true;
  return code.analysis.inference
    .typesOf(value)
    .some(({ cls }) => cls !== null && cls.bases.length === 0 && cls.methods.has('__aenter__') && !cls.methods.has('__enter__'));
}

function asyncFix(statement: SyntaxNode): QuickFix {
  return { title: 'Use async with', edits: [{ start: statement.start, end: statement.start, text: 'async ' }] };
}
