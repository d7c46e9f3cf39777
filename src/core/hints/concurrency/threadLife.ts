import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, enclosing } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementCall, statementOf, statementsOf } from './code.ts';
import { indentOf } from './edits.ts';
import { isProcess, isThread } from './primitives.ts';
import { brief, report } from './report.ts';
import { constructedThread, handovers } from './threadTargets.ts';

/**
 *     t = Thread(target=work)
 *     t.start()                 ← and nobody ever joins it
 */
export const notJoined: FileRule = {
  id: 'CB16',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const made = constructedThread(code, call);
      if (made === null || made === 'Timer' || !isStarted(code, call) || isJoined(code, call) || leaves(code, call)) continue;
      const isDaemon = daemon(code, call);
      const what = made === 'Process' ? 'process' : 'thread';
      yield report('CB16', startOf(code, call) ?? call, {
        kind: isDaemon ? 'daemon-not-joined' : 'thread-not-joined',
        severity: 'hover',
        message: isDaemon
          ? `Nobody joins this daemon ${what}: when the main thread ends, it is stopped wherever it stands, in the middle of a write if need be. Join it (with a stop flag) if its work has to be finished.`
          : `Nobody joins this ${what}: the code after \`start()\` goes on at once, and what it reads may not be there yet. ` +
            `The starter reads the result, the ${what} begins only then. Keep it and call \`join()\` before its result is used.`,
        link: 'concept:process_vs_thread',
        fix: joinFix(code, call),
      });
    }
  },
};

/** Joins a thread with a name of its own at the end of the block that starts it. */
function joinFix(code: Code, call: SyntaxNode): QuickFix | null {
  const name = holder(call);
  if (name?.type !== 'identifier' || call.parent?.type !== 'assignment') return null;
  const start = startOf(code, call);
  const block = start === null ? null : statementOf(start).parent;
  // At the end of a loop's body it would make the threads run one after the other.
  if (block?.parent?.type === 'for_statement' || block?.parent?.type === 'while_statement') return null;
  const last = block === null ? undefined : statementsOf(block).at(-1);
  if (last === undefined) return null;
  const text = `${name.text}.join()`;
  const title = `Join \`${name.text}\` at the end`;
  if (last.type === 'return_statement')
    return { title, edits: [{ start: last.start, end: last.start, text: `${text}\n${indentOf(last)}` }] };
  return { title, edits: [{ start: last.end, end: last.end, text: `\n${indentOf(last)}${text}` }] };
}

/** The call that starts it, or each thread of the list that it is part of. */
function startOf(code: Code, call: SyntaxNode): SyntaxNode | null {
  const name = holder(call)?.text;
  const starts = code.own(code.functionOf(call), 'call').filter((other) => other.start > call.end && methodCall(other)?.method === 'start');
  const isOfList = (object: SyntaxNode): boolean =>
    object.type === 'identifier' && code.bindingsOf(object).some(({ kind, value }) => kind === 'iteration' && value?.text === name);
  return starts.find((other) => methodCall(other)?.object.text === name) ?? starts.find((other) => isOfList(other.field('function')?.field('object') ?? other)) ?? null;
}

/** What the constructed thread is bound to: a name, `self.x`, a list it is part of. */
function holder(call: SyntaxNode): SyntaxNode | null {
  let at = call;
  while (
    at.parent !== null &&
    /^(list_comprehension|list|parenthesized_expression|argument_list|generator_expression|tuple)$/.test(at.parent.type)
  )
    at = at.parent;
  if (at.type === 'argument_list') {
    const outer = at.parent === null ? null : methodCall(at.parent);
    return outer?.method === 'append' || outer?.method === 'add' ? outer.object : null;
  }
  return at.parent?.type === 'assignment' ? at.parent.field('left') : null;
}

