import type { Analysis } from '../analysis.ts';
import type { Severity } from '../hint.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { dottedName, enclosing, loopTypes, operandsOf, stringValue } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import type { CostFact } from './costTable.ts';
import type { LocalCost } from './forms.ts';
import { changesIn, growingLoopAround } from './loops.ts';
import { type Operation, operationAt } from './operation.ts';
import { isGrowingSlice, isHalf, nameAssigned, windowOf } from './slices.ts';
import { atFront, growsByAsked, sortedSelection } from './suggestions.ts';

/** How loudly a tip is said, and the loop that multiplies the cost when that is why. */
export interface Loudness {
  readonly severity: Severity;
  readonly loop: SyntaxNode | null;
  /** Only a hover shows it, and it belongs on the list of a file all the same. */
  readonly isListed?: boolean;
}

const unhashable = new Set(['list', 'dict', 'set', 'deque', 'defaultdict', 'Counter']);
const constants = new Set(['string', 'integer', 'float', 'none', 'true', 'false']);
const functionNodes = new Set(['function_definition']);

/** A hint where the cost adds up for sure, else only in the hover. */
export function loudnessOf(analysis: Analysis, fact: CostFact, operation: Operation, local: LocalCost): Loudness {
  const loop = growingLoopAround(analysis, operation.node);
  const quiet: Loudness = { severity: 'hover', loop };
  if (local.cost === 'O(n^2)') return { severity: 'hint', loop };
  if (fact.owner === 'builtins' && fact.name === 'sorted' && sortedSelection(operation, '') !== null) return { severity: 'hint', loop };
  if (local.cost === 'O(1)') return quiet;
  if (hasNestedQuantifier(fact, operation)) return { severity: 'hint', loop };
  if (fact.name === 'slice') return { severity: isCostlySlice(analysis, operation) ? 'hint' : 'hover', loop };
  if (loop === null) return { severity: isPaidByEachCall(analysis, fact, operation) ? 'hint' : 'hover', loop };
  if (isSetBeside(analysis, fact, operation, loop) || isOfCostlySlice(analysis, fact, operation)) return { ...quiet, isListed: true };
  return { severity: addsUp(analysis, fact, operation, loop) ? 'hint' : 'hover', loop };
}

function addsUp(analysis: Analysis, fact: CostFact, operation: Operation, loop: SyntaxNode): boolean {
  const { subject } = operation;
  if (subject === null) return false;
  switch (`${fact.owner} ${fact.name}`) {
    case 'list insert':
    case 'list pop':
    case 'list del':
      return atFront(operation) && outlives(analysis, subject, loop);
    case 'list in':
    case 'tuple in':
    case 'deque in':
    case 'dict_values in':
      return isScannedAgain(analysis, operation, subject, loop);
    case 'list index':
    case 'list count':
    case 'tuple index':
    case 'tuple count':
    case 'list remove':
      return outlives(analysis, subject, loop);
    case 'builtins min':
    case 'builtins max':
    case 'builtins sum':
      return outlives(analysis, windowOf(subject) ?? subject, loop);
    case 'str count':
    case 'str index':
    case 'str find':
      return outlives(analysis, subject, loop) && goesThrough(loop, subject);
    case 'builtins sorted':
    case 'list sort':
      return outlives(analysis, subject, loop) || isSortedAgain(analysis, operation, subject, loop);
    case 'list +':
    case 'tuple +':
      return assignsItself(operation);
    case 'str +':
    case 'str +=':
      return isQuadraticText(analysis, operation);
    case 'deque item':
    case 'deque del':
    case 'deque index':
    case 'deque remove':
    case 'deque insert':
      return outlives(analysis, subject, loop);
    case 'bisect insort':
    case 'bisect insort_left':
    case 'bisect insort_right':
      return outlives(analysis, subject, loop);
    case 'copy deepcopy':
      return outlives(analysis, subject, loop);
    default:
      return isMadeAnew(analysis, fact, operation, loop);
  }
}

/** Asked in every turn of one container that stays as it is, or of one that every turn makes for the question. */
function isScannedAgain(analysis: Analysis, operation: Operation, subject: SyntaxNode, loop: SyntaxNode): boolean {
  if (!hasHashableElements(operation) || isShortTable(analysis, subject)) return false;
  return isMadeForThis(analysis, subject, loop) || !changesIn(analysis, rootOf(subject), loop);
}

