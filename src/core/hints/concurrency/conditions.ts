import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, enclosing } from '../syntax/walk.ts';
import { acquisitionsOf, heldAt, isTakenBefore } from './acquisitions.ts';
import { type Code, codeOf, methodCall, statementOf, statementsOf } from './code.ts';
import { lockRef } from './lockIdentity.ts';
import { isA } from './primitives.ts';
import { report } from './report.ts';

const conditionHeads = ['threading.Condition', 'asyncio.Condition', 'multiprocessing.Condition'] as const;

function conditionCall(code: Code, call: SyntaxNode, methods: RegExp): { object: SyntaxNode; method: string } | null {
  const parts = methodCall(call);
  if (parts === null || !methods.test(parts.method) || !isA(code, parts.object, ...conditionHeads)) return null;
  // What a Condition of the file's own does inside is its business.
  return code.heads(parts.object).length === 1 ? parts : null;
}

/**
 *     with cond:
 *         if not items:
 *             cond.wait()        ← goes on although another thread took the item
 *         return items.pop()
 */
export const waitWithoutLoop: FileRule = {
  id: 'CB07',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const parts = conditionCall(code, call, /^wait$/);
      if (parts === null || isInLoop(call)) continue;
      const branch = guardOf(call);
      const isRechecked = checksAgain(call, branch);
      const guard = branch?.field('condition')?.text;
      const isAsync = isA(code, parts.object, 'asyncio.Condition');
      const who = isAsync ? 'task' : 'thread';
      yield report('CB07', call, {
        kind: 'wait-without-loop',
        severity: isRechecked ? 'hover' : 'warning',
        message:
          `\`${parts.object.text}.wait()\` can return while ${guard === undefined ? 'what it waits for is not true' : `\`${guard}\` still holds`}: ` +
          `${who} A is woken, ${who} B gets the lock first and takes what there was, then A goes on after line ${call.line} without looking again. ` +
          `Wait in a loop, \`while ${guard ?? 'not ready'}: ${isAsync ? 'await ' : ''}${parts.object.text}.wait()\`, or use \`wait_for\`.`,
        link: 'concept:synchronization_primitives',
        fix: branch === null ? null : whileFix(branch),
      });
    }
  },
};

function isInLoop(call: SyntaxNode): boolean {
  for (const up of ancestors(call)) {
    if (up.type === 'function_definition' || up.type === 'lambda') return false;
    if (up.type === 'while_statement' || up.type === 'for_statement') return !goesOnInside(call, up);
  }
  return false;
}

/**
 *     while running:
 *         with cond:
 *             if not items: cond.wait()
 *             item = items.pop()         ← before the loop asks anything again
 */
function goesOnInside(call: SyntaxNode, loop: SyntaxNode): boolean {
  const branch = guardOf(call);
  if (branch === null || !loop.contains(branch) || enclosing(branch, withs)?.parent?.parent !== loop) return false;
  const last = statementsOf(statementOf(call).parent ?? branch).at(-1);
  if (/^(continue|return|break|raise)_statement$/.test(last?.type ?? '') || checksAgain(call, branch)) return false;
  const words = wordsOfCondition(branch);
  const after = statementsOf(branch.parent ?? branch).filter((one) => one.start > branch.start);
  return after.some((one) => words.some((word) => new RegExp(String.raw`\b${word}\b`).test(one.text)));
}

const withs = new Set(['with_statement']);

/** The `if` whose branch the wait stands in. */
function guardOf(call: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(call)) {
    if (up.type === 'function_definition') return null;
    if (up.type === 'if_statement') return up;
  }
  return null;
}

