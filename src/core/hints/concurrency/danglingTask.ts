import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { isFromAnotherThread } from './background.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { afterImports, indentOf, replace } from './edits.ts';
import { isLoop } from './primitives.ts';
import { isReadAnywhere, ownName } from './names.ts';
import { brief, report } from './report.ts';

/**
 *     asyncio.create_task(beat())          ← nobody holds the task
 *     task = loop.create_task(beat())      ← and `task` is never read
 */
export const danglingTask: FileRule = {
  id: 'CB02',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      if (!makesTask(code, call)) continue;
      const place = discarded(code, call);
      // On another thread the call itself is the mistake, and has a rule of its own.
      if (place === null || isFromAnotherThread(code, call)) continue;
      yield report('CB02', call, {
        kind: 'dangling-task',
        severity: 'warning',
        message:
          `${place === 'statement' ? 'Nothing keeps' : 'Only a name that is never read keeps'} the task that \`${brief(call)}\` starts, and the event loop itself holds tasks weakly. ` +
          `The collector may remove it in the middle of an \`await\`, and an exception in it is seen by nobody. ` +
          'Keep it (in a set, with `add_done_callback(tasks.discard)`), await it, or use `asyncio.TaskGroup`.',
        link: 'concept:sync_vs_async',
        fix: place === 'statement' ? keepTask(analysis, call) : null,
      });
    }
  },
};

/** Whether a call hands a coroutine to the event loop; a TaskGroup keeps its tasks itself. */
function makesTask(code: Code, call: SyntaxNode): boolean {
  const name = code.called(call);
  if (name !== null && /^asyncio\.(tasks\.)?(create_task|ensure_future|async)$/.test(name)) return true;
  const parts = methodCall(call);
  if (parts === null || !/^(create_task|ensure_future)$/.test(parts.method)) return false;
  if (parts.object.type === 'call') return /(^|\.)get_(event|running)_loop$/.test(code.called(parts.object) ?? '');
  return isLoop(code, parts.object);
}

function discarded(code: Code, call: SyntaxNode): 'statement' | 'name' | null {
  let at = call;
  while (
    at.parent !== null &&
    /^(parenthesized_expression|conditional_expression|boolean_operator|list_comprehension|set_comprehension)$/.test(at.parent.type)
  ) {
    if (at.fieldName === 'condition') return null;
    at = at.parent;
  }
  if (at.parent?.type === 'expression_statement') return 'statement';
  if (at !== call || at.parent?.type !== 'assignment' || at.fieldName !== 'right') return null;
  const name = ownName(code, at.parent);
  return name !== null && !isReadAnywhere(code, name) ? 'name' : null;
}

function keepTask(analysis: Analysis, call: SyntaxNode): QuickFix | null {
  const statement = call.parent;
  if (statement?.type !== 'expression_statement') return null;
  const indent = indentOf(statement);
  const lines = [`task = ${call.text}`, 'background_tasks.add(task)', 'task.add_done_callback(background_tasks.discard)'];
  const at = afterImports(analysis.tree.root);
  const isThere = analysis.facts.module.bindings.has('background_tasks');
  const declaration = isThere ? [] : [{ start: at, end: at, text: '\nbackground_tasks = set()\n' }];
  return { title: 'Keep the task until it is done', edits: [replace(statement, lines.join(`\n${indent}`)), ...declaration] };
}
