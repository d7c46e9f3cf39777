import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { type Code, codeOf } from './code.ts';
import { awaitableOf, isCoroutineFunction } from './coroutines.ts';
import { importOf, insertBefore, replace } from './edits.ts';
import { ownName, readsOf } from './names.ts';
import { brief, report } from './report.ts';
import { handovers } from './threadTargets.ts';

/**
 *     save(order)                 ← an async def: nothing ran
 *     rows = fetch()              ← and `rows` is used as if it were the rows
 *     Thread(target=poll)         ← an async def as the target of a thread
 */
export const unawaited: FileRule = {
  id: 'CB03',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const use = misuse(code, call);
      if (use === null) continue;
      const what = awaitableOf(code, call);
      if (what !== null) yield found(code, call, what, use);
    }
    yield* handedToThreads(code);
  },
};

type Use =
  | { readonly kind: 'discarded' }
  | { readonly kind: 'never read'; readonly name: string }
  | { readonly kind: 'used'; readonly at: SyntaxNode };

/** Cheap questions first: only what is left needs to know the type of the call. */
function misuse(code: Code, call: SyntaxNode): Use | null {
  let at = call;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  const parent = at.parent;
  if (parent === null) return null;
  if (parent.type === 'expression_statement') return { kind: 'discarded' };
  if (usesResult(at)) return { kind: 'used', at };
  if (parent.type !== 'assignment' || at.fieldName !== 'right') return null;
  return misuseOfName(code, call, parent);
}

function misuseOfName(code: Code, call: SyntaxNode, assignment: SyntaxNode): Use | null {
  const name = ownName(code, assignment);
  if (name === null || awaitableOf(code, call) === null) return null;
  if ((code.functionOf(name)?.scope.bindings.get(name.text)?.length ?? 0) > 1) return null;
  const reads = readsOf(code, name);
  if (reads.length === 0) return { kind: 'never read', name: name.text };
  const wrong = reads.find(usesResult);
  const isAllWrong = wrong !== undefined && reads.every((read) => usesResult(read) || isShown(read));
  return isAllWrong ? { kind: 'used', at: wrong } : null;
}

const operators = /^(comparison_operator|binary_operator|not_operator|unary_operator|boolean_operator|interpolation)$/;
const coroutineAttributes =
  /^(send|close|throw|cr_\w+|__await__|__name__|__qualname__|add_done_callback|cancel|done|cancelled|result|exception)$/;

/** The place in a statement or expression where only a result makes sense. */
const decisiveField: Readonly<Record<string, string | undefined>> = {
  subscript: 'value',
  if_statement: 'condition',
  elif_clause: 'condition',
  while_statement: 'condition',
  for_statement: 'right',
  for_in_clause: 'right',
};

/** Whether the expression around `node` uses it as if it were the result already. */
function usesResult(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return false;
  if (parent.type === 'attribute') return node.fieldName === 'object' && !coroutineAttributes.test(parent.field('attribute')?.text ?? '');
  const field = decisiveField[parent.type];
  if (field !== undefined) return node.fieldName === field && !parent.hasToken('async');
  if (parent.type === 'comparison_operator') return !/\bis\b/.test(parent.text);
  if (parent.type === 'argument_list')
    return /^(len|sum|sorted|int|float|str|list|set|tuple|max|min|any|all|abs|round)$/.test(parent.parent?.field('function')?.text ?? '');
  return operators.test(parent.type);
}

function isShown(read: SyntaxNode): boolean {
  return read.parent?.type === 'argument_list' && read.parent.parent?.field('function')?.text === 'print';
}

function found(code: Code, call: SyntaxNode, what: string, use: Use): Hint {
  const callee = call.field('function')?.text ?? brief(call);
  const consequence =
    use.kind === 'used'
      ? `Line ${use.at.line} goes on with ${what} instead of the result; the body of \`${callee}\` has not run by then.`
      : use.kind === 'never read'
        ? `\`${use.name}\` is never read, so the body of \`${callee}\` never runs to its end.`
        : `Line ${call.line} throws it away: the next line runs at once and the body of \`${callee}\` never does.`;
  const owner = code.functionOf(call);
  return report('CB03', call, {
    kind: 'unawaited',
    severity: 'warning',
    message: `\`${callee}(…)\` gives ${what}, which does nothing until it is awaited. ${consequence} ${owner?.isAsync === true ? 'Write `await` before the call.' : 'Run it with `asyncio.run(…)`, or make this function `async` and await it.'}`,
    link: 'concept:sync_vs_async',
    fix: fixOf(code, call, use),
  });
}

function fixOf(code: Code, call: SyntaxNode, use: Use): QuickFix | null {
  const owner = code.functionOf(call);
  if (owner?.isAsync === true) {
    const parent = call.parent;
    const needsParentheses =
      use.kind === 'used' &&
      use.at === call &&
      parent !== null &&
      /^(attribute|subscript|comparison_operator|binary_operator|unary_operator)$/.test(parent.type);
    return { title: 'Await it', edits: needsParentheses ? [replace(call, `(await ${call.text})`)] : [insertBefore(call, 'await ')] };
  }
  if (owner !== null || use.kind !== 'discarded') return null;
  return { title: 'Run it with asyncio.run', edits: [replace(call, `asyncio.run(${call.text})`), ...importOf(code.analysis, 'asyncio')] };
}

/** A thread or executor calls its target and throws the coroutine away. */
function* handedToThreads(code: Code): Generator<Hint> {
  for (const { target, takes } of handovers(code)) {
    if (takes === 'loop') continue;
    const [owner, other] = code.functions(target);
    if (owner === undefined || other !== undefined || !isCoroutineFunction(code, owner)) continue;
    yield report('CB03', target, {
      kind: 'unawaited',
      severity: 'warning',
      message:
        `\`${brief(target)}\` is an \`async def\` (line ${owner.node.line}): the thread calls it, gets a coroutine and ends; not one line of its body runs. ` +
        'Hand over an ordinary function, for example one that calls `asyncio.run(…)`.',
      evidence: [{ kind: 'defined', line: owner.node.line }],
      link: 'concept:sync_vs_async',
    });
  }
}