const emptyHanded = /^except\s*\(?\s*(IndexError|KeyError|(queue\.)?Empty)\b/;

/** A later `if` or `while`, or a try to take what is there, asks about something that the guard (or an `if` before the wait) asked about. */
function checksAgain(call: SyntaxNode, branch: SyntaxNode | null): boolean {
  const block = statementOf(call).parent;
  const around = [block, branch?.parent ?? null].flatMap((one) => (one === null ? [] : statementsOf(one)));
  const next = around.find((one) => one.start >= statementOf(call).end);
  if (next?.type === 'try_statement' && emptyHanded.test(next.childOfType('except_clause')?.text ?? '')) return true;
  const earlier = branch === null ? around.filter((one) => one.start < call.start) : [branch];
  const words = new Set(earlier.flatMap(wordsOfCondition));
  return around.some((one) => one.start > call.start && wordsOfCondition(one).some((word) => words.has(word)));
}

const noise = new Set(['not', 'self', 'and', 'or', 'in', 'is', 'None', 'True', 'False']);

function wordsOfCondition(statement: SyntaxNode): string[] {
  const condition = statement.type === 'if_statement' || statement.type === 'while_statement' ? statement.field('condition') : null;
  return (condition?.text.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => !noise.has(word));
}

function whileFix(branch: SyntaxNode): QuickFix | null {
  const keyword = branch.children.find((child) => child.type === 'if');
  if (keyword === undefined || branch.childOfType('else_clause') !== null || branch.childOfType('elif_clause') !== null) return null;
  return { title: 'Wait in a while loop', edits: [{ start: keyword.start, end: keyword.end, text: 'while' }] };
}

/**
 *     items.append(item)
 *     cond.notify()              ← without the lock: RuntimeError
 */
export const notifyWithoutLock: FileRule = {
  id: 'CB08',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const parts = conditionCall(code, call, /^(notify|notify_all|notifyAll)$/);
      if (parts === null || !isUnheld(code, call, parts.object)) continue;
      const isAsync = isA(code, parts.object, 'asyncio.Condition');
      const who = isAsync ? 'task' : 'thread';
      yield report('CB08', call, {
        kind: 'notify-without-lock',
        severity: isGiven(code, parts.object) ? 'hint' : 'warning',
        message:
          `Line ${call.line} notifies without holding the lock of \`${parts.object.text}\`: it raises \`RuntimeError\`. ` +
          `And without the lock the news could get lost: ${who} A finds nothing to do, ${who} B notifies here, then A begins to wait for a notification that is over. ` +
          `Put it into \`${isAsync ? 'async with' : 'with'} ${parts.object.text}:\`, together with the change it tells of.`,
        link: 'concept:synchronization_primitives',
        fix: wrapCall(code, call, parts.object),
      });
    }
  },
};

/** A condition that came from outside may have a lock that the caller holds. */
function isGiven(code: Code, object: SyntaxNode): boolean {
  return lockRef(code, object)?.group === 'passed';
}

function isUnheld(code: Code, call: SyntaxNode, object: SyntaxNode): boolean {
  const ref = lockRef(code, object);
  if (ref === null || holds(code, call, ref.id)) return false;
  if (ref.group === 'passed' && heldAt(code, call).length > 0) return false;
  const owner = code.functionOf(call);
  if (owner === null) return true;
  if (/locked|holding/i.test(owner.name)) return false;
  const callers = code.callersOf(owner);
  // Who takes the lock itself does not count on its callers to hold it.
  if (acquisitionsOf(code, owner).some(({ lock }) => lock.id === ref.id)) return true;
  if (callers.length === 0) return owner.owner === null || !owner.name.startsWith('_');
  return callers.some((caller) => !holds(code, caller, ref.id));
}

/** Holds this lock, or one of which nobody can tell that it is another. */
function holds(code: Code, node: SyntaxNode, id: string): boolean {
  return (
    heldAt(code, node).some(({ lock }) => lock.id === id || lock.type === null || lock.group !== null) || isTakenBefore(code, node, id)
  );
}

function wrapCall(code: Code, call: SyntaxNode, object: SyntaxNode): QuickFix | null {
  const statement = statementOf(call);
  if (statement.firstNamedChild !== call || statement.type !== 'expression_statement') return null;
  const isAsync = isA(code, object, 'asyncio.Condition');
  const indent = /^\s*/.exec(call.source.text.slice(call.source.startOfLine(statement.line), statement.start))?.[0] ?? '';
  const text = `${isAsync ? 'async with' : 'with'} ${object.text}:\n${indent}    `;
  return { title: `Notify under \`with ${object.text}\``, edits: [{ start: statement.start, end: statement.start, text }] };
}
