import { make, none, tuple, type Type, type TypeSet, unite, unknown } from './type.ts';

/** Looks up a (dotted) name of a type expression, given its arguments. */
export type ResolveTypeName = (name: string, args: readonly TypeSet[]) => TypeSet;

const maximumLength = 400;

/**
 * Reads a type expression: annotations, string annotations, docstring types (`List[int]`, `list of str`,
 * `int or None`) and the result tables alike. Anything it cannot read is unknown.
 */
export function parseTypeText(text: string, resolve: ResolveTypeName): TypeSet {
  if (text.length > maximumLength) return unknown;
  const tokens = text.match(/[A-Za-z_@$][\w.$@]*|\.\.\.|[[\](),|]|["'][^"']*["']/g) ?? [];
  return new TypeTextReader(tokens, resolve).union();
}

class TypeTextReader {
  private at = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly resolve: ResolveTypeName,
  ) {}

  union(): TypeSet {
    let result = this.single();
    while (this.peek() === '|' || this.peek() === 'or') {
      this.at++;
      result = unite(result, this.single());
    }
    return result;
  }

  private peek(): string | undefined {
    return this.tokens[this.at];
  }

  private single(): TypeSet {
    const token = this.peek();
    if (token === undefined || token === ']' || token === ')' || token === ',') return unknown;
    this.at++;
    if (token === '[' || token === '(') {
      this.list(token === '[' ? ']' : ')');
      return unknown;
    }
    if (/^["']/.test(token)) return parseTypeText(token.slice(1, -1), this.resolve);
    if (token === 'None') return [none];
    if (!/^[A-Za-z_@$]/.test(token)) return unknown;
    if (this.peek() === 'of') {
      this.at++;
      return this.name(token, [this.single()], false);
    }
    if (this.peek() !== '[') return this.name(token, [], false);
    this.at++;
    const variadic = this.tokens[this.at + 1] === ',' && this.tokens[this.at + 2] === '...';
    return this.name(token, this.list(']'), variadic);
  }

  private list(close: string): TypeSet[] {
    const items: TypeSet[] = [];
    while (this.peek() !== undefined && this.peek() !== close) {
      if (this.peek() === ',') this.at++;
      else if (this.peek() === '...') this.at++;
      else {
        const before = this.at;
        items.push(this.union());
        if (this.at === before) this.at++;
      }
    }
    this.at++;
    return items;
  }

  private name(name: string, args: readonly TypeSet[], variadic: boolean): TypeSet {
    const last = name.slice(name.lastIndexOf('.') + 1);
    switch (last) {
      case 'Optional':
        return unite(args[0] ?? unknown, [none]);
      case 'Union':
        return unite(...args);
      case 'Final':
      case 'ClassVar':
      case 'Annotated':
      case 'Required':
      case 'NotRequired':
        return args[0] ?? unknown;
      case 'Literal':
        return unknown;
      case 'tuple':
      case 'Tuple':
        return args.length === 0 ? [make('tuple')] : [tuple(args, variadic)];
      default:
        return this.resolve(name, args);
    }
  }
}

const typingHeads = new Map<string, string>([
  ['List', 'list'],
  ['Dict', 'dict'],
  ['Set', 'set'],
  ['FrozenSet', 'frozenset'],
  ['Deque', 'deque'],
  ['DefaultDict', 'defaultdict'],
  ['OrderedDict', 'OrderedDict'],
  ['Counter', 'Counter'],
  ['ChainMap', 'ChainMap'],
  ['Iterable', 'Iterable'],
  ['Iterator', 'iterator'],
  ['Generator', 'generator'],
  ['Collection', 'Collection'],
  ['Sequence', 'Sequence'],
  ['MutableSequence', 'Sequence'],
  ['Mapping', 'Mapping'],
  ['MutableMapping', 'Mapping'],
  ['AbstractSet', 'set'],
  ['MutableSet', 'set'],
  ['Callable', 'function'],
  ['Text', 'str'],
  ['AnyStr', 'str'],
  ['TextIO', 'file'],
  ['BinaryIO', 'file'],
  ['IO', 'file'],
  ['Pattern', 're.Pattern'],
  ['Match', 're.Match'],
  ['Coroutine', 'coroutine'],
  ['Awaitable', 'coroutine'],
  ['AsyncIterator', 'asyncgenerator'],
  ['AsyncGenerator', 'asyncgenerator'],
  ['AsyncIterable', 'asyncgenerator'],
  ['Hashable', 'object'],
]);

/** Names whose subscript says nothing about what a value is. */
const opaque = new Set(['Any', 'object', 'TypeVar', 'Self', 'Type', 'T', 'Generic', 'Protocol']);

const builtinHeads = new Set([
  ...['int', 'float', 'complex', 'bool', 'str', 'bytes', 'bytearray', 'list', 'dict', 'set', 'frozenset', 'tuple'],
  ...['range', 'slice', 'memoryview', 'enumerate', 'zip', 'map', 'filter', 'reversed', 'type', 'function', 'iterator'],
  ...['generator', 'dict_keys', 'dict_values', 'dict_items', 'file', 'coroutine', 'module'],
]);

/** Docstrings write types their own way. */
const spokenHeads = new Map<string, string>([
  ['string', 'str'],
  ['integer', 'int'],
  ['boolean', 'bool'],
  ['array', 'list'],
  ['dictionary', 'dict'],
  ['long', 'int'],
  ['unicode', 'str'],
]);

/** The head for a canonical type name (`typing.List`, `collections.deque`, `int`); null when it is none of these. */
export function headOf(canonical: string): string | null {
  if (builtinHeads.has(canonical)) return canonical;
  const parts = canonical.split('.');
  const last = parts.at(-1) ?? canonical;
  const home = parts.slice(0, -1).join('.');
  if (home === 'typing' || home === 'collections.abc' || home === 'typing_extensions') {
    return opaque.has(last) ? '' : (typingHeads.get(last) ?? null);
  }
  if (home === 'collections') return ['deque', 'defaultdict', 'OrderedDict', 'Counter', 'ChainMap'].includes(last) ? last : null;
  if (home === '') return spokenHeads.get(canonical) ?? null;
  return null;
}

/** A library class by its dotted name, with builtin-like collections under their short head. */
export function libraryType(canonical: string, args: readonly TypeSet[]): Type {
  const head = headOf(canonical);
  return make(head === null || head === '' ? canonical : head, ...normalised(head ?? canonical, args));
}

/** Counters hold ints, generators carry send and return types that nobody asks for. */
function normalised(head: string, args: readonly TypeSet[]): readonly TypeSet[] {
  if (head === 'Counter') return [args[0] ?? unknown, [make('int')]];
  if (head === 'generator' || head === 'asyncgenerator') return args.slice(0, 1);
  if (head === 'coroutine') return args.length === 3 ? [args[2] ?? unknown] : args.slice(0, 1);
  if (head === 'function') return [];
  return args;
}
