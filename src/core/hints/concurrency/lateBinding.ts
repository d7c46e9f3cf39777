import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, descendants } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { readsOf } from './names.ts';
import { brief, report } from './report.ts';
import { handovers } from './threadTargets.ts';

/**
 *     for name in names:
 *         Thread(target=lambda: greet(name)).start()     ← reads `name` when it runs, not when it is made
 */
export const lateBinding: FileRule = {
  id: 'CB20',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const closure of [...code.all('lambda'), ...code.all('function_definition')]) {
      const loop = loopAround(closure);
      if (loop === null || isUsedAtOnce(code, closure, loop)) continue;
      const seen = new Set<string>();
      for (const { name, binding } of loopNames(code, closure, loop)) {
        if (seen.has(name.text)) continue;
        seen.add(name.text);
        yield describe(code, closure, name, binding);
      }
    }
  },
};

const loops = /^(for_statement|while_statement|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/;

/** The outermost loop of the same function that makes the closure anew each time round. */
function loopAround(closure: SyntaxNode): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  let from = closure;
  for (const up of ancestors(closure)) {
    if (/^(function_definition|lambda|class_definition)$/.test(up.type)) break;
    if (loops.test(up.type) && from.fieldName !== 'right') found = up;
    from = up;
  }
  return found;
}

interface LoopName {
  readonly name: SyntaxNode;
  readonly binding: Binding;
}

/** Names that the closure's body reads and each turn of the loop binds anew. */
function loopNames(code: Code, closure: SyntaxNode, loop: SyntaxNode): LoopName[] {
  const body = closure.field('body');
  if (body === null) return [];
  return [...descendants(body)].flatMap((name) => {
    if (name.type !== 'identifier' || (name.parent?.type === 'attribute' && name.fieldName === 'attribute')) return [];
    if (name.parent?.type === 'keyword_argument' && name.fieldName === 'name') return [];
    const bindings = resolveName(code.analysis.facts, name.text, name);
    const inLoop = bindings.find(
      (binding) =>
        loop.contains(binding.node) && !closure.contains(binding.node) && /^(iteration|assignment|augmented|with)$/.test(binding.kind),
    );
    const isOwn = bindings.some((binding) => closure.contains(binding.node));
    return inLoop === undefined || isOwn ? [] : [{ name, binding: inLoop }];
  });
}

const consumers = /^(map|filter|functools\.reduce|sorted|min|max|sum|any|all|itertools\.\w+|list|next)$/;

/** Called, sorted by, awaited or returned within the same turn of the loop. */
function isUsedAtOnce(code: Code, closure: SyntaxNode, loop: SyntaxNode): boolean {
  if (closure.type === 'function_definition') return isOnlyCalled(code, closure, loop);
  if (isCalledItself(closure)) return true;
  for (const up of ancestors(closure)) {
    if (up === loop) return false;
    if (/^(return_statement|yield|await|raise_statement)$/.test(up.type)) return true;
    if (up.type === 'keyword_argument' && up.field('name')?.text === 'key') return true;
    if (up.type === 'call' && (isConsumer(code, up) || isReckonedWith(up) || onlyCallsIt(code, up, closure))) return true;
    if (up.type === 'assignment') return isNameOnlyCalled(code, up, loop);
    if (/statement$|^block$/.test(up.type)) return false;
  }
  return false;
}

/** Runs what it is given before it gives back its result. */
function isConsumer(code: Code, call: SyntaxNode): boolean {
  if (consumers.test(code.called(call) ?? '')) return true;
  if (/(^|\.)(raises|assertRaises|assert_raises|find|first|(call_with_)?retry|timeit|reduce)$/.test(call.field('function')?.text ?? '')) return true;
  return (
    /^(sort|sub|subn|wait_for|apply|map|filter)$/.test(methodCall(call)?.method ?? '') && !handovers(code).some((one) => one.call === call)
  );
}

/** `total += integral(lambda x: x * k)`: what is reckoned with in the same expression has been worked out. */
function isReckonedWith(call: SyntaxNode): boolean {
  return /^(binary_operator|comparison_operator|unary_operator|augmented_assignment|assert_statement)$/.test(call.parent?.type ?? '');
}

/** `retry(lambda: fetch(url))`, where `retry` calls what it is given and keeps it nowhere. */
function onlyCallsIt(code: Code, call: SyntaxNode, closure: SyntaxNode): boolean {
  const index = callArguments(call).positional.indexOf(closure);
  const owners = index < 0 ? [] : code.callees(call);
  return (
    owners.length > 0 &&
    owners.every((owner) => {
      const parameter = owner.parameters.find((one) => one.index === index + (owner.owner === null ? 0 : 1));
      const reads = parameter === undefined ? [] : code.identifiers(parameter.name).filter((read) => owner.node.field('body')?.contains(read) === true);
      return !owner.isAsync && owner.yields.length === 0 && reads.length > 0 && reads.every((read) => isCallee(read) && code.functionOf(read) === owner);
    })
  );
}

