import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { acquisitionsOf } from './acquisitions.ts';
import { type Code, codeOf, methodCall, statementsOf } from './code.ts';
import { basesOf } from '../types/classes.ts';
import { isLoop } from './primitives.ts';
import { brief, report } from './report.ts';
import { functionsOnThreads, handovers, madeBy } from './threadTargets.ts';

/**
 *     Thread(target=count_primes)        ← arithmetic only: one core, whatever the number of threads
 */
export const cpuBound: FileRule = {
  id: 'CB29',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const { target, takes, call } of handovers(code)) {
      if (takes !== 'thread') continue;
      for (const owner of code.functions(target)) {
        if (!isArithmetic(code, owner)) continue;
        yield report('CB29', target, {
          kind: 'cpu-bound-in-threads',
          severity: 'hover',
          message:
            `\`${owner.name}\` (line ${owner.node.line}) only computes: with the GIL, thread A computes while thread B waits for the interpreter, then they swap, so line ${call.line} gains nothing over a plain loop. ` +
            'Use a `ProcessPoolExecutor`, or a free-threaded build.',
          evidence: [{ kind: 'defined', line: owner.node.line }],
          link: 'concept:the_gil',
        });
      }
    }
  },
};

const pure =
  /^(range|len|sum|min|max|abs|int|float|complex|round|divmod|pow|sorted|enumerate|zip|list|set|dict|tuple|str|isinstance|all|any|print|math\.\w+|bool|reversed|map|filter)$/;
const pureMethods = /^(append|add|extend|items|keys|values|get|pop|copy|join|update|insert)$/;

function isArithmetic(code: Code, owner: FunctionInfo): boolean {
  if (owner.isAsync || owner.scope.globals.size > 0 || acquisitionsOf(code, owner).length > 0) return false;
  const calls = code.own(owner, 'call');
  const isRecursive = calls.filter((call) => code.callees(call).includes(owner)).length > 1;
  const loops = ['for_statement', 'while_statement', 'list_comprehension', 'generator_expression'].flatMap((type) => code.own(owner, type));
  const hasWork = loops.some((loop) =>
    code
      .own(owner, 'binary_operator')
      .concat(code.own(owner, 'augmented_assignment'))
      .some((node) => loop.contains(node) && /[*%/]/.test(node.text)),
  );
  if (!isRecursive && !hasWork) return false;
  return calls.every((call) => {
    const name = code.called(call);
    if (name !== null) return pure.test(name);
    return code.callees(call).length > 0 || pureMethods.test(methodCall(call)?.method ?? '');
  });
}

const processStarters = /^subprocess\.(Popen|run|call|check_call|check_output)$|^asyncio\.create_subprocess_(exec|shell)$/;

/**
 *     subprocess.Popen(command, preexec_fn=os.setsid)     ← runs between fork and exec
 */
export const forkWithThreads: FileRule = {
  id: 'CB33',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const hasThreads = handovers(code).some(({ takes }) => takes === 'thread') || functionsOnThreads(analysis).length > 0;
    for (const call of code.all('call')) {
      const name = code.called(call) ?? '';
      const given = processStarters.test(name) ? callArguments(call).keywords.get('preexec_fn') : undefined;
      if (given !== undefined && given.type !== 'none') {
        yield report('CB33', given.parent ?? given, {
          kind: 'preexec-fn-with-threads',
          severity: 'hint',
          message:
            `\`${brief(given)}\` runs in the child between fork and exec, where only the forking thread exists: when thread B held a lock (of the allocator, of logging) at that moment, ` +
            'nobody in the child ever releases it, and the child hangs on it. Use `start_new_session=`, `process_group=`, `umask=` or `user=` instead.',
          link: 'concept:process_vs_thread',
        });
      } else if (/^os\.(fork|forkpty)$/.test(name) && hasThreads) {
        yield report('CB33', call, {
          kind: 'fork-in-threaded-program',
          severity: 'hint',
          message:
            `This program has threads, and \`${brief(call)}\` copies only the one that calls it: a lock that thread B holds at that moment stays locked in the child for ever, and the first to ask for it there hangs. ` +
            'Start processes before the threads, or use `subprocess` or the `spawn` method.',
          link: 'concept:process_vs_thread',
        });
      }
    }
  },
};

/**
 *     async def total(xs):          ← nothing in it is ever awaited
 *         return sum(xs)
 */
