import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments } from '../syntax/walk.ts';
import { acquisitionsOf, heldAt } from './acquisitions.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { isA, isProcess, isThread } from './primitives.ts';
import { brief, report } from './report.ts';
import { constructedThread, functionsOnThreads, madeBy, type ThreadFunction } from './threadTargets.ts';

/**
 *     p.join()                 ← waits for the child, which waits for somebody to empty the queue
 *     result = queue.get()
 */
export const joinMistakes: FileRule = {
  id: 'CB32',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const owner of [null, ...analysis.facts.functions]) yield* joinedBeforeDrained(code, owner);
    yield* cycles(code);
    yield* joinedUnderLock(code);
    yield* unbounded(code);
  },
};

function* joinedBeforeDrained(code: Code, owner: FunctionInfo | null): Generator<Hint> {
  const calls = code.own(owner, 'call');
  const join = calls.find((call) => {
    const parts = methodCall(call);
    return parts?.method === 'join' && isProcess(code, parts.object);
  });
  if (join === undefined) return;
  const handed = calls
    .filter((call) => constructedThread(code, call) === 'Process')
    .flatMap(passedObjects);
  for (const queue of handed) {
    if (
      !/^(identifier|attribute)$/.test(queue.type) ||
      !isA(code, queue, 'multiprocessing.Queue', 'multiprocessing.JoinableQueue', 'multiprocessing.SimpleQueue')
    )
      continue;
    const gets = calls.filter(
      (call) => /^(get|get_nowait)$/.test(methodCall(call)?.method ?? '') && methodCall(call)?.object.text === queue.text,
    );
    const after = gets.find((call) => call.start > join.start);
    if (after === undefined || gets.some((call) => call.start < join.start)) continue;
    yield report('CB32', join, {
      kind: 'mp-join-before-queue-drain',
      severity: 'hint',
      message:
        `\`${brief(join)}\` waits for the child before line ${after.line} empties \`${queue.text}\`: with more in the queue than its pipe holds (a few tens of kilobytes), ` +
        `the child cannot end before somebody reads, and the parent does not read before the child ends. Get first, then join.`,
      link: 'concept:process_vs_thread',
    });
    return;
  }
}

/** What a process is given in `args=(…)` and `kwargs={…}`. */
function passedObjects(call: SyntaxNode): readonly SyntaxNode[] {
  const { keywords } = callArguments(call);
  const named = keywords.get('kwargs')?.namedChildren.flatMap((pair) => pair.field('value') ?? []) ?? [];
  return [...(keywords.get('args')?.namedChildren ?? []), ...named];
}

/** A thread that waits for itself, for the main thread, or for one that waits for it. */
function* cycles(code: Code): Generator<Hint> {
  const onThreads = new Map(functionsOnThreads(code.analysis).map((one) => [one.owner, one]));
  for (const owner of code.analysis.facts.functions) {
    for (const call of code.own(owner, 'call')) {
      const parts = methodCall(call);
      if (parts?.method !== 'join') continue;
      const isOwn = isCurrent(code, parts.object);
      if (isOwn) yield ownJoin(call);
      const thread = onThreads.get(owner);
      const why = isOwn || thread === undefined ? null : (cycleOf(code, owner, parts.object) ?? joinsItself(code, thread, call));
      if (why === null) continue;
      yield report('CB32', call, {
        kind: 'thread-join-cycle',
        severity: 'hint',
        message: `\`${brief(call)}\` stands in a function that runs on a thread itself, and ${why}: each waits for the other to end, and neither does. Let only the thread that started the others join them.`,
        link: 'concept:deadlock_conditions',
      });
    }
  }
}

/** A method that the thread itself calls joins that thread, and does not ask first which thread it is. */
function joinsItself(code: Code, { owner, through }: ThreadFunction, join: SyntaxNode): string | null {
  const [first] = through;
  const root = first === undefined ? null : code.functionOf(first);
  const object = methodCall(join)?.object ?? null;
  if (root === null || object === null || !targetsOf(code, object).includes(root) || isOwnChild(code, owner, object)) return null;
  const asks = code.own(owner, 'call').some((call) => /current_thread|get_ident/.test(call.field('function')?.text ?? ''));
  return asks ? null : `\`${root.name}\`, which the thread runs, comes here on line ${first?.line ?? join.line}`;
}