/** `(lambda: row)()` */
function isCalledItself(closure: SyntaxNode): boolean {
  let at = closure;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  return at.parent?.type === 'call' && at.fieldName === 'function';
}

function isOnlyCalled(code: Code, closure: SyntaxNode, loop: SyntaxNode): boolean {
  const name = closure.field('name');
  if (name === null || closure.parent?.type === 'decorated_definition') return false;
  return allCalledIn(readsOf(code, name), loop);
}

function isNameOnlyCalled(code: Code, assignment: SyntaxNode, loop: SyntaxNode): boolean {
  const name = assignment.field('left');
  return name?.type === 'identifier' && allCalledIn(readsOf(code, name), loop);
}

function allCalledIn(reads: readonly SyntaxNode[], loop: SyntaxNode): boolean {
  return reads.length > 0 && reads.every((read) => loop.contains(read) && (isCallee(read) || isReturned(read) || isKey(read)));
}

function isCallee(read: SyntaxNode): boolean {
  return (
    read.parent?.type === 'call' &&
    read.fieldName === 'function' &&
    !/^(create_task|ensure_future|submit|append)$/.test(methodNameAround(read.parent))
  );
}

/** `tasks.append(work())`: a coroutine function called now runs later all the same. */
function methodNameAround(call: SyntaxNode): string {
  const outer = call.parent?.type === 'argument_list' ? call.parent.parent : null;
  const callee = outer?.field('function');
  return (callee?.type === 'attribute' ? callee.field('attribute')?.text : callee?.text) ?? '';
}

function isReturned(read: SyntaxNode): boolean {
  return read.parent?.type === 'return_statement';
}

function isKey(read: SyntaxNode): boolean {
  if (read.parent?.type === 'keyword_argument') return read.parent.field('name')?.text === 'key';
  return read.parent?.type === 'argument_list' && consumers.test(read.parent.parent?.field('function')?.text ?? '');
}

/** Whether the closure goes to something that runs it later, on its own. */
function isHandedOver(code: Code, closure: SyntaxNode): boolean {
  const isGiven = (target: SyntaxNode): boolean =>
    target === closure ||
    (closure.type === 'function_definition' &&
      target.type === 'identifier' &&
      code.functions(target).some((owner) => owner.node === closure));
  return (
    handovers(code).some(({ target }) => isGiven(target)) ||
    code.all('call').some((call) => /^(add_done_callback|create_task)$/.test(methodCall(call)?.method ?? '') && call.contains(closure))
  );
}

function describe(code: Code, closure: SyntaxNode, name: SyntaxNode, binding: Binding): Hint {
  const isLater = isHandedOver(code, closure);
  const what = closure.type === 'lambda' ? 'The lambda' : `\`${closure.field('name')?.text ?? ''}\``;
  return report('CB20', name, {
    kind: 'late-binding-closure',
    severity: isLater ? 'warning' : 'hint',
    message:
      `${what} looks \`${name.text}\` up when it runs, not when line ${closure.line} makes it. ` +
      `The loop binds \`${name.text}\` anew on line ${binding.node.line}: by the time ${isLater ? 'thread A' : 'the first one'} gets to \`${brief(name)}\` on line ${name.line}, the loop may be at the next value or past the last, and several of them read the same one. ` +
      `Bind it now with a default argument, \`${closure.type === 'lambda' ? 'lambda ' : ''}${name.text}=${name.text}\`, or pass it as an argument.`,
    fix: defaultArgument(closure, name.text),
  });
}

function defaultArgument(closure: SyntaxNode, name: string): QuickFix | null {
  const parameters = closure.field('parameters');
  const text = `${name}=${name}`;
  const title = `Bind \`${name}\` with a default argument`;
  if (parameters?.namedChildren.some((one) => one.type.includes('splat')) === true) return null;
  if (closure.type === 'lambda') {
    const keyword = closure.children.find((child) => child.type === 'lambda');
    if (parameters !== null) return { title, edits: [{ start: parameters.end, end: parameters.end, text: `, ${text}` }] };
    return keyword === undefined ? null : { title, edits: [{ start: keyword.end, end: keyword.end, text: ` ${text}` }] };
  }
  if (parameters === null) return null;
  const isEmpty = parameters.namedChildren.length === 0;
  return { title, edits: [{ start: parameters.end - 1, end: parameters.end - 1, text: isEmpty ? text : `, ${text}` }] };
}
