import type { Binding, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, ownDescendantsOf } from '../syntax/walk.ts';
import { nestedSize } from './grown.ts';
import { atCallSite, calleeOf } from './callees.ts';
import type { SizeReader } from './sizes.ts';
import type { FunctionSummary } from './summary.ts';
import { add, at, type Growth, multiply, one } from './terms.ts';

const displays = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension']);
const makers =
  /^(sorted|list|set|dict|tuple|frozenset|collections\.(deque|Counter|OrderedDict)|copy\.(deep)?copy|heapq\.n(largest|smallest))$/;
const allocatingMethods = /^(split|rsplit|splitlines|copy|union|difference|intersection|join|replace|lower|upper|strip|most_common)$/;

/** Space a function holds at once beyond its arguments, its calls of itself left out: containers, copies, callees. */
export function memoryOf(reader: SizeReader, owner: FunctionInfo, summaryOf: (callee: FunctionInfo) => FunctionSummary | null): Growth {
  const parts: Growth[] = [containersOf(reader, owner)];
  const body = owner.node.field('body');
  for (const node of body === null ? [] : ownDescendantsOf(body)) {
    const growth = allocated(reader, owner, node, summaryOf);
    if (growth !== null) parts.push(at(growth, node.line));
  }
  return add(...parts);
}

/** Names of this function that hold containers made here, at their largest. */
function containersOf(reader: SizeReader, owner: FunctionInfo): Growth {
  const parts: Growth[] = [];
  for (const bindings of owner.scope.bindings.values()) {
    // What a parameter is bound to belongs to the caller; a copy under its name is counted where it is made.
    if (bindings.some((binding) => binding.parameter !== null)) continue;
    const made = bindings.find(
      (binding) => binding.kind === 'assignment' && binding.value !== null && isNewContainer(reader, binding.value),
    );
    if (made === undefined) continue;
    parts.push(at(add(multiply(reader.sizeOf(made.node), madeElements(reader, made)), nestedSize(reader, made)), made.node.line));
  }
  return add(one, ...parts);
}

/** The size of one element, where the elements are new objects too: rows of a table, keys put together, kept copies. */
function madeElements(reader: SizeReader, binding: Binding): Growth {
  const { value, name, scope } = binding;
  const body = value?.type === 'list_comprehension' ? value.field('body') : null;
  const parts: Growth[] = body !== null && isMade(body) && isContainerExpression(reader, body) ? [reader.sizeOf(body)] : [];
  for (const key of [name, `${name}[]`]) {
    for (const write of (scope.elementWrites.get(key) ?? []).slice(0, 6)) {
      for (const part of [write.value, write.key]) {
        if (part !== null && !write.spread && isMade(part) && isContainerExpression(reader, part)) parts.push(reader.sizeOf(part));
      }
    }
  }
  return add(one, ...parts);
}

const containerDisplays = new Set(['list', 'set', 'dictionary', 'tuple', ...displays]);

/** Written out as a container, or known to be one: what an unknown expression gives is taken for a number. */
function isNewContainer(reader: SizeReader, value: SyntaxNode): boolean {
  return (
    containerDisplays.has(value.type) ||
    (isMade(value) && isContainerExpression(reader, value)) ||
    (value.type === 'expression_list' && value.namedChildren.some((item) => isNewContainer(reader, item)))
  );
}

/** A new object, not another name for one that exists. */
function isMade(value: SyntaxNode): boolean {
  if (value.type === 'subscript') return value.field('subscript')?.type === 'slice';
  return !['identifier', 'attribute', 'integer', 'float', 'true', 'false', 'none'].includes(value.type);
}

function allocated(
  reader: SizeReader,
  owner: FunctionInfo,
  node: SyntaxNode,
  summaryOf: (callee: FunctionInfo) => FunctionSummary | null,
): Growth | null {
  if (displays.has(node.type)) {
    const body = node.field('body');
    const inner = body !== null && isContainerExpression(reader, body) ? reader.sizeOf(body) : one;
    return multiply(reader.turnsOfComprehension(node), inner);
  }
  if (node.type === 'subscript' && node.field('subscript')?.type === 'slice' && node.fieldName !== 'left') return reader.sizeOf(node);
  if (node.type === 'binary_operator' && isContainerExpression(reader, node)) return reader.sizeOf(node);
  if (node.type !== 'call') return null;
  const callee = node.field('function');
  if (callee === null) return null;
  const canonical = reader.analysis.canonical(callee);
  if (canonical !== null && makers.test(canonical)) {
    const [first] = callArguments(node).positional;
    return first === undefined ? null : reader.sizeOf(node);
  }
  if (callee.type === 'attribute') {
    const method = callee.field('attribute')?.text ?? '';
    const object = callee.field('object');
    // Timsort merges through a buffer of half the list.
    if (method === 'sort' && object !== null) return reader.sizeOf(object);
    if (allocatingMethods.test(method) && isContainerExpression(reader, node)) return reader.sizeOf(node);
  }
  const own = calleeOf(reader.analysis, node);
  if (own === null || own === owner) return null;
  const summary = summaryOf(own);
  return summary === null ? null : atCallSite(reader, summary.spaceGrowth, own, node);
}

function isContainerExpression(reader: SizeReader, node: SyntaxNode): boolean {
  const heads = reader.headsOf(node);
  return heads.some((head) =>
    ['list', 'str', 'tuple', 'set', 'dict', 'bytes', 'deque', 'frozenset', 'defaultdict', 'Counter', 'OrderedDict'].includes(head),
  );
}