/** `current_thread()`, or a name for nothing else. */
function isCurrent(code: Code, object: SyntaxNode): boolean {
  const made = madeBy(code, object);
  return (
    made.length > 0 &&
    made.length === (object.type === 'call' ? 1 : code.bindingsOf(object).length) &&
    made.every((call) => /^threading\.(current_thread|currentThread)$/.test(code.called(call) ?? ''))
  );
}

function ownJoin(call: SyntaxNode): Hint {
  return report('CB32', call, {
    kind: 'thread-join-cycle',
    severity: 'warning',
    message:
      `\`${brief(call)}\` waits for the end of the very thread that stands on line ${call.line}: thread A waits for thread A, which \`join\` refuses with a RuntimeError. ` +
      'Let the thread that started it join it.',
    link: 'concept:deadlock_conditions',
  });
}

/** The thread needs a lock that is held while it is waited for. */
function* joinedUnderLock(code: Code): Generator<Hint> {
  for (const call of code.all('call')) {
    const parts = methodCall(call);
    if (
      parts?.method !== 'join' ||
      callArguments(call).positional.length > 0 ||
      callArguments(call).keywords.size > 0 ||
      !isThread(code, parts.object)
    )
      continue;
    const held = heldAt(code, call);
    if (held.length === 0) continue;
    for (const target of targetsOf(code, parts.object)) {
      const taken = acquisitionsOf(code, target).find(
        (one) => !one.tentative && held.some(({ lock, tentative }) => lock.id === one.lock.id && !tentative),
      );
      if (taken === undefined) continue;
      yield report('CB32', call, {
        kind: 'thread-join-cycle',
        severity: 'hint',
        message:
          `\`${brief(call)}\` waits for \`${target.name}\` to end with \`${taken.lock.text}\` held, and line ${taken.node.line} of \`${target.name}\` waits for that lock: ` +
          'thread A waits here for thread B, B waits there for A. Release the lock before the join.',
        link: 'concept:deadlock_conditions',
      });
      break;
    }
  }
}

function cycleOf(code: Code, owner: FunctionInfo, object: SyntaxNode): string | null {
  const made = object.type === 'call' ? code.called(object) : null;
  if (made === 'threading.main_thread') return 'the main thread waits for the threads it started when it ends';
  if (owner.name === 'run' && owner.owner !== null && object.text === owner.parameters[0]?.name)
    return 'the thread waits for its own end (RuntimeError)';
  if (!isThread(code, object)) return null;
  const targets = targetsOf(code, object);
  if (targets.includes(owner) && !isOwnChild(code, owner, object)) return 'the thread it joins runs the same function';
  const back = targets.find((target) =>
    target !== owner &&
    code
      .own(target, 'call')
      .some((call) => methodCall(call)?.method === 'join' && targetsOf(code, methodCall(call)?.object ?? null).includes(owner)),
  );
  return back === undefined ? null : `\`${back.name}\` joins the thread that runs \`${owner.name}\``;
}

/** A thread that joins the ones it has just made itself, each of which does the same, waits down a tree. */
function isOwnChild(code: Code, owner: FunctionInfo, object: SyntaxNode): boolean {
  return object.type === 'identifier' && madeBy(code, object).every((one) => code.functionOf(one) === owner);
}

function targetsOf(code: Code, thread: SyntaxNode | null): readonly FunctionInfo[] {
  if (thread === null) return [];
  return madeBy(code, thread).flatMap((made) => {
    const { keywords, positional } = callArguments(made);
    const target = keywords.get('target') ?? positional[1];
    return target === undefined ? [] : code.functions(target);
  });
}

/** One thread for each item of what the caller hands in. */
function* unbounded(code: Code): Generator<Hint> {
  for (const call of code.all('call')) {
    const made = constructedThread(code, call);
    if (made === null || made === 'Timer') continue;
    const source = iterableAround(call);
    if (source?.type !== 'identifier' || !code.bindingsOf(source).some((binding) => binding.parameter !== null)) continue;
    yield report('CB32', call, {
      kind: 'unbounded-threads',
      severity: 'hover',
      message:
        `Line ${call.line} makes one ${made.toLowerCase()} for each item of \`${source.text}\`, however many the caller hands in: with ten thousand of them, each takes memory of its own, and they mostly wait for each other. ` +
        `Use a \`${made}PoolExecutor\` with a limit.`,
      link: 'concept:concurrency_trade_offs',
    });
  }
}

function iterableAround(call: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(call)) {
    if (up.type === 'function_definition') return null;
    if (up.type === 'for_statement') return up.field('right');
    if (up.type === 'list_comprehension') return up.childOfType('for_in_clause')?.field('right') ?? null;
  }
  return null;
}
