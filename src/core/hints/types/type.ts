import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';

/** What an expression can be; empty means unknown, several mean "one of". */
export type TypeSet = readonly Type[];

/**
 * A head and what it holds. Heads are builtin names (`list`, `dict`, `str`), `deque`, `defaultdict`, `Counter`,
 * `OrderedDict`, the views and iterators of builtins (`dict_items`, `range`, `zip`, `iterator`), dotted names for the
 * rest of the libraries (`threading.Lock`), or the name of a class of this file (then `cls` is set).
 *
 * `args[0]` is the element type of everything that can be iterated, the key type of mappings; `args[1]` the value type
 * of mappings; a tuple of known length has one argument per item.
 */
export interface Type {
  readonly head: string;
  readonly args: readonly TypeSet[];
  readonly cls: ClassInfo | null;
  /** Set for `function` and `class` heads. */
  readonly definition: FunctionInfo | ClassInfo | null;
  /** Tuples only: `tuple[X, ...]`, a single argument for items of any number. */
  readonly variadic: boolean;
}

const maximumMembers = 6;
const maximumDepth = 4;

export const unknown: TypeSet = [];

/** Makes a type; deeper nesting than anyone reads is cut to unknown, which also ends recursive structures. */
export function make(head: string, ...args: readonly TypeSet[]): Type {
  return {
    head,
    args: args.map((arg) => cut(arg, maximumDepth - 1)),
    cls: null,
    definition: null,
    variadic: false,
  };
}

function cut(set: TypeSet, depth: number): TypeSet {
  if (set.length === 0) return set;
  if (depth === 0) return unknown;
  return set.map((type) => (type.args.length === 0 ? type : { ...type, args: type.args.map((arg) => cut(arg, depth - 1)) }));
}

export function tuple(args: readonly TypeSet[], variadic = false): Type {
  return { ...make('tuple', ...args), variadic };
}

export function instance(cls: ClassInfo): Type {
  return { head: cls.name, args: [], cls, definition: null, variadic: false };
}

export function definitionType(definition: FunctionInfo | ClassInfo): Type {
  return { head: definition.kind, args: [], cls: null, definition, variadic: false };
}

export const none = make('None');

/** Union; the same head is kept once, its arguments united. */
export function unite(...sets: readonly TypeSet[]): TypeSet {
  const members: Type[] = [];
  for (const set of sets) {
    for (const type of set) {
      const same = members.findIndex((known) => isSameHead(known, type));
      const known = members[same];
      if (known !== undefined) members[same] = mergeArguments(known, type);
      else if (members.length < maximumMembers) members.push(type);
    }
  }
  return members;
}

function isSameHead(left: Type, right: Type): boolean {
  if (left.head !== right.head || left.cls !== right.cls || left.definition !== right.definition) return false;
  return left.head !== 'tuple' || (left.variadic === right.variadic && left.args.length === right.args.length);
}

function mergeArguments(left: Type, right: Type): Type {
  if (left === right || right.args.length === 0) return left;
  if (left.args.length === 0) return { ...right };
  const longer = left.args.length >= right.args.length ? left : right;
  return { ...longer, args: longer.args.map((_, index) => unite(left.args[index] ?? [], right.args[index] ?? [])) };
}

export function withoutNone(set: TypeSet): TypeSet {
  return set.filter((type) => type.head !== 'None');
}

/** `list[int]`, `dict[str, list[int]]`, `deque`; unknown parts are left out. */
export function showType(type: Type): string {
  if (type.head === 'function' || type.head === 'class') {
    return type.definition === null ? type.head : `${type.head} ${type.definition.name}`;
  }
  const args = type.args.map(showTypes);
  if (args.length === 0 || args.includes('')) return type.head;
  return `${type.head}[${args.join(', ')}${type.variadic ? ', ...' : ''}]`;
}

export function showTypes(set: TypeSet): string {
  return set.map(showType).join(' | ');
}

const mappings = new Set(['dict', 'defaultdict', 'Counter', 'OrderedDict', 'Mapping', 'ChainMap']);
const sets = new Set(['set', 'frozenset', 'dict_keys', 'dict_items']);

export const isMapping = (type: Type): boolean => mappings.has(type.head);
export const isSet = (type: Type): boolean => sets.has(type.head);
