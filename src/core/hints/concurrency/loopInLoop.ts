import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { replace } from './edits.ts';
import { isA, isLoop } from './primitives.ts';
import { brief, report } from './report.ts';

/**
 *     async def handler():
 *         data = asyncio.run(fetch())        ← a loop is running in this thread already
 */
export const loopInLoop: FileRule = {
  id: 'CB27',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    if (/\bnest_asyncio\b/.test(analysis.tree.source.text)) return;
    for (const call of code.all('call')) {
      if (code.functionOf(call)?.isAsync !== true) continue;
      const runner = runsLoop(code, call) ? call : throughHelper(code, call);
      if (runner === null) continue;
      const through = runner === call ? '' : ` (in \`${brief(runner)}\` on line ${runner.line})`;
      yield report('CB27', call, {
        kind: 'asyncio-run-in-loop',
        severity: 'warning',
        message:
          `Line ${call.line} runs inside an event loop and \`${brief(call)}\` wants to run one in the same thread${through}: it raises \`RuntimeError\`. ` +
          'If it did wait, no other task could go on, not even the one it waits for. Await the coroutine instead.',
        link: 'concept:sync_vs_async',
        fix: runner === call ? awaitFix(call) : null,
      });
    }
  },
};

function runsLoop(code: Code, call: SyntaxNode): boolean {
  if (/^asyncio\.(runners\.)?run$/.test(code.called(call) ?? '')) return true;
  const parts = methodCall(call);
  if (parts === null) return false;
  if (/^run_(until_complete|forever)$/.test(parts.method)) return parts.object.type === 'call' || isLoop(code, parts.object);
  return parts.method === 'run' && isA(code, parts.object, 'asyncio.Runner');
}

function throughHelper(code: Code, call: SyntaxNode): SyntaxNode | null {
  for (const owner of code.callees(call)) {
    if (owner.isAsync || owner.node.type === 'lambda' || owner.yields.length > 0) continue;
    const inner = code.own(owner, 'call').find((one) => /^asyncio\.(runners\.)?run$/.test(code.called(one) ?? ''));
    if (inner !== undefined) return inner;
  }
  return null;
}

function awaitFix(call: SyntaxNode): QuickFix | null {
  const { positional, keywords, splat } = callArguments(call);
  const [coroutine] = positional;
  if (coroutine === undefined || positional.length !== 1 || keywords.size > 0 || splat) return null;
  const isPlain =
    call.parent?.type === 'expression_statement' || call.parent?.type === 'assignment' || call.parent?.type === 'return_statement';
  return { title: 'Await it', edits: [replace(call, isPlain ? `await ${coroutine.text}` : `(await ${coroutine.text})`)] };
}