/** `x in [item.name for item in items]`, `x in list(d)`: made of something that is there before the loop. */
function isMadeForThis(analysis: Analysis, subject: SyntaxNode, loop: SyntaxNode): boolean {
  const isList = subject.type === 'call' && /^(list|sorted|tuple)$/.test(subject.field('function')?.text ?? '');
  const source = subject.type === 'list_comprehension' ? subject.childOfType('for_in_clause')?.field('right') : isList ? subject.field('arguments')?.firstNamedChild : null;
  return source !== null && source !== undefined && outlives(analysis, viewedBy(source), loop);
}

/** `xs = sorted(xs)` in a loop: nothing else makes it anew. */
function isSortedAgain(analysis: Analysis, { node }: Operation, subject: SyntaxNode, loop: SyntaxNode): boolean {
  if (subject.type !== 'identifier' || nameAssigned(node) !== subject.text) return false;
  const bindings = resolveName(analysis.facts, subject.text, subject).filter(({ node: bound }) => loop.contains(bound));
  return bindings.length > 0 && bindings.every(({ value }) => value === node);
}

/** `if x not in kept: … kept.append(x)`: the list grows with the loop and does the work of a set. */
function isSetBeside(analysis: Analysis, fact: CostFact, operation: Operation, loop: SyntaxNode): boolean {
  const { subject } = operation;
  const isAsked = fact.owner === 'list' && fact.name === 'in' && subject !== null && hasHashableElements(operation);
  return isAsked && outlives(analysis, subject, loop) && growsByAsked(operation);
}

/** `max(xs[i:])`: the slice speaks for both. */
function isOfCostlySlice(analysis: Analysis, fact: CostFact, { subject }: Operation): boolean {
  if (fact.owner !== 'builtins' || !/^(min|max|sum)$/.test(fact.name) || subject?.type !== 'subscript') return false;
  const slice = operationAt(analysis, subject);
  return slice?.name === 'slice' && isCostlySlice(analysis, slice);
}

/** A function that calls itself is as good as a loop around the list of an outer function that it puts something in front of. */
function isPaidByEachCall(analysis: Analysis, fact: CostFact, operation: Operation): boolean {
  const { node, subject } = operation;
  const isAtFront = fact.owner === 'list' && /^(insert|pop|del)$/.test(fact.name) && atFront(operation);
  const own = isAtFront ? enclosing(node, functionNodes) : null;
  if (own === null || subject?.type !== 'identifier') return false;
  const isOuter = resolveName(analysis.facts, subject.text, subject).every(({ node: bound }) => !own.contains(bound));
  return isOuter && (analysis.facts.calls.get(own.field('name')?.text ?? '') ?? []).some((call) => own.contains(call));
}

/** A copy in a loop of something that the loop leaves as it is. */
export function isMadeAnew(analysis: Analysis, fact: CostFact, { subject }: Operation, loop: SyntaxNode): boolean {
  const source = subject === null ? null : viewedBy(subject);
  return source !== null && isCopy(fact) && outlives(analysis, source, loop) && !changesIn(analysis, source, loop);
}

/** The `text` of `text.split()`, the `d` of `d.values()`: what gives the same as long as it stays the same. */
function viewedBy(subject: SyntaxNode): SyntaxNode {
  const callee = subject.type === 'call' ? subject.field('function') : null;
  const isView = callee?.type === 'attribute' && /^(split|splitlines|lower|upper|strip|values|keys|items)$/.test(callee.field('attribute')?.text ?? '');
  return isView ? (callee.field('object') ?? subject) : subject;
}

/** `set(xs)`, `list(d)`, `xs.copy()`. */
function isCopy(fact: CostFact): boolean {
  return fact.name === 'copy' || (fact.name === fact.owner && /^(list|tuple|set|frozenset|dict|deque|Counter)$/.test(fact.name));
}

/** `for ch in text: … text.count(ch)`, `for i, ch in enumerate(text)`. */
function goesThrough(loop: SyntaxNode, subject: SyntaxNode): boolean {
  const iterable = loop.field('right') ?? loop.childOfType('for_in_clause')?.field('right');
  return new RegExp(String.raw`(^|\W)${subject.text.replaceAll(/[^\w.]/g, '')}(\W|$)`).test(iterable?.text ?? '');
}