export const asyncWithoutAwait: FileRule = {
  id: 'CB34',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const owner of analysis.facts.functions) {
      const name = owner.node.field('name');
      if (
        !owner.isAsync ||
        name === null ||
        owner.yields.length > 0 ||
        owner.decorators.length > 0 ||
        isExpected(code, owner) ||
        isStub(owner)
      )
        continue;
      if (awaits(code, owner)) continue;
      yield report('CB34', name, {
        kind: 'async-without-await',
        severity: 'hover',
        message:
          `\`${owner.name}\` is \`async\` and awaits nothing: while it runs, from line ${owner.node.line} to line ${owner.node.endLine}, no other task gets a turn, as in any plain function. ` +
          'Make it a plain `def`, unless an interface asks for a coroutine.',
        link: 'concept:sync_vs_async',
      });
    }
  },
};

function awaits(code: Code, owner: FunctionInfo): boolean {
  if (code.own(owner, 'await').length > 0) return true;
  return ['for_statement', 'with_statement', 'for_in_clause'].some((type) => code.own(owner, type).some((node) => node.hasToken('async')));
}

/** Special methods, and methods that a base class (or a subclass here) may want to be coroutines. */
function isExpected(code: Code, owner: FunctionInfo): boolean {
  const cls = owner.owner;
  if (/^__\w+__$/.test(owner.name)) return true;
  if (cls === null) return false;
  return (
    cls.bases.length > 0 ||
    code.analysis.facts.classes.some((other) => basesOf(code.analysis.inference, other).includes(cls) && other.methods.has(owner.name))
  );
}

function isStub(owner: FunctionInfo): boolean {
  const body = owner.node.field('body');
  if (body === null) return true;
  return statementsOf(body).every(
    (one) =>
      one.type === 'pass_statement' ||
      one.type === 'raise_statement' ||
      (one.type === 'expression_statement' && /^(string|ellipsis)$/.test(one.firstNamedChild?.type ?? '')),
  );
}

const loopMethods = /^(call_soon|call_later|call_at|create_task|stop|add_reader|add_writer|run_in_executor)$/;
const objectMethods: readonly (readonly [RegExp, RegExp])[] = [
  [/^asyncio\.(Lifo|Priority)?Queue$/, /^(put_nowait|get_nowait)$/],
  [/^asyncio\.(Event|Condition|Lock|Semaphore)$/, /^(set|clear|notify|notify_all|release)$/],
  [/^asyncio\.(Future|Task)$/, /^(set_result|set_exception|cancel)$/],
];

/**
 *     def worker(loop, queue):             ← a thread
 *         queue.put_nowait(item)           ← the loop is not told, and nothing here is locked
 */
export const fromAnotherThread: FileRule = {
  id: 'CB35',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const { owner, site } of functionsOnThreads(analysis)) {
      if (hasOwnLoop(code, owner)) continue;
      for (const call of code.own(owner, 'call')) {
        if (!touchesLoop(code, call)) continue;
        yield report('CB35', call, {
          kind: 'asyncio-object-from-thread',
          severity: 'hint',
          message:
            `\`${owner.name}\` runs on a thread (line ${site.line}), and \`${brief(call)}\` changes what belongs to the event loop's thread: the loop may be asleep and not notice until something else wakes it, or be changing the same thing at that moment. ` +
            'Use `loop.call_soon_threadsafe(…)`, or `asyncio.run_coroutine_threadsafe(…)`.',
          link: 'concept:sync_vs_async',
        });
      }
    }
  },
};

/** The thread runs a loop itself. */
function hasOwnLoop(code: Code, owner: FunctionInfo): boolean {
  return code.own(owner, 'call').some((call) => /^asyncio\.(new_event_loop|set_event_loop|run|Runner)$/.test(code.called(call) ?? ''));
}

/** Whether a thread without a loop of its own makes this call, which belongs to the loop's thread. */
export function isFromAnotherThread(code: Code, call: SyntaxNode): boolean {
  const owner = code.functionOf(call);
  if (owner === null || owner.isAsync || hasOwnLoop(code, owner) || !touchesLoop(code, call)) return false;
  return functionsOnThreads(code.analysis).some((one) => one.owner === owner);
}

/** Made by `loop.create_future()`. */
function isLoopFuture(code: Code, object: SyntaxNode): boolean {
  return object.type !== 'call' && madeBy(code, object).some((made) => methodCall(made)?.method === 'create_future');
}

function touchesLoop(code: Code, call: SyntaxNode): boolean {
  if (/^asyncio\.(create_task|ensure_future)$/.test(code.called(call) ?? '')) return true;
  const parts = methodCall(call);
  if (parts === null) return false;
  if (loopMethods.test(parts.method) && isLoop(code, parts.object)) return true;
  if (isLoopFuture(code, parts.object)) return /^(set_result|set_exception|cancel)$/.test(parts.method);
  return code.heads(parts.object).some((head) => objectMethods.some(([type, methods]) => type.test(head) && methods.test(parts.method)));
}
