import type { LinkTarget, RuleId } from '../hint.ts';

/** Which tip an operation belongs to, by table owner and row name. */
export function ruleOf(owner: string, name: string): RuleId {
  if (name === 'in') return 'CX03';
  if (owner === 'heapq') return 'CX10';
  if (owner === 'bisect') return 'CX11';
  if (owner === 're' || owner === 'Pattern' || owner === 'json' || owner === 'file') return 'CX19';
  if (owner === 'itertools' || owner === 'random' || owner === 'functools') return 'CX18';
  if (owner === 'copy' || name === 'copy') return 'CX17';
  if (owner === 'deque') return 'CX09';
  if (owner === 'builtins') return builtinRule(name);
  if (owner === 'range') return 'CX16';
  if (name.startsWith('slice')) return 'CX05';
  if (owner === 'Counter') return 'CX13';
  if (['dict', 'defaultdict', 'OrderedDict', 'set', 'frozenset', 'dict_values'].includes(owner)) {
    return name === owner ? 'CX17' : 'CX12';
  }
  if (name === owner) return 'CX17';
  if (owner === 'str' || owner === 'bytes' || owner === 'bytearray') return textRule(name);
  return sequenceRule(name);
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

/** Where the tip is taught. */
export function linkOf(owner: string, name: string, rule: RuleId): LinkTarget | null {
  if (rule === 'CX01') return name === 'insert' || name === 'pop' || name === 'del' ? 'exercise:fifo_queue' : 'concept:list_costs';
  if (rule === 'CX03')
    return owner === 'list' || owner === 'tuple' || owner === 'deque' ? 'concept:dict_and_set_costs' : linkByOwner(owner);
  if (rule === 'CX06') return 'exercise:merge_sort';
  if (rule === 'CX09') return 'concept:deque_costs';
  if (rule === 'CX10')
    return name === 'heapify' || name.startsWith('heappush') || name === 'heappop' ? 'exercise:min_heap' : 'concept:heapq_costs';
  if (rule === 'CX11') return 'exercise:binary_search';
  if (rule === 'CX12' || rule === 'CX13') return 'concept:dict_and_set_costs';
  if (rule === 'CX15') return 'concept:recursion_vs_iteration';
  if (rule === 'CX02') return name === 'append' ? 'exercise:dynamic_array' : 'concept:list_costs';
  if (rule === 'CX05' || rule === 'CX08' || rule === 'CX04') return linkByOwner(owner);
  return null;
}

function linkByOwner(owner: string): LinkTarget | null {
  if (owner === 'list' || owner === 'tuple' || owner === 'builtins') return 'concept:list_costs';
  if (owner === 'deque') return 'concept:deque_costs';
  return ['dict', 'set', 'frozenset', 'Counter', 'defaultdict', 'dict_values'].includes(owner) ? 'concept:dict_and_set_costs' : null;
}
