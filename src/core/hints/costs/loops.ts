import type { Analysis } from '../analysis.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, dottedName, integerValue } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';

const scopeNodes = new Set(['function_definition', 'lambda', 'class_definition', 'module']);
const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);

/** The loops whose body (or condition) runs `node` again and again, innermost first. */
export function loopsAround(node: SyntaxNode): SyntaxNode[] {
  const loops: SyntaxNode[] = [];
  let part = node;
  for (const up of ancestors(node)) {
    const repeated = up.type === 'lambda' ? repeatingCall(up) : null;
    if (repeated !== null) loops.push(repeated);
    else if (scopeNodes.has(up.type)) break;
    if (up.type === 'for_statement' && part.fieldName === 'body') loops.push(up);
    else if (up.type === 'while_statement' && (part.fieldName === 'body' || part.fieldName === 'condition')) loops.push(up);
    else if (comprehensions.has(up.type) && !isFirstIterable(up, part, node)) loops.push(up);
    part = up;
  }
  return loops;
}

/** The call that runs a lambda for each item: `max(xs, key=lambda x: …)`, `map(lambda x: …, xs)`. */
function repeatingCall(lambda: SyntaxNode): SyntaxNode | null {
  const isKey = lambda.parent?.type === 'keyword_argument' && lambda.parent.field('name')?.text === 'key';
  const call = (isKey ? lambda.parent?.parent : lambda.parent)?.parent;
  const name = call?.type === 'call' ? (call.field('function')?.text ?? '') : '';
  if (call === null || call === undefined) return null;
  return (isKey ? /(^|\.)(sorted|sort|min|max|nlargest|nsmallest)$/ : /^(map|filter)$/).test(name) ? call : null;
}

function isFirstIterable(comprehension: SyntaxNode, part: SyntaxNode, node: SyntaxNode): boolean {
  const first = comprehension.childOfType('for_in_clause');
  return part === first && first.field('right')?.contains(node) === true;
}

/** The innermost loop around `node` that turns a number of times nobody fixed in the source; null when there is none. */
export function growingLoopAround(analysis: Analysis, node: SyntaxNode): SyntaxNode | null {
  for (const loop of loopsAround(node)) {
    if (!hasConstantTurns(analysis, loop) && !leavesAtOnce(loop, node)) return loop;
  }
  return null;
}

/** A `for` over a literal or `range(3)`. */
export function hasConstantTurns(analysis: Analysis, loop: SyntaxNode): boolean {
  const iterable = comprehensions.has(loop.type) ? (loop.childOfType('for_in_clause')?.field('right') ?? null) : loop.field('right');
  if (iterable === null) return false;
  if (iterable.type === 'list' || iterable.type === 'tuple' || iterable.type === 'set') return true;
  if (iterable.type === 'string') return true;
  if (iterable.type !== 'call') return false;
  const callee = iterable.field('function');
  const isRange = callee !== null && analysis.canonical(callee) === 'range';
  const bounds = iterable.field('arguments')?.namedChildren ?? [];
  return isRange && bounds.every((bound) => integerValue(bound) !== null);
}

/** The statement after which the loop is left anyway (`return xs.index(v)`). */
function leavesAtOnce(loop: SyntaxNode, node: SyntaxNode): boolean {
  let part = node;
  for (const up of ancestors(node)) {
    if (part.type === 'return_statement' || part.type === 'raise_statement') return true;
    if (up.type === 'block') {
      const after = up.namedChildren.filter((statement) => statement.start >= part.end);
      if (after.some((statement) => statement.type === 'break_statement' || statement.type === 'return_statement')) return true;
    }
    if (up === loop) return false;
    part = up;
  }
  return false;
}

const mutators = new Set([
  ...['append', 'insert', 'extend', 'remove', 'pop', 'clear', 'add', 'discard', 'update', 'popleft', 'appendleft'],
  ...['sort', 'reverse', 'setdefault', 'popitem', 'rotate'],
]);

/** Whether what `subject` names is changed or bound anew inside `loop`: then "build it once before" is no advice. */
export function changesIn(analysis: Analysis, subject: SyntaxNode, loop: SyntaxNode): boolean {
  const name = dottedName(subject);
  if (name === null) return true;
  const root = name.split('.')[0] ?? name;
  const bound = resolveName(analysis.facts, root, subject).some((binding) => loop.contains(binding.node) && binding.kind !== 'parameter');
  return bound || mutatedIn(analysis, name, loop) || assignsInto(loop, name);
}

function mutatedIn(analysis: Analysis, name: string, loop: SyntaxNode): boolean {
  return [...analysis.facts.calls].some(([method, calls]) => {
    const isHeap = method.startsWith('heap');
    if (!isHeap && !mutators.has(method)) return false;
    return calls.some(
      (call) =>
        loop.contains(call) &&
        (call.field('function')?.field('object')?.text === name || (isHeap && call.field('arguments')?.firstNamedChild?.text === name)),
    );
  });
}

function assignsInto(loop: SyntaxNode, name: string): boolean {
  const stack: SyntaxNode[] = [loop];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'assignment' || node.type === 'augmented_assignment') {
      const left = node.field('left');
      if (left?.text === name) return true;
      if (left?.type === 'subscript' && left.field('value')?.text === name) return true;
    }
    if (node.type === 'delete_statement' && node.firstNamedChild?.text.startsWith(name) === true) return true;
    for (const child of node.children) if (child.children.length > 0) stack.push(child);
  }
  return false;
}
