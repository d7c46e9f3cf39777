import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants, ownDescendantsOf } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementsOf } from './code.ts';
import { isReadAnywhere, ownName, readsOf } from './names.ts';
import { isA } from './primitives.ts';
import { brief, report } from './report.ts';
import { handovers, workersOf } from './threadTargets.ts';

const executors = /^concurrent\.futures\.(ThreadPoolExecutor|ProcessPoolExecutor|InterpreterPoolExecutor)$/;
const pools = /^multiprocessing\.(pool\.)?(Pool|ThreadPool)$|^threading\.Pool$|^multiprocessing\.dummy\.Pool$/;

/**
 *     pool = Pool(4)
 *     return pool.map(work, jobs)      ← four processes stay behind
 */
export const poolNotClosed: FileRule = {
  id: 'CB17',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const name = code.called(call) ?? '';
      if (!executors.test(name) && !pools.test(name)) continue;
      if (!isLeftOpen(code, call, pools.test(name))) continue;
      yield report('CB17', call, {
        kind: 'pool-not-closed',
        severity: 'hint',
        message:
          `Nothing closes the workers that \`${brief(call)}\` starts: each time line ${call.line} runs, more of them stay, waiting for work that never comes, and an exception before the end leaves them in the middle of theirs. ` +
          `Use \`with ${brief(call)} as pool:\`.`,
        link: 'concept:process_vs_thread',
      });
    }
  },
};

function isLeftOpen(code: Code, call: SyntaxNode, isPool: boolean): boolean {
  const parent = call.parent;
  if (parent?.type === 'attribute') return parent.field('attribute')?.text !== 'shutdown';
  if (parent?.type === 'expression_statement') return true;
  if (parent?.type !== 'assignment') return false;
  const left = parent.field('left');
  if (left?.type !== 'identifier') return false;
  const owner = code.functionOf(call);
  if (owner === null && !isPool) return false;
  if (owner !== null && ownName(code, parent) === null) return false;
  return readsOf(code, left).every((read) => {
    const at = read.parent;
    if (at?.type === 'attribute') return !/^(close|shutdown|terminate|join|__exit__)$/.test(at.field('attribute')?.text ?? '');
    if (at?.type === 'argument_list') return isRunInExecutor(at);
    return at === null || !/^(with_item|as_pattern|return_statement|yield|assignment)$/.test(at.type);
  });
}

function isRunInExecutor(list: SyntaxNode): boolean {
  return list.parent !== null && (list.parent.field('function')?.text ?? '').endsWith('run_in_executor');
}

/**
 *     executor.submit(save, row)       ← if save raises, nobody hears of it
 */
export const resultIgnored: FileRule = {
  id: 'CB18',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const parts = methodCall(call);
      if (parts === null || !/^(submit|map|apply_async|map_async|starmap_async|imap|imap_unordered)$/.test(parts.method)) continue;
      if (!code.heads(parts.object).some((head) => isExecutor(head) || pools.test(head)) || !isIgnored(code, call)) continue;
      if (
        (parts.method === 'map' || parts.method.startsWith('imap')) &&
        code.heads(parts.object).some((head) => pools.test(head)) &&
        parts.method === 'map'
      )
        continue;
      if (callArguments(call).keywords.has('error_callback') || catchesItself(code, call)) continue;
      yield report('CB18', call, {
        kind: 'executor-result-ignored',
        severity: 'hint',
        message:
          `Nobody looks at what \`${brief(call)}\` gives: when the function raises in the worker thread, the exception is kept in the result, the main thread goes on past line ${call.line}, and the program ends as if all had gone well. ` +
          (parts.method === 'map'
            ? 'Go through the results: `for result in executor.map(…)`.'
            : 'Keep the future and call `result()`, or go through `as_completed(futures)`.'),
      });
    }
  },
};

function isExecutor(head: string): boolean {
  return executors.test(head) || head === 'concurrent.futures.Executor';
}

function isIgnored(code: Code, call: SyntaxNode): boolean {
  let at = call;
  while (at.parent !== null && /^(list_comprehension|set_comprehension|parenthesized_expression)$/.test(at.parent.type)) at = at.parent;
  if (at.parent?.type === 'expression_statement') return true;
  if (at.parent?.type !== 'assignment') return false;
  const name = ownName(code, at.parent);
  return name !== null && !isReadAnywhere(code, name);
}