function isStarted(code: Code, call: SyntaxNode): boolean {
  if (call.parent?.type === 'attribute' && call.parent.field('attribute')?.text === 'start') return true;
  const owner = code.functionOf(call);
  const isAttribute = holder(call)?.type === 'attribute';
  const calls = isAttribute ? code.all('call') : code.own(owner, 'call');
  return calls.some((other) => methodCall(other)?.method === 'start');
}

/** Any join of a thread in reach counts: who joins one, joins them all often enough. */
function isJoined(code: Code, call: SyntaxNode): boolean {
  const held = holder(call);
  const isLong = held === null ? false : held.type === 'attribute' || code.functionOf(call) === null;
  if (call.parent?.type === 'attribute') return false;
  const calls = isLong ? code.all('call') : code.own(code.functionOf(call), 'call');
  return calls.some((other) => {
    const parts = methodCall(other);
    if (parts !== null && held?.type === 'identifier' && isAnother(code, parts.object, call)) return false;
    if (
      parts?.method !== 'join' ||
      parts.object.type === 'string' ||
      callArguments(other).positional.some((one) => one.type !== 'integer' && one.type !== 'float')
    )
      return false;
    return code.heads(parts.object).length === 0 || isThread(code, parts.object) || isProcess(code, parts.object);
  });
}

/** A name for one thread, made by another call. */
function isAnother(code: Code, object: SyntaxNode, call: SyntaxNode): boolean {
  const bindings = object.type === 'identifier' ? code.bindingsOf(object) : [];
  return bindings.length > 0 && bindings.every(({ kind, value }) => kind === 'assignment' && value?.type === 'call' && value !== call);
}

/** Returned, passed on, or kept where another function finds it. */
function leaves(code: Code, call: SyntaxNode): boolean {
  return leavesAs(code, call, holder(call));
}

function leavesAs(code: Code, call: SyntaxNode, held: SyntaxNode | null): boolean {
  if (held === null) return call.parent?.type !== 'attribute' && call.parent?.type !== 'expression_statement';
  if (held.type === 'attribute' && held.parent?.type === 'attribute') return true;
  const name = held.text;
  const isAwayIn = (node: SyntaxNode): boolean =>
    node.text === name &&
    /^(argument_list|return_statement|yield|assignment|dictionary|pair)$/.test(node.parent?.type ?? '') &&
    node.fieldName !== 'left';
  return (
    held.type === 'identifier' &&
    code
      .identifiers(name)
      .some(
        (node) =>
          code.functionOf(node) === code.functionOf(call) && isAwayIn(node) && !isOnlyCollected(code, call, node),
      )
  );
}

/** Counted, or put into a list that stays here too. */
function isOnlyCollected(code: Code, call: SyntaxNode, node: SyntaxNode): boolean {
  const outer = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  if (outer?.type !== 'call') return false;
  if (outer.field('function')?.text === 'len') return true;
  const parts = methodCall(outer);
  if (parts === null || !/^(append|add)$/.test(parts.method) || parts.object.type !== 'identifier') return false;
  const owner = code.functionOf(call);
  return (
    parts.object.text !== node.text &&
    code.bindingsOf(parts.object).every(({ scope, parameter }) => scope === owner?.scope && parameter === null) &&
    !leavesAs(code, call, parts.object)
  );
}

function daemon(code: Code, call: SyntaxNode): boolean {
  if (callArguments(call).keywords.get('daemon')?.type === 'true') return true;
  const held = holder(call);
  if (held === null) return false;
  const isInReach = (node: SyntaxNode): boolean => held.type === 'attribute' || code.functionOf(node) === code.functionOf(call);
  return (
    code.all('assignment').some((node) => node.field('left')?.text === `${held.text}.daemon` && isInReach(node)) ||
    code.all('call').some((other) => other.field('function')?.text === `${held.text}.setDaemon` && isInReach(other))
  );
}

/**
 *     for job in jobs:
 *         t = Thread(target=job)
 *         t.start()
 *         t.join()              ← the next one starts only now
 */
