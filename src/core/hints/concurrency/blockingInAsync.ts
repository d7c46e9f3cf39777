import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants, enclosing, loopTypes } from '../syntax/walk.ts';
import { blockingCall, type BlockingCall, blockingFunction } from './blockingCalls.ts';
import { type Code, codeOf, isAwaited, methodCall } from './code.ts';
import { importOf, replace } from './edits.ts';
import { brief, report } from './report.ts';

/**
 *     async def poll(self):
 *         while True:
 *             time.sleep(1)         ← the whole event loop stands still
 */
export const blockingInAsync: FileRule = {
  id: 'CB01',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const call of code.all('call')) {
      const owner = code.functionOf(call);
      if (owner?.isAsync !== true || isAwaited(call) || isHandedToWrapper(code, call)) continue;
      const blocking = blockingCall(code, call);
      if (blocking !== null && !isFinished(code, call)) yield direct(analysis, code, call, blocking);
      else yield* throughHelper(code, call);
    }
  },
};

function direct(analysis: Analysis, code: Code, call: SyntaxNode, blocking: BlockingCall): Hint {
  const owner = code.functionOf(call);
  const what = call.field('function')?.text ?? brief(call);
  return report('CB01', call, {
    kind: 'blocking-in-async',
    severity: blocking.severity,
    message:
      `\`${brief(call)}\` waits for ${blocking.waitsFor} and keeps the event loop's only thread while it does. ` +
      `While \`${owner?.name ?? ''}\` stands on line ${call.line}, every other task stands too, even those whose data is ready. ` +
      repair(code, call, what),
    link: 'concept:sync_vs_async',
    fix: fixOf(analysis, code, call),
  });
}

function repair(code: Code, call: SyntaxNode, what: string): string {
  if (code.called(call) === 'time.sleep') return 'Use `await asyncio.sleep(…)`.';
  if (code.called(call)?.startsWith('subprocess.') === true)
    return 'Use `asyncio.create_subprocess_exec`, or `await asyncio.to_thread(…)`.';
  return `Hand it to a thread, \`await asyncio.to_thread(${what}, …)\`, or use a library made for asyncio.`;
}

function fixOf(analysis: Analysis, code: Code, call: SyntaxNode): QuickFix | null {
  const callee = call.field('function');
  const list = call.field('arguments');
  if (callee === null || list?.type !== 'argument_list' || isContextManager(call)) return null;
  const inner = list.text.slice(1, -1).trim();
  const awaited =
    code.called(call) === 'time.sleep'
      ? `await asyncio.sleep(${inner})`
      : `await asyncio.to_thread(${callee.text}${inner === '' ? '' : `, ${inner}`})`;
  const isStatement = call.parent?.type === 'expression_statement' || call.parent?.type === 'assignment';
  const text = isStatement ? awaited : `(${awaited})`;
  const title = code.called(call) === 'time.sleep' ? 'Await asyncio.sleep' : 'Await it in a thread (asyncio.to_thread)';
  return { title, edits: [replace(call, text), ...importOf(analysis, 'asyncio')] };
}

function isContextManager(call: SyntaxNode): boolean {
  return call.parent?.type === 'with_item' || call.parent?.type === 'as_pattern';
}

/** `anyio.wrap_file(open(p))` and the like make something that can be awaited. */
function isHandedToWrapper(code: Code, call: SyntaxNode): boolean {
  const outer = call.parent?.type === 'argument_list' ? call.parent.parent : null;
  return outer?.type === 'call' && /(^|\.)wrap_file$/.test(code.called(outer) ?? '');
}

/** A future that was awaited, or asked `done()` or taken from a finished set, has its result already. */
function isFinished(code: Code, call: SyntaxNode): boolean {
  const parts = methodCall(call);
  if (parts === null || !/^(result|exception|join)$/.test(parts.method) || parts.object.type === 'call') return false;
  const name = parts.object.text;
  const owner = code.functionOf(call);
  const isWaitedFor = code.own(owner, 'await').some((wait) => wait.start < call.start && mentions(wait, name));
  const isChecked = code.own(owner, 'call').some((other) => {
    const asked = methodCall(other);
    return asked?.object.text === name && /^(done|is_alive)$/.test(asked.method) && other.start < call.start;
  });
  return isWaitedFor || isChecked || (parts.method === 'join' && isAwaitedSinceStart(code, call, name));
}

/** `thread.start(); await future; thread.join()`: what was awaited is what the thread does last. */
function isAwaitedSinceStart(code: Code, join: SyntaxNode, name: string): boolean {
  const owner = code.functionOf(join);
  const start = code.own(owner, 'call').find((call) => call.field('function')?.text === `${name}.start` && call.start < join.start);
  return start !== undefined && enclosing(start, loopTypes) === enclosing(join, loopTypes) && code.own(owner, 'await').some((wait) => start.start < wait.start && wait.start < join.start);
}

function mentions(node: SyntaxNode, name: string): boolean {
  return [...descendants(node)].some((one) => one.text === name);
}

/** A helper of this file that blocks blocks the loop just the same. */
function* throughHelper(code: Code, call: SyntaxNode): Generator<Hint> {
  for (const helper of code.callees(call)) {
    if (helper.isAsync || helper.yields.length > 0 || helper.node.type === 'lambda') continue;
    const inner = code.own(helper, 'call').find((one) => blockingFunction(code.called(one) ?? '')?.severity === 'warning');
    if (inner === undefined) continue;
    const what = call.field('function')?.text ?? helper.name;
    yield report('CB01', call, {
      kind: 'blocking-in-async',
      severity: 'hint',
      message:
        `\`${helper.name}\` calls \`${brief(inner)}\` on line ${inner.line}, which keeps the event loop's only thread: ` +
        `while this call on line ${call.line} waits, every other task waits with it. Hand it to a thread, \`await asyncio.to_thread(${what}, …)\`.`,
      evidence: [{ kind: 'defined', line: helper.node.line }],
      link: 'concept:sync_vs_async',
      fix: hasOnlyPlainArguments(call) ? { title: 'Await it in a thread (asyncio.to_thread)', edits: toThread(code, call, what) } : null,
    });
    return;
  }
}

function hasOnlyPlainArguments(call: SyntaxNode): boolean {
  return call.field('arguments')?.type === 'argument_list' && !callArguments(call).splat;
}

function toThread(code: Code, call: SyntaxNode, what: string): QuickFix['edits'] {
  const inner = call.field('arguments')?.text.slice(1, -1).trim() ?? '';
  const isStatement = call.parent?.type === 'expression_statement' || call.parent?.type === 'assignment';
  const awaited = `await asyncio.to_thread(${what}${inner === '' ? '' : `, ${inner}`})`;
  return [replace(call, isStatement ? awaited : `(${awaited})`), ...importOf(code.analysis, 'asyncio')];
}
