import { isMapping, make, type Type, type TypeSet, unite, unknown, withoutNone } from './type.ts';

const str = make('str');
const int = make('int');

/** What iterating over one of `types` gives. */
export function elementOf(types: TypeSet): TypeSet {
  return unite(...withoutNone(types).map(elementOfOne));
}

function elementOfOne(type: Type): TypeSet {
  switch (type.head) {
    case 'str':
      return [str];
    case 'bytes':
    case 'bytearray':
    case 'range':
      return [int];
    case 'file':
      return [str];
    case 'tuple':
      return unite(...type.args);
    default:
      return type.args[0] ?? unknown;
  }
}

/** Item `index` of an unpacked value; `"rest"` is the list a starred name takes. */
export function unpackedItem(types: TypeSet, index: number | 'rest'): TypeSet {
  if (index === 'rest') return [make('list', elementOf(types))];
  return unite(
    ...withoutNone(types).map((type) =>
      type.head === 'tuple' && !type.variadic && type.args.length > 0 ? (type.args.at(index) ?? unknown) : elementOfOne(type),
    ),
  );
}

/** What `types[index]` gives; `index` is the literal integer when there is one. */
export function subscriptOf(types: TypeSet, index: number | null): TypeSet {
  return unite(
    ...withoutNone(types).map((type): TypeSet => {
      if (isMapping(type)) return type.args[1] ?? unknown;
      if (type.head === 'tuple') {
        if (type.variadic || index === null) return unite(...type.args);
        return type.args.at(index) ?? unknown;
      }
      if (type.head === 'str') return [str];
      if (type.head === 're.Match') return [str];
      if (['list', 'deque', 'Sequence', 'range', 'bytes', 'bytearray', 'array.array'].includes(type.head)) {
        return elementOfOne(type);
      }
      return unknown;
    }),
  );
}
