import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, integerValue, stringValue, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import type { SizeReader } from './sizes.ts';

const alphabets: ReadonlyMap<string, number> = new Map([
  ['string.ascii_lowercase', 26],
  ['string.ascii_uppercase', 26],
  ['string.ascii_letters', 52],
  ['string.digits', 10],
]);

/** Number of items where the source fixes it: of a literal, of a name for one, of the longest entry of a table of literals. */
export function constantLength(reader: SizeReader, iterable: SyntaxNode, depth = 0): number | null {
  const node = unwrap(iterable);
  if (depth > 4) return null;
  switch (node.type) {
    case 'list':
    case 'tuple':
    case 'set':
      return node.childOfType('list_splat') === null ? node.namedChildren.length : null;
    case 'string':
      return stringValue(node)?.length ?? null;
    case 'identifier':
      return lengthOfName(reader, node, depth);
    case 'attribute':
      return alphabets.get(reader.analysis.canonical(node) ?? '') ?? null;
    case 'subscript':
      return longestEntry(reader, node.field('value'), depth);
    case 'call':
      return lengthOfCall(reader, node, depth);
    default:
      return null;
  }
}

function lengthOfName(reader: SizeReader, name: SyntaxNode, depth: number): number | null {
  const [binding, other] = resolveName(reader.analysis.facts, name.text, name);
  if (binding?.kind !== 'assignment' || other !== undefined || binding.value === null || binding.path.length > 0) return null;
  const isFilled = (binding.scope.elementWrites.get(name.text) ?? []).length > 0;
  return isFilled ? null : constantLength(reader, binding.value, depth + 1);
}

/** `range(4)`, `enumerate("ab")`, `letters.get(digit, "")`. */
function lengthOfCall(reader: SizeReader, call: SyntaxNode, depth: number): number | null {
  const callee = call.field('function');
  const { positional } = callArguments(call);
  const [first, second] = positional;
  const canonical = callee === null ? null : reader.analysis.canonical(callee);
  if (canonical === 'range') {
    const bounds = positional.map(integerValue);
    const [start, stop = start] = bounds;
    if (typeof start !== 'number' || typeof stop !== 'number') return null;
    return second === undefined ? start : Math.max(0, stop - start);
  }
  if (first !== undefined && (canonical === 'enumerate' || canonical === 'list' || canonical === 'set')) return constantLength(reader, first, depth + 1);
  const isGet = callee?.type === 'attribute' && callee.field('attribute')?.text === 'get';
  return isGet ? longestEntry(reader, callee.field('object'), depth) : null;
}

/** The longest of the values that stand in a table: `{"2": "abc", "7": "pqrs"}`. */
function longestEntry(reader: SizeReader, table: SyntaxNode | null, depth: number): number | null {
  const value = table?.type === 'identifier' ? literalOf(reader, table) : table;
  const isDictionary = value?.type === 'dictionary';
  if (value === null || (!isDictionary && value.type !== 'list' && value.type !== 'tuple')) return null;
  const entries = isDictionary ? value.namedChildren.flatMap((pair) => pair.field('value') ?? []) : value.namedChildren;
  const lengths = entries.map((entry) => constantLength(reader, entry, depth + 1));
  return lengths.length === 0 || lengths.some((length) => length === null) ? null : Math.max(...lengths.map((length) => length ?? 0));
}

function literalOf(reader: SizeReader, name: SyntaxNode): SyntaxNode | null {
  const [binding, other] = resolveName(reader.analysis.facts, name.text, name);
  return binding?.kind === 'assignment' && other === undefined && binding.path.length === 0 ? binding.value : null;
}
