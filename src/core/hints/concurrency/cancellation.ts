import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants } from '../syntax/walk.ts';
import { withItems } from './acquisitions.ts';
import { type Code, codeOf } from './code.ts';
import { brief, report } from './report.ts';

const catching = /^(BaseException|builtins\.BaseException|asyncio\.(exceptions\.)?CancelledError|concurrent\.futures\.CancelledError)$/;

/**
 *     try:
 *         await work()
 *     except asyncio.CancelledError:
 *         log('stopped')         ← and whoever cancelled waits for a task that goes on
 */
export const swallowedCancellation: FileRule = {
  id: 'CB25',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const clause of code.all('except_clause')) {
      const statement = clause.parent;
      const body = statement?.field('body') ?? null;
      if (statement === null || body === null || code.functionOf(clause)?.isAsync !== true || !pausesIn(code, body)) continue;
      if (!catchesCancellation(code, clause) || isCaughtBefore(code, statement, clause) || goesOn(code, clause)) continue;
      if (isOwnTask(code, statement, body)) continue;
      yield report('CB25', clause, {
        kind: 'swallowed-cancellation',
        severity: isKept(clause) ? 'hover' : 'hint',
        message:
          `\`${headOf(clause)}\` catches the cancellation of this task and does not raise it again: task A calls \`cancel()\`, this task wakes on line ${clause.line}, and goes on as if nothing had been asked; ` +
          'timeouts and `TaskGroup` no longer work around it. End the handler with `raise`.',
        link: 'concept:sync_vs_async',
        fix: null,
      });
    }
    yield* suppressed(code);
  },
};

/** `with suppress(CancelledError): await work()`; to wait for a task that was cancelled is what it is for. */
function* suppressed(code: Code): Generator<Hint> {
  for (const statement of code.all('with_statement')) {
    const item = withItems(statement).find((one) => suppresses(code, one));
    const body = statement.field('body');
    if (item === undefined || body === null || code.functionOf(item)?.isAsync !== true || isOwnTask(code, statement, body)) continue;
    const work = code.own(code.functionOf(item), 'await').find((wait) => body.contains(wait) && isWork(wait));
    if (work === undefined) continue;
    yield report('CB25', item, {
      kind: 'swallowed-cancellation',
      severity: 'hint',
      message:
        `\`${brief(item)}\` drops the cancellation of this task: task A calls \`cancel()\`, this task wakes on line ${work.line}, and goes on behind the \`with\` as if nothing had been asked; ` +
        'timeouts and `TaskGroup` no longer work around it. Let it through.',
      link: 'concept:sync_vs_async',
      fix: null,
    });
  }
}

function suppresses(code: Code, item: SyntaxNode): boolean {
  if (item.type !== 'call' || code.called(item) !== 'contextlib.suppress') return false;
  return callArguments(item).positional.some((one) => catching.test(code.analysis.canonical(one) ?? ''));
}

/** A coroutine is called here and now; a task with a name may be one that was cancelled before. */
function isWork(wait: SyntaxNode): boolean {
  const call = wait.firstNamedChild;
  return call?.type === 'call' && !/(^|\.)(gather|wait|wait_for|shield|join)$/.test(call.field('function')?.text ?? '');
}

/** `except E as e:`, without what stands behind it on the line. */
function headOf(clause: SyntaxNode): string {
  const value = clause.field('value');
  return value === null ? 'except:' : `except ${brief(value)}:`;
}

function pausesIn(code: Code, body: SyntaxNode): boolean {
  const owner = code.functionOf(body);
  const types = ['await', 'for_statement', 'with_statement'];
  return types.some((type) => code.own(owner, type).some((node) => body.contains(node) && (type === 'await' || node.hasToken('async'))));
}

function catchesCancellation(code: Code, clause: SyntaxNode): boolean {
  const value = clause.field('value');
  if (value === null) return clause.namedChildren[0]?.type === 'block';
  const inner = value.type === 'as_pattern' ? value.firstNamedChild : value;
  const names = inner?.type === 'tuple' ? inner.namedChildren : inner === null ? [] : [inner];
  return names.some((name) => catching.test(code.analysis.canonical(name) ?? ''));
}

function isCaughtBefore(code: Code, statement: SyntaxNode, clause: SyntaxNode): boolean {
  return statement.children.some(
    (other) => other.type === 'except_clause' && other.start < clause.start && catchesCancellation(code, other),
  );
}

/** Raises again, on at least one way through, or ends the program. */
function goesOn(code: Code, clause: SyntaxNode): boolean {
  const owner = code.functionOf(clause);
  const raises = code.own(owner, 'raise_statement').some((node) => clause.contains(node));
  return (
    raises ||
    code.own(owner, 'call').some((call) => clause.contains(call) && /^(sys\.exit|os\._exit|exit|quit)$/.test(code.called(call) ?? ''))
  );
}

/** `task.cancel()`, then `await task` in a try of its own: this is how to wait for a cancelled task. */
function isOwnTask(code: Code, statement: SyntaxNode, body: SyntaxNode): boolean {
  const owner = code.functionOf(statement);
  const awaited = code.own(owner, 'await').filter((node) => body.contains(node));
  const cancelled = code
    .own(owner, 'call')
    .filter((call) => (call.field('function')?.text ?? '').endsWith('.cancel') && call.start < statement.end);
  return (
    awaited.length > 0 &&
    awaited.every((wait) =>
      cancelled.some((call) => {
        const name = call.field('function')?.field('object')?.text ?? '';
        return name !== '' && (wait.text.includes(name) || /gather|wait/.test(wait.text));
      }),
    )
  );
}

/** The exception is stored or handed on, so somebody may still raise it. */
function isKept(clause: SyntaxNode): boolean {
  const value = clause.field('value');
  const alias = value?.type === 'as_pattern' ? value.field('alias')?.text : clause.field('alias')?.text;
  if (alias === undefined) return false;
  return [...descendants(clause)].some(
    (node) =>
      node.type === 'identifier' &&
      node.text === alias &&
      (/^(assignment|return_statement)$/.test(node.parent?.type ?? '') ||
        (node.parent?.type === 'argument_list' && /set_exception|append|put/.test(node.parent.parent?.text ?? ''))),
  );
}
