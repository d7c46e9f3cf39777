import type { FileFacts } from '../scopes/facts.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, enclosing, integerValue } from '../syntax/walk.ts';
import { resolveName } from './canonical.ts';
import { type Inferred, notInferred, typed } from './evidence.ts';
import { make } from './type.ts';

type Test = (call: SyntaxNode) => boolean;

const always: Test = () => true;
const withoutPattern: Test = (call) => callArguments(call).positional.every((argument) => argument.type === 'string');
const withTwo: Test = (call) => callArguments(call).positional.length === 2;
const atFront: Test = (call) => callArguments(call).positional.some((argument) => integerValue(argument) === 0);

/** Methods that one builtin type alone has, or alone has with such arguments. */
const methods: ReadonlyMap<string, readonly [head: string, test: Test]> = new Map([
  ...(
    'strip lstrip rstrip lower upper capitalize swapcase casefold startswith endswith isalpha isdigit isalnum islower isupper ' +
    'isspace isnumeric isdecimal zfill ljust rjust splitlines removeprefix removesuffix'
  )
    .split(' ')
    .map((name): [string, [string, Test]] => [name, ['str', always]]),
  ['split', ['str', withoutPattern]],
  ['rsplit', ['str', withoutPattern]],
  ['sort', ['list', always]],
  ['pop', ['list', atFront]],
  ['items', ['dict', always]],
  ['setdefault', ['dict', withTwo]],
  ['get', ['dict', withTwo]],
  ['discard', ['set', always]],
  ['popleft', ['deque', always]],
  ['appendleft', ['deque', always]],
  ['most_common', ['Counter', always]],
  ['bit_length', ['int', always]],
]);

const scopes: ReadonlySet<string> = new Set(['function_definition', 'module']);

/**
 * The type of a name or an entry that nothing else tells the type of, from the methods that are called on it: only one
 * builtin type has a `sort` or an `isdigit`. Nothing is concluded where they contradict each other, or from a method that
 * a class of this file has too.
 */
export function typeByUse(facts: FileFacts, node: SyntaxNode): Inferred {
  const { text } = node;
  const root = node.type === 'identifier' ? node : node.field('value');
  if (root?.type !== 'identifier') return notInferred;
  const scope = resolveName(facts, root.text, root)[0]?.scope.node ?? enclosing(node, scopes);
  if (scope === null) return notInferred;
  const uses = (usesOf(facts).get(text) ?? []).filter(({ call }) => scope.contains(call));
  const [first] = uses;
  if (first === undefined || uses.some(({ head }) => head !== first.head)) return notInferred;
  return typed([make(first.head)], 'used', first.call.line);
}

/** A call that tells the type of its receiver. */
interface Use {
  readonly call: SyntaxNode;
  readonly head: string;
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, readonly Use[]>>();

/** The telling calls of a file by the text of their receivers, collected once. */
function usesOf(facts: FileFacts): ReadonlyMap<string, readonly Use[]> {
  const found = known.get(facts) ?? collectUses(facts);
  known.set(facts, found);
  return found;
}

function collectUses(facts: FileFacts): ReadonlyMap<string, readonly Use[]> {
  const found = new Map<string, Use[]>();
  for (const [method, [head, test]] of methods) {
    if (facts.classes.some((cls) => cls.methods.has(method))) continue;
    for (const call of facts.calls.get(method) ?? []) {
      const receiver = call.field('function')?.field('object');
      if (receiver === null || receiver === undefined || !test(call)) continue;
      const uses = found.get(receiver.text);
      if (uses === undefined) found.set(receiver.text, [{ call, head }]);
      else uses.push({ call, head });
    }
  }
  return found;
}