/** A pattern like `(a+)+`: a repeated group that itself repeats. */
export function hasNestedQuantifier(fact: CostFact, operation: Operation): boolean {
  if (fact.owner !== 're') return false;
  const [first] = operation.arguments;
  const pattern = first === undefined ? null : stringValue(first);
  return pattern !== null && /\([^()]*[+*][^()]*\)[+*{]/.test(pattern);
}

/** `d.values()`: the dict decides whether the values stay the same. */
function rootOf(subject: SyntaxNode): SyntaxNode {
  return subject.type === 'call' ? (subject.field('function')?.field('object') ?? subject) : subject;
}

const shortest = 8;

/** `UNITS = ('kg', 'm', 's')`: a name for a few constants. */
function isShortTable(analysis: Analysis, subject: SyntaxNode): boolean {
  if (subject.type !== 'identifier') return false;
  const bindings = resolveName(analysis.facts, subject.text, subject);
  return (
    bindings.length > 0 &&
    bindings.every(({ value }) => {
      const isDisplay = value?.type === 'tuple' || value?.type === 'list' || value?.type === 'expression_list';
      return isDisplay && value.namedChildren.length <= shortest && value.namedChildren.every((one) => constants.has(one.type));
    })
  );
}

function hasHashableElements(operation: Operation): boolean {
  const elements = operation.subjectTypes.flatMap(({ type }) => type.args[0] ?? []);
  return !elements.some((type) => unhashable.has(type.head));
}

/** The container was made before the loop, so that every turn works on the same one. */
function outlives(analysis: Analysis, subject: SyntaxNode, loop: SyntaxNode): boolean {
  const name = dottedName(subject);
  if (name === null) return false;
  const root = name.split('.')[0] ?? name;
  return resolveName(analysis.facts, root, subject).every((binding) => !loop.contains(binding.node));
}

/** `xs = xs + [v]`, `xs = [v] + xs`, `items += (v,)` of a tuple. */
export function assignsItself({ node }: Operation): boolean {
  if (node.type === 'augmented_assignment') return true;
  const target = node.parent?.type === 'assignment' ? node.parent.field('left') : null;
  return target !== null && operandsOf(node).some((operand) => operand.text === target.text);
}

/**
 * CPython extends a str in place only when a plain local name holds the one reference: attributes, items, names of an
 * outer function and text put in front are copied every time.
 */
export function isQuadraticText(analysis: Analysis, { node }: Operation): boolean {
  const target = assignedTo(node);
  if (target === null) return false;
  if (node.type === 'binary_operator') {
    const place = operandsOf(node).findIndex((operand) => operand.text === target.text);
    if (place !== 0) return place > 0;
  }
  if (target.type === 'subscript') return !isOwnEntry(target, node);
  if (target.type === 'attribute') return true;
  const scope = resolveName(analysis.facts, target.text, target)[0]?.scope;
  const here = enclosing(target, functionNodes);
  return scope !== undefined && here !== null && scope.node !== here;
}

/** What `text += …` or `text = text + …` writes to. */
function assignedTo(node: SyntaxNode): SyntaxNode | null {
  if (node.type === 'augmented_assignment') return node.field('left');
  return node.parent?.type === 'assignment' ? node.parent.field('left') : null;
}

/** `rows[i] += …` in a loop over i: every turn has an entry of its own. */
function isOwnEntry(target: SyntaxNode, node: SyntaxNode): boolean {
  const index = target.field('subscript')?.text ?? '';
  const loop = enclosing(node, loopTypes);
  const iterable = loop?.field('right')?.text ?? '';
  // Other iterables may bring the same key again and again.
  const table = target.field('value')?.text ?? '';
  if (!/^(range|enumerate)\(/.test(iterable) && !iterable.startsWith(table)) return false;
  const variables = loop?.field('left')?.text.match(/\w+/g) ?? [];
  return variables.some((name) => new RegExp(String.raw`\b${name}\b`).test(index));
}

function isCostlySlice(analysis: Analysis, operation: Operation): boolean {
  return isShrinkingSlice(analysis, operation) || isGrowingSlice(analysis, operation);
}

/** `s = s[1:]` in a loop, or a function that calls itself with a slice of its parameter. */
function isShrinkingSlice(analysis: Analysis, { node, subject }: Operation): boolean {
  const { parent } = node;
  if (subject?.type !== 'identifier') return false;
  if (nameAssigned(node) === subject.text) return growingLoopAround(analysis, node) !== null;
  return parent?.type === 'argument_list' && isHandedOn(analysis, node, subject);
}

/** A function that calls itself with the slice of its own parameter. */
function isHandedOn(analysis: Analysis, node: SyntaxNode, subject: SyntaxNode): boolean {
  const call = node.parent?.parent;
  const own = enclosing(node, functionNodes);
  if (call?.type !== 'call' || own === null || calledName(call) !== own.field('name')?.text) return false;
  const bindings = analysis.facts.scopes.get(own)?.bindings.get(subject.text) ?? [];
  // Halves are fine: only what gets shorter by a constant is copied n times.
  return bindings.some((binding) => binding.parameter !== null) && !isHalf(analysis, node);
}

function calledName(call: SyntaxNode): string | undefined {
  const callee = call.field('function');
  return (callee?.type === 'attribute' ? callee.field('attribute') : callee)?.text;
}
