import type { LinkTarget, RuleId } from '../hint.ts';

/** Owners all of whose operations belong to one tip. */
const ruleOfOwner = new Map<string, RuleId>([
  ['heapq', 'CX10'],
  ['bisect', 'CX11'],
  ['re', 'CX19'],
  ['Pattern', 'CX19'],
  ['json', 'CX19'],
  ['file', 'CX19'],
  ['itertools', 'CX18'],
  ['random', 'CX18'],
  ['functools', 'CX18'],
  ['copy', 'CX17'],
  ['range', 'CX16'],
  ['Counter', 'CX13'],
]);
const hashed = new Set(['dict', 'defaultdict', 'OrderedDict', 'set', 'frozenset', 'dict_values']);
const texts = new Set(['str', 'bytes', 'bytearray']);

/** Which tip an operation belongs to, by table owner and row name. */
export function ruleOf(owner: string, name: string): RuleId {
  if (name === 'in') return 'CX03';
  const fixed = ruleOfOwner.get(owner);
  // A slice of a range or a copy of a Counter is a slice or a copy first.
  if (fixed !== undefined && owner !== 'Counter') return fixed;
  if (name === 'copy') return 'CX17';
  if (owner === 'deque') return 'CX09';
  if (owner === 'builtins') return builtinRule(name);
  if (name.startsWith('slice')) return 'CX05';
  if (fixed !== undefined) return fixed;
  if (name === owner) return 'CX17';
  if (hashed.has(owner)) return 'CX12';
  return texts.has(owner) ? textRule(name) : sequenceRule(name);
}

function builtinRule(name: string): RuleId {
  if (name === 'sorted') return 'CX06';
  if (['min', 'max', 'sum', 'any', 'all'].includes(name)) return 'CX04';
  if (['reversed', 'enumerate', 'zip', 'map', 'filter', 'iter', 'next', 'slice'].includes(name)) return 'CX16';
  if (name === 'open') return 'CX19';
  return name === 'len' ? 'CX02' : 'CX18';
}

function textRule(name: string): RuleId {
  return ['+', '+=', 'join', '%', 'format', 'f-string'].includes(name) ? 'CX07' : 'CX04';
}

function sequenceRule(name: string): RuleId {
  if (name === 'sort') return 'CX06';
  if (['insert', 'pop', 'del'].includes(name)) return 'CX01';
  if (name === '+') return 'CX08';
  return ['index', 'count', 'remove', '==', 'reverse', 'clear', '*'].includes(name) ? 'CX04' : 'CX02';
}

/** Word for the kind of tip, by rule. */
export const kindOf: Readonly<Record<string, string>> = {
  CX01: 'front-of-list',
  CX02: 'list-cost',
  CX03: 'membership',
  CX04: 'linear-scan',
  CX05: 'slice-copy',
  CX06: 'sorting',
  CX07: 'string-building',
  CX08: 'list-concatenation',
  CX09: 'deque-cost',
  CX10: 'heap-cost',
  CX11: 'bisect-cost',
  CX12: 'hash-cost',
  CX13: 'counter-cost',
  CX14: 'nested-loops',
  CX15: 'recursion-without-memo',
  CX16: 'lazy-iterator',
  CX17: 'copy-cost',
  CX18: 'iteration-tool',
  CX19: 'input-size',
  CX20: 'function-cost',
};

/** Where the tip is taught, for the rules that one page teaches whatever the operation. */
const linkOfRule = new Map<RuleId, LinkTarget>([
  ['CX06', 'exercise:merge_sort'],
  ['CX09', 'concept:deque_costs'],
  ['CX11', 'exercise:binary_search'],
  ['CX12', 'concept:dict_and_set_costs'],
  ['CX13', 'concept:dict_and_set_costs'],
  ['CX15', 'concept:recursion_vs_iteration'],
]);
const ofHeaps = new Set(['heapify', 'heappush', 'heappushpop', 'heappop']);

/** What teaches everything that no page of its own teaches: loops, text, copies, lazy tools, input, whole functions. */
export const generalLink: LinkTarget = 'concept:counting_costs';

/** Where the tip is taught. */
export function linkOf(owner: string, name: string, rule: RuleId): LinkTarget {
  switch (rule) {
    case 'CX01':
      return 'exercise:fifo_queue';
    case 'CX02':
      return name === 'append' ? 'exercise:dynamic_array' : 'concept:list_costs';
    case 'CX03':
      return scanned.has(owner) ? 'concept:dict_and_set_costs' : linkByOwner(owner);
    case 'CX10':
      return ofHeaps.has(name) ? 'exercise:min_heap' : 'concept:heapq_costs';
    case 'CX04':
    case 'CX05':
    case 'CX08':
      return linkByOwner(owner);
    default:
      return linkOfRule.get(rule) ?? generalLink;
  }
}

const ofHashes = new Set(['dict', 'set', 'frozenset', 'Counter', 'defaultdict', 'dict_values']);
const scanned = new Set(['list', 'tuple', 'deque']);

function linkByOwner(owner: string): LinkTarget {
  if (owner === 'list' || owner === 'tuple' || owner === 'builtins') return 'concept:list_costs';
  if (owner === 'deque') return 'concept:deque_costs';
  return ofHashes.has(owner) ? 'concept:dict_and_set_costs' : generalLink;
}
