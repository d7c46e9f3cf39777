import type { SyntaxNode } from '../syntax/node.ts';

/** A name that an import statement binds. */
export interface ImportedName {
  readonly name: string;
  readonly node: SyntaxNode;
  /** Dotted name of what it stands for; `import a.b` binds `a` to `a`. */
  readonly imported: string;
}

/** The names that an import statement binds, aliases resolved; star imports are looked up by name (`starNames`). */
export function* importedNames(statement: SyntaxNode): Generator<ImportedName> {
  const moduleName = statement.field('module_name')?.text ?? null;
  const prefix = statement.type === 'import_statement' ? null : statement.type === 'future_import_statement' ? '__future__' : moduleName;
  for (const item of statement.fields('name')) {
    const aliased = item.type === 'aliased_import';
    const target = aliased ? item.field('name') : item;
    const alias = aliased ? item.field('alias') : null;
    if (target === null) continue;
    const dotted = target.text.replaceAll(/\s/g, '');
    if (prefix !== null) {
      yield { name: alias?.text ?? dotted, node: alias ?? target, imported: `${prefix}.${dotted}` };
    } else if (alias !== null) yield { name: alias.text, node: alias, imported: dotted };
    else {
      const root = dotted.split('.')[0] ?? dotted;
      yield { name: root, node: target, imported: root };
    }
  }
}

/**
 * Names that practice sites import before the learner's code. They stand for the standard library only where the file
 * binds no such name itself.
 */
export const preimported: ReadonlyMap<string, string> = new Map([
  ...['List', 'Dict', 'Set', 'Tuple', 'Optional', 'Union', 'Any', 'Deque', 'DefaultDict', 'Iterable', 'Iterator'].map(
    (name): [string, string] => [name, `typing.${name}`],
  ),
  ...['Callable', 'Sequence', 'Mapping', 'Generator', 'FrozenSet', 'Type', 'TypeVar', 'Generic', 'Counter'].map(
    (name): [string, string] => [name, name === 'Counter' ? 'collections.Counter' : `typing.${name}`],
  ),
  ...['deque', 'defaultdict', 'OrderedDict', 'namedtuple', 'ChainMap'].map((name): [string, string] => [name, `collections.${name}`]),
  ...['heappush', 'heappop', 'heapify', 'heappushpop', 'heapreplace', 'nlargest', 'nsmallest'].map((name): [string, string] => [
    name,
    `heapq.${name}`,
  ]),
  ...['bisect', 'bisect_left', 'bisect_right', 'insort', 'insort_left', 'insort_right'].map((name): [string, string] => [
    name,
    `bisect.${name}`,
  ]),
  ...['lru_cache', 'cache', 'reduce', 'cmp_to_key', 'partial'].map((name): [string, string] => [name, `functools.${name}`]),
  ...['accumulate', 'permutations', 'combinations', 'product', 'chain', 'count', 'groupby', 'islice', 'pairwise'].map(
    (name): [string, string] => [name, `itertools.${name}`],
  ),
  ...['inf', 'gcd', 'sqrt', 'ceil', 'floor', 'log', 'log2', 'comb', 'isqrt'].map((name): [string, string] => [name, `math.${name}`]),
  ...['collections', 'heapq', 'math', 'functools', 'itertools', 'string', 'random', 'operator', 're', 'sys'].map(
    (name): [string, string] => [name, name],
  ),
]);
