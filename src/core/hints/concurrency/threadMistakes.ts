import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementOf } from './code.ts';
import { replace } from './edits.ts';
import { isSelf } from './lockIdentity.ts';
import { readsOf } from './names.ts';
import { isProcess, isThread } from './primitives.ts';
import { brief, report } from './report.ts';
import { constructedThread, handovers } from './threadTargets.ts';

/**
 *     Thread(target=work(1))       ← work runs here and now, the thread gets its result
 *     Thread(work)                 ← the first parameter is `group`
 *     t.run()                      ← runs in this thread
 *     t.join()                     ← never started
 */
export const threadMistakes: FileRule = {
  id: 'CB30',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    yield* calledTargets(code);
    for (const call of code.all('call')) {
      const hint = missingTarget(code, call) ?? runInstead(code, call) ?? neverStarted(code, call);
      if (hint !== null) yield hint;
    }
  },
};

function* calledTargets(code: Code): Generator<Hint> {
  for (const { call, target, takes } of handovers(code)) {
    if (target.type !== 'call' || !isPlainResult(code, target, constructedThread(code, call) !== null || takes === 'process')) continue;
    const callee = target.field('function')?.text ?? '';
    const runner = takes === 'loop' ? 'event loop' : takes;
    yield report('CB30', target, {
      kind: 'thread-target-called',
      severity: 'warning',
      message:
        `\`${brief(target)}\` is called right here on line ${target.line}, by the thread that makes the new one, and its result is handed over. ` +
        `Only when it has ended does the new ${runner} begin, with nothing left to run. Hand over the function itself: \`${callee}\`, its arguments apart (\`args=(…)\`).`,
      link: 'concept:process_vs_thread',
      fix: targetFix(call, target),
    });
  }
}

const factories =
  /(^|_|\.)(make|create|build|get|partial|wrap|bind|factory|decorate|wraps|methodcaller|attrgetter|itemgetter|safe|guard|with)(_|[A-Z]|$)|(er|able|wrapper|factory)$/;

/** Whether a call certainly gives no callable; unknown functions count only where the target is a thread's own. */
function isPlainResult(code: Code, target: SyntaxNode, isOwnThread: boolean): boolean {
  const callee = target.field('function');
  if (callee === null) return false;
  const name = code.called(target) ?? callee.text;
  const types = code.analysis.inference.typesOf(callee);
  if (types.some((type) => type.definition?.kind === 'class')) return false;
  const owners = code.functions(callee);
  if (owners.length === 0)
    return (
      isOwnThread &&
      !factories.test(name) &&
      (isLibraryWork(name) || /\.(run|work|process|handle|start|loop|serve\w*)$/.test(name))
    );
  return owners.every((owner) => {
    if (owner.isAsync || owner.decorators.length > 0) return false;
    if (owner.returns.length === 0) return true;
    const isKnown = owner.returns.every(({ value }) => value === null || isPlainValue(code, value));
    return (isKnown && !factories.test(owner.name)) || (isOwnThread && doesWork(code, owner));
  });
}

/** It does what a thread is started for, and makes no function that it could return. */
function doesWork(code: Code, owner: FunctionInfo): boolean {
  const calls = code.own(owner, 'call').map((call) => code.called(call) ?? '');
  const makesFunction = [...descendants(owner.node)].some((node) => node.type === 'lambda' || (node.type === 'function_definition' && node !== owner.node));
  return !makesFunction && !calls.some((name) => name.endsWith('partial')) && calls.some(isLibraryWork);
}

/** Functions that do something and give a value, no callable. */
function isLibraryWork(name: string): boolean {
  return /^(print|input|open|sum|len|time\.\w+|logging\.\w+|os\.(system|remove|listdir|makedirs)|subprocess\.\w+|shutil\.\w+|requests\.\w+|urllib\.request\.\w+)$/.test(
    name,
  );
}

function isPlainValue(code: Code, value: SyntaxNode): boolean {
  if (
    /^(integer|float|string|true|false|none|list|dictionary|set|tuple|binary_operator|comparison_operator|list_comprehension|expression_list)$/.test(
      value.type,
    )
  )
    return true;
  const heads = code.heads(value);
  return heads.length > 0 && heads.every((head) => /^(int|float|str|bytes|bool|list|dict|set|tuple|deque|Counter|defaultdict)$/.test(head));
}

function targetFix(call: SyntaxNode, target: SyntaxNode): QuickFix | null {
  const callee = target.field('function');
  const keyword = target.parent?.type === 'keyword_argument';
  const { positional, keywords, splat } = callArguments(target);
  if (callee === null || splat || keywords.size > 0) return null;
  const items = positional.map((one) => one.text);
  if (!keyword) return { title: `Hand over \`${callee.text}\` itself`, edits: [replace(target, [callee.text, ...items].join(', '))] };
  if (callArguments(call).keywords.has('args')) return null;
  const args = items.length === 0 ? '' : `, args=(${items.join(', ')}${items.length === 1 ? ',' : ''})`;
  return { title: `Hand over \`${callee.text}\` itself`, edits: [replace(target, `${callee.text}${args}`)] };
}

