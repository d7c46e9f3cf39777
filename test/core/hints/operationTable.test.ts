import assert from 'node:assert/strict';
import { allCosts, type CostFact } from '../../../src/core/hints/costs/costTable.ts';
import { hover } from '../../../src/core/hints/engine.ts';
import { analysed } from './kit/parser.ts';

/** What the names in the table's examples stand for; the container itself is named first in each example. */
const annotations: Readonly<Record<string, string>> = {
  list: 'list',
  tuple: 'tuple',
  deque: 'deque',
  dict: 'dict',
  set: 'set',
  frozenset: 'frozenset',
  str: 'str',
  bytes: 'bytes',
  bytearray: 'bytearray',
  range: 'range',
  Counter: 'Counter',
  defaultdict: 'defaultdict',
  OrderedDict: 'OrderedDict',
  Pattern: 'Pattern',
  dict_values: 'dict',
};
const imports = [
  'import copy, functools, heapq, itertools, json, random, re',
  'from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right',
  'from collections import Counter, OrderedDict, defaultdict, deque',
  'from functools import cmp_to_key, partial, reduce',
  'from heapq import heapify, heappop, heappush, heappushpop, heapreplace, merge, nlargest, nsmallest',
  'from itertools import accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle',
  'from itertools import dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap',
  'from itertools import takewhile, tee, zip_longest',
  'from typing import Pattern',
];
/** Rows without a place of their own in an expression: the growth meter charges them, a hover shows them elsewhere. */
const shownElsewhere = new Set([
  'iteration',
  'f-string',
  'comprehension',
  'generator expression',
  'unpacking',
  'lru_cache',
  'maketrans',
  'fromkeys',
  'fromhex',
]);

function names(code: string): string[] {
  return [...new Set(code.match(/(?<![.\w"'])[a-z_]\w*(?!\s*\()/g) ?? [])].filter(
    (name) => !['in', 'for', 'del', 'not', 'f'].includes(name),
  );
}

function subjectOf(fact: CostFact, code: string): string {
  const receiver = /(?:del |in |^\(?)([a-z_]\w*)(?=[.[\s)])/.exec(fact.name === 'in' ? code.slice(code.indexOf(' in ')) : code)?.[1];
  return receiver ?? '';
}

describe('the table of operations', () => {
  for (const fact of allCosts()) {
    if (shownElsewhere.has(fact.name) || fact.owner === 'syntax') continue;
    for (const form of fact.forms) {
      it(`says that ${form.code} on ${fact.owner} is ${form.cost}`, async () => {
        const subject = fact.name === 'in' ? (/in (\w+)/.exec(form.code)?.[1] ?? '') : subjectOf(fact, form.code);
        const parameters = names(form.code)
          .filter((name) => !imports.join(' ').split(/\W+/).includes(name))
          .map((name) => (name === subject && annotations[fact.owner] !== undefined ? `${name}: ${annotations[fact.owner] ?? ''}` : name));
        const source = [
          ...imports,
          `def example(${parameters.join(', ')}):`,
          `    ${form.code}${form.code.startsWith('for ') ? ': pass' : ''}`,
          '',
        ].join('\n');
        const analysis = await analysed(source);
        const start = source.lastIndexOf(form.code);
        const messages: string[] = [];
        for (let offset = start; offset < start + form.code.length; offset++) {
          for (const section of hover(analysis, offset)?.sections ?? []) messages.push(section.message);
        }
        const special = fact.owner === 'str' && fact.name === 'str';
        assert.ok(
          special || messages.some((message) => message.includes(form.cost)),
          `${source}\n${[...new Set(messages)].join('\n---\n')}`,
        );
      });
    }
  }
});
