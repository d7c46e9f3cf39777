import { type FileFacts, scopeAt } from '../scopes/facts.ts';
import { preimported } from '../scopes/imports.ts';
import { starNames } from '../scopes/starImports.ts';
import type { Binding, Scope } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** The bindings that a plain name refers to at `node`, by Python's scope rules; empty for builtins and unbound names. */
export function resolveName(facts: FileFacts, name: string, node: SyntaxNode): readonly Binding[] {
  const start = scopeAt(facts, node);
  let scope: Scope | null = start;
  if (start.globals.has(name)) scope = facts.module;
  for (; scope !== null; scope = scope.parent) {
    // Class bodies are not seen from the functions inside them.
    if (scope.kind === 'class' && scope !== start) continue;
    if (scope.nonlocals.has(name)) continue;
    const found = scope.bindings.get(name);
    if (found !== undefined) return found;
  }
  return [];
}

/** No module path of the standard library has as many parts. */
const longestName = 8;

/**
 * Dotted name of what a name or attribute chain stands for, through imports and their aliases: `deque` →
 * `collections.deque`, `np.array` → `numpy.array`, `len` → `len`. Null when the file itself binds the name otherwise.
 */
export function canonicalName(facts: FileFacts, node: SyntaxNode): string | null {
  const attributes: string[] = [];
  let root = node;
  while (root.type === 'attribute') {
    const object = root.field('object');
    const attribute = root.field('attribute');
    if (object === null || attribute === null || attributes.length > longestName) return null;
    attributes.push(attribute.text);
    root = object;
  }
  if (root.type !== 'identifier') return null;
  const base = canonicalOf(facts, root.text, root);
  return base === null ? null : attributes.reduceRight((name, attribute) => normalise(`${name}.${attribute}`), base);
}

const starredIn = new WeakMap<FileFacts, ReadonlyMap<string, string>>();

function starred(facts: FileFacts): ReadonlyMap<string, string> {
  let names = starredIn.get(facts);
  if (names === undefined) {
    names = starNames(facts.tree.root);
    starredIn.set(facts, names);
  }
  return names;
}

/** Like {@link canonicalName} for a name given as text, seen from `node`. */
export function canonicalOf(facts: FileFacts, name: string, node: SyntaxNode): string | null {
  const bindings = resolveName(facts, name, node);
  if (bindings.length === 0) return normalise(starred(facts).get(name) ?? preimported.get(name) ?? name);
  for (const binding of bindings) {
    if (binding.imported !== null) return normalise(binding.imported);
    const aliased = aliasTarget(binding);
    if (aliased !== null && bindings.length === 1) return canonicalName(facts, aliased);
  }
  return null;
}

/** `push = heapq.heappush`: a name for an imported function, which must not be followed in circles. */
function aliasTarget(binding: Binding): SyntaxNode | null {
  if (binding.kind !== 'assignment' || binding.path.length > 0) return null;
  const value = binding.value;
  if (value === null || (value.type !== 'attribute' && value.type !== 'identifier')) return null;
  const root = rootName(value);
  return root === null || root === binding.name ? null : value.type === 'attribute' ? value : null;
}

function rootName(node: SyntaxNode): string | null {
  let at: SyntaxNode | null = node;
  while (at?.type === 'attribute') at = at.field('object');
  return at?.type === 'identifier' ? at.text : null;
}

/** Names by which the standard library offers the same thing twice. */
const sameThing = new Map([
  ['xrange', 'range'],
  ['typing.Counter', 'collections.Counter'],
  ['typing.OrderedDict', 'collections.OrderedDict'],
  ['typing.Deque', 'collections.deque'],
  ['typing.DefaultDict', 'collections.defaultdict'],
  ['Queue.Queue', 'queue.Queue'],
  ['asyncio.locks.Lock', 'asyncio.Lock'],
  ['asyncio.queues.Queue', 'asyncio.Queue'],
  ['unicode', 'str'],
  ['bisect.bisect', 'bisect.bisect_right'],
  ['bisect.insort', 'bisect.insort_right'],
]);

function normalise(name: string): string {
  return sameThing.get(name) ?? name;
}