function missingTarget(code: Code, call: SyntaxNode): Hint | null {
  const name = code.called(call) ?? '';
  if (!/^(threading\.Thread|multiprocessing\.(context\.)?Process)$/.test(name)) return null;
  const { positional, keywords, splat } = callArguments(call);
  const [group] = positional;
  if (splat || keywords.has('target') || group?.type === 'none' || isSubclassedLater(code, call)) return null;
  const isFunction = group !== undefined && code.functions(group).length > 0;
  if (positional.length > 1 && positional[1]?.type !== 'tuple' && !isFunction) return null;
  return report('CB30', call, {
    kind: 'thread-target-missing',
    severity: 'warning',
    message: `\`${brief(call)}\` ${withoutTarget(group)}`,
    link: 'concept:process_vs_thread',
    fix: group === undefined || positional.length > 1 ? null : { title: 'Name it target=', edits: [{ start: group.start, end: group.start, text: 'target=' }] },
  });
}

/** What happens to a thread whose first argument, its group, was meant as its target; or that has none. */
function withoutTarget(group: SyntaxNode | undefined): string {
  return group === undefined
    ? 'has no target: a thread started from it ends at once, without having run anything. Name the parameter: `target=function`.'
    : `takes \`${brief(group)}\` as its group, not as its target: it raises an AssertionError before any thread exists. Name the parameter: \`target=${group.text}\`.`;
}

/** `t = Thread(); t.run = work` gives it something to run after all. */
function isSubclassedLater(code: Code, call: SyntaxNode): boolean {
  const left = call.parent?.type === 'assignment' ? call.parent.field('left') : null;
  return left !== null && code.all('assignment').some((node) => node.field('left')?.text === `${left.text}.run`);
}

function runInstead(code: Code, call: SyntaxNode): Hint | null {
  const parts = methodCall(call);
  if (parts?.method !== 'run' || callArguments(call).positional.length > 0) return null;
  if (!isThread(code, parts.object) && !isProcess(code, parts.object)) return null;
  if (isSelf(code, parts.object) || parts.object.text.startsWith('super()')) return null;
  return report('CB30', call, {
    kind: 'thread-run-not-start',
    severity: 'warning',
    message:
      `\`${brief(call)}\` runs the target in the thread that stands on line ${call.line}, like any other call: no second thread ever exists, and the next line waits until it has ended. ` +
      `Write \`${parts.object.text}.start()\`.`,
    link: 'concept:process_vs_thread',
    fix: { title: 'Use start()', edits: [replace(parts.name, 'start')] },
  });
}

function neverStarted(code: Code, call: SyntaxNode): Hint | null {
  const parts = methodCall(call);
  if (parts?.method !== 'join' || parts.object.type !== 'identifier') return null;
  if (!isThread(code, parts.object) && !isProcess(code, parts.object)) return null;
  if (startsItself(code, parts.object)) return null;
  const later = startedLater(code, call, parts.object);
  if (later === null && !isOnlyMade(code, parts.object)) return null;
  return report('CB30', call, {
    kind: 'join-without-start',
    severity: 'warning',
    message:
      `\`${parts.object.text}\` is joined on line ${call.line} and ${later === null ? 'started nowhere' : `started only on line ${later.line}`}: \`join\` raises a RuntimeError, and its target never runs beside this thread. ` +
      `Call \`${parts.object.text}.start()\` first.`,
    link: 'concept:process_vs_thread',
  });
}

/** The first start, when it stands in the same block as the join, behind it. */
function startedLater(code: Code, join: SyntaxNode, object: SyntaxNode): SyntaxNode | null {
  const [binding, other] = code.bindingsOf(object);
  if (binding?.value?.type !== 'call' || other !== undefined || constructedThread(code, binding.value) === null) return null;
  const starts = code.own(code.functionOf(join), 'call').filter((call) => call.field('function')?.text === `${object.text}.start`);
  const [first] = starts;
  if (first === undefined || first.start < join.start) return null;
  return statementOf(first).parent === statementOf(join).parent ? first : null;
}

/** The name holds a thread made in the same function, and nothing is done with it but method calls, none of them start. */
function isOnlyMade(code: Code, object: SyntaxNode): boolean {
  const bindings = code.bindingsOf(object);
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1) return false;
  if (binding.kind === 'iteration') return binding.value?.type === 'identifier' && isListNeverStarted(code, binding.value);
  if (binding.value?.type !== 'call' || constructedThread(code, binding.value) === null) return false;
  return readsOf(code, object).every(
    (read) => read.parent?.type === 'attribute' && !/^(start|_start\w*)$/.test(read.parent.field('attribute')?.text ?? ''),
  );
}

/** `for t in threads: t.join()`, and no thread of the function is started. */
function isListNeverStarted(code: Code, list: SyntaxNode): boolean {
  const isOwn = code.bindingsOf(list).every(({ scope }) => scope.kind === 'function' && scope === code.functionOf(list)?.scope);
  const isStarted = code.identifiers('start').some((node) => node.parent?.type === 'attribute' && node.fieldName === 'attribute' && (!isOwn || code.functionOf(node) === code.functionOf(list)));
  const isMadeHere = code
    .all('call')
    .some((call) => constructedThread(code, call) !== null && code.functionOf(call) === code.functionOf(list));
  const isPassed = readsOf(code, list).some((read) => read.parent?.type === 'argument_list' || read.parent?.type === 'return_statement');
  return !isStarted && isMadeHere && !isPassed;
}

/** A subclass whose constructor starts it. */
function startsItself(code: Code, object: SyntaxNode): boolean {
  return code.analysis.inference
    .typesOf(object)
    .some(({ cls }) => cls !== null && /\bstart\(\)/.test(cls.methods.get('__init__')?.node.text ?? ''));
}