export const serialised: FileRule = {
  id: 'CB31',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const block of [...code.all('block'), analysis.tree.root]) {
      const statements = statementsOf(block);
      const isLoopBody = block.parent?.type === 'for_statement' || block.parent?.type === 'while_statement';
      for (const [index, statement] of statements.entries()) {
        const joined =
          joinedRightAfter(code, statement, statements[index + 1]) ??
          (isLoopBody ? awaitedSubmit(code, statement, statements[index + 1]) : null);
        if (joined === null || (!isLoopBody && !startsAnother(code, statement, statements.slice(index + 2)))) continue;
        yield waitsAtOnce(joined, statement);
      }
    }
    for (const { call, many } of handovers(code)) {
      const waited = many ? resultOf(call) : null;
      if (waited !== null && isInFor(waited)) yield waitsAtOnce(waited, call);
    }
  },
};

function waitsAtOnce(waiting: SyntaxNode, begun: SyntaxNode): Hint {
  return report('CB31', waiting, {
    kind: 'serialised-threads',
    severity: 'hint',
    message:
      `\`${brief(waiting)}\` waits for the work that line ${begun.line} has just begun, so there is never more than one at work: ` +
      `thread A ends before thread B begins, as in a plain loop, only slower. Start all of them first, then wait for all of them.`,
    link: 'concept:concurrency_vs_parallelism',
  });
}

/** `executor.submit(job).result()`, without a time limit, for which there may be no other way. */
function resultOf(submitted: SyntaxNode): SyntaxNode | null {
  const isSubmit = /^(submit|apply_async)$/.test(methodCall(submitted)?.method ?? '');
  const waiting = isSubmit && submitted.parent?.type === 'attribute' ? submitted.parent.parent : null;
  if (waiting?.type !== 'call' || !/^(result|get)$/.test(methodCall(waiting)?.method ?? '')) return null;
  const { positional, keywords } = callArguments(waiting);
  return positional.length === 0 && keywords.size === 0 ? waiting : null;
}

function isInFor(node: SyntaxNode): boolean {
  const repeated = new Set(['for_statement', 'while_statement', 'list_comprehension', 'dictionary_comprehension', 'set_comprehension', 'function_definition']);
  return /^(for_statement|\w+_comprehension)$/.test(enclosing(node, repeated)?.type ?? '');
}

function joinedRightAfter(code: Code, start: SyntaxNode, next: SyntaxNode | undefined): SyntaxNode | null {
  const first = statementCall(start);
  const second = next === undefined ? null : statementCall(next);
  const begun = first === null ? null : methodCall(first);
  const waited = second === null ? null : methodCall(second);
  if (begun?.method !== 'start' || waited?.method !== 'join' || begun.object.text !== waited.object.text) return null;
  return isThread(code, begun.object) || isProcess(code, begun.object) ? second : null;
}

/** A thread that was made before the first one began, to run beside it. */
function startsAnother(code: Code, first: SyntaxNode, statements: readonly SyntaxNode[]): boolean {
  return statements.some((one) => {
    const call = statementCall(one);
    const parts = call === null ? null : methodCall(call);
    if (parts?.method !== 'start' || (!isThread(code, parts.object) && !isProcess(code, parts.object))) return false;
    return code.bindingsOf(parts.object).every((binding) => binding.node.start < first.start);
  });
}

/** `future = executor.submit(job)`, `future.result()` in the same turn of a loop. */
function awaitedSubmit(code: Code, statement: SyntaxNode, next: SyntaxNode | undefined): SyntaxNode | null {
  const assignment = statement.firstNamedChild?.type === 'assignment' ? statement.firstNamedChild : null;
  const submitted = assignment?.field('right');
  const name = assignment?.field('left')?.text;
  if (submitted?.type !== 'call' || methodCall(submitted)?.method !== 'submit' || next === undefined || name === undefined) return null;
  return code.all('call').find((call) => next.contains(call) && call.field('function')?.text === `${name}.result`) ?? null;
}