/** The function's whole body is a `try` with handlers: it sees to its errors itself. */
function catchesItself(code: Code, call: SyntaxNode): boolean {
  const target = handovers(code).find((one) => one.call === call)?.target;
  const owners = target === undefined ? [] : code.functions(target);
  return owners.some((owner) => {
    const body = owner.node.field('body');
    const statements = body?.type === 'block' ? statementsOf(body) : [];
    return statements.some((one) => one.type === 'try_statement' && isCaught(one));
  });
}

/** It has a handler, and none of its handlers raises again. */
function isCaught(statement: SyntaxNode): boolean {
  const handlers = statement.children.filter((child) => child.type === 'except_clause');
  const raises = (handler: SyntaxNode): boolean => [...ownDescendantsOf(handler)].some((node) => node.type === 'raise_statement');
  return handlers.length > 0 && !handlers.some(raises);
}

/**
 *     def outer():
 *         return executor.submit(inner).result()     ← outer holds the only worker that could run inner
 */
export const poolStarvation: FileRule = {
  id: 'CB23',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const seen = new Set<SyntaxNode>();
    for (const { call, target } of handovers(code)) {
      const pool = methodCall(call)?.object;
      if (pool === undefined || !/^(submit|map)$/.test(methodCall(call)?.method ?? '')) continue;
      for (const owner of code.functions(target)) {
        const wait = code.own(owner, 'call').find((inner) => waitsForPool(code, inner, pool, call));
        if (wait === undefined || seen.has(wait)) continue;
        seen.add(wait);
        yield starvation(code, wait, pool, call);
      }
    }
  },
};

/** `.result()` of a future of the same pool, or `wait`/`as_completed` of several. */
function waitsForPool(code: Code, inner: SyntaxNode, pool: SyntaxNode, submitted: SyntaxNode): boolean {
  const { positional, keywords } = callArguments(inner);
  if (keywords.has('timeout')) return false;
  const parts = methodCall(inner);
  const isWait = /^concurrent\.futures\.(wait|as_completed)$/.test(code.called(inner) ?? '');
  const waited = isWait && positional.length === 1 ? positional[0] : parts?.method === 'result' && positional.length === 0 ? parts.object : null;
  if (waited === null || waited === undefined) return false;
  return submitsBehind(code, waited).some(({ object }) => object.text === pool.text || isPassedAs(code, object, pool, submitted));
}

/** The `submit` calls that a future, or the futures of a list, come from. */
function submitsBehind(code: Code, node: SyntaxNode, depth = 0): { readonly object: SyntaxNode }[] {
  if (depth > 3) return [];
  const own = [...descendants(node)].flatMap((one) => {
    const parts = one.type === 'call' ? methodCall(one) : null;
    return parts?.method === 'submit' ? [parts] : [];
  });
  if (own.length > 0) return own;
  if (/^(list|tuple|set)$/.test(node.type)) return node.namedChildren.flatMap((one) => submitsBehind(code, one, depth + 1));
  if (node.type !== 'identifier') return [];
  const appended = code.own(code.functionOf(node), 'call').filter((call) => {
    const parts = methodCall(call);
    return (parts?.method === 'append' || parts?.method === 'add') && parts.object.text === node.text;
  });
  return [...code.bindingsOf(node).flatMap(({ value }) => (value === null ? [] : [value])), ...appended.flatMap((call) => callArguments(call).positional)].flatMap(
    (value) => (value.contains(node) ? [] : submitsBehind(code, value, depth + 1)),
  );
}

function isPassedAs(code: Code, object: SyntaxNode | undefined, pool: SyntaxNode, submitted: SyntaxNode): boolean {
  if (object?.type !== 'identifier') return false;
  const isParameter = code.bindingsOf(object).some((binding) => binding.parameter !== null);
  return (
    isParameter &&
    callArguments(submitted)
      .positional.slice(1)
      .some((one) => one.text === pool.text)
  );
}

function starvation(code: Code, wait: SyntaxNode, pool: SyntaxNode, submitted: SyntaxNode): Hint {
  const workers = workersOf(code, pool);
  const isProcess = isA(code, pool, 'concurrent.futures.ProcessPoolExecutor');
  return report('CB23', wait, {
    kind: 'pool-starvation-deadlock',
    severity: workers === 1 || isProcess ? 'warning' : 'hint',
    message:
      `This function runs on a worker of \`${pool.text}\` (submitted on line ${submitted.line}) and waits on line ${wait.line} for another job of the same pool: ` +
      `${workers === 1 ? 'its only worker stands here' : 'once every worker stands here'}, nobody is left to run the job they wait for. ` +
      'Wait outside of the pool, or give the inner jobs a pool of their own.',
    link: 'concept:deadlock_conditions',
  });
}
