import assert from 'node:assert/strict';
import { describeEvidence } from '../../../src/core/hints/types/evidence.ts';
import { showType } from '../../../src/core/hints/types/type.ts';
import { analysed } from './kit/parser.ts';

/** Types and evidence of the expression in the line that ends in `# ?`. */
async function reveal(source: string): Promise<string> {
  const analysis = await analysed(source);
  const mark = source.indexOf('# ?');
  const line = analysis.tree.source.lineOf(mark);
  const statement = analysis.facts.operations.find((node) => node.line === line) ?? null;
  const call = statement?.field('function')?.field('object') ?? statement?.field('value') ?? null;
  assert.ok(call, 'the marked line has no method call or subscript');
  return analysis
    .typeOf(call)
    .map(({ type, evidence }) => `${showType(type)} ${describeEvidence(evidence)}`)
    .join('; ');
}

const cases: readonly (readonly [title: string, source: string, expected: string])[] = [
  ['a literal assigned to a name', 'xs = [1, 2]\nxs.append(3)  # ?\n', 'list[int] assigned on line 1'],
  ['the latest assignment', 'xs = {}\nxs = [1]\nxs.append(3)  # ?\n', 'list[int] assigned on line 2'],
  [
    'both branches',
    'if c:\n    xs = [1]\nelse:\n    xs = {1}\nxs.pop()  # ?\n',
    'set[int] assigned on line 4; list[int] assigned on line 2',
  ],
  [
    'no branch that returns',
    'def f(c):\n    xs = [1]\n    if c:\n        xs = {1}\n        return xs\n    xs.pop()  # ?\n',
    'list[int] assigned on line 2',
  ],
  ['an annotation', 'def f(xs: list[str]):\n    xs.pop()  # ?\n', 'list[str] annotated on line 1'],
  [
    'a typing annotation through an alias',
    'import typing as t\ndef f(xs: t.Optional[t.List[int]]):\n    xs.pop()  # ?\n',
    'list[int] annotated on line 2; None annotated on line 2',
  ],
  ['a string annotation', "def f(xs: 'dict[str, int]'):\n    xs.pop('a')  # ?\n", 'dict[str, int] annotated on line 1'],
  ['a docstring', 'def f(nums):\n    """\n    :type nums: List[int]\n    """\n    nums.pop()  # ?\n', 'list[int] documented on line 3'],
  ['a method that only one type has', 'def f(text):\n    text.split()  # ?\n', 'str by the method that is called on it on line 2'],
  [
    'a method of the same name elsewhere in the function',
    'def f(xs):\n    xs.append(1)  # ?\n    xs.sort()\n',
    'list by the method that is called on it on line 3',
  ],
  ['an item on which such a method is called', 'def f(s):\n    s[0].isdigit()  # ?\n', 'str by the method that is called on it on line 2'],
  ['nothing from a method that several types have', 'def f(xs):\n    xs.append(1)  # ?\n', ''],
  ['nothing from methods that contradict each other', 'def f(xs):\n    xs.sort()  # ?\n    xs.lower()\n', ''],
  ['nothing from a method of a class of this file', 'class A:\n    def sort(self): ...\ndef f(xs):\n    xs.sort()  # ?\n', ''],
  ['a default', 'def f(xs=()):\n    xs.index(1)  # ?\n', 'tuple by its default value on line 1'],
  ['a call in the same file', 'def f(xs):\n    xs.pop()  # ?\n\nf([1])\n', 'list[int] passed in on line 4'],
  [
    "a thread's arguments",
    'from threading import Thread\ndef f(xs):\n    xs.pop()  # ?\nThread(target=f, args=([1],)).start()\n',
    'list[int] passed in on line 4',
  ],
  [
    'an attribute',
    'class A:\n    def __init__(self):\n        self.xs = []\n    def f(self):\n        self.xs.pop()  # ?\n',
    'list assigned on line 3',
  ],
  [
    'an attribute and what is put into it',
    "class A:\n    def __init__(self):\n        self.xs = []\n    def f(self):\n        self.xs.append('a')\n        self.xs[0].upper()  # ?\n",
    'str assigned on line 3',
  ],
  [
    'an inherited attribute',
    'class A:\n    def __init__(self):\n        self.xs = {1}\nclass B(A):\n    def f(self):\n        self.xs.pop()  # ?\n',
    'set[int] assigned on line 3',
  ],
  [
    'a property',
    'class A:\n    @property\n    def xs(self) -> list[int]:\n        return []\ndef f(a: A):\n    a.xs.pop()  # ?\n',
    'list[int] annotated on line 3',
  ],
  ['a return value', "def make():\n    return {1: 'a'}\nmake().pop(1)  # ?\n", 'dict[int, str] returned on line 2'],
  [
    'a factory of a defaultdict',
    "from collections import defaultdict\nd = defaultdict(list)\nd['a'].append(1)  # ?\n",
    'list assigned on line 2',
  ],
  ['elements of nested lists', 'grid = [[0] * 3 for _ in range(3)]\ngrid[0].append(1)  # ?\n', 'list[int] assigned on line 1'],
  ['an unpacked pair', "for i, word in enumerate(['a']):\n    word.upper()  # ?\n", 'str taken from the loop on line 1'],
  [
    "a heap's entries",
    "import heapq\nheap = []\nheapq.heappush(heap, (1, 'a'))\n_, name = heapq.heappop(heap)\nname.upper()  # ?\n",
    'str assigned on line 4',
  ],
  ['isinstance', 'def f(x):\n    if isinstance(x, str):\n        x.upper()  # ?\nf(1)\n', 'str checked on line 2'],
  ['a with statement', "with open('x') as file:\n    file.read()  # ?\n", 'file assigned on line 1'],
  [
    "a lambda's argument",
    "words = ['a']\nwords.sort(key=lambda word: word.upper())\nsorted(words, key=lambda w:\n  w.upper()  # ?\n)\n",
    'str passed in on line 3',
  ],
  ['nothing about a shadowed builtin', "def list(x):\n    return 3\nxs = list('a')\nxs.bit_length()  # ?\n", 'int assigned on line 3'],
  ['nothing that is not there', 'def f(x):\n    x.append(1)  # ?\n', ''],
];

describe('inference', () => {
  for (const [title, source, expected] of cases) {
    it(`follows ${title}`, async () => {
      assert.equal(await reveal(source), expected);
    });
  }
});
