import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, dottedName, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { calleeOf } from './callees.ts';
import { lengthOfItem, lengthOfItems } from './doubling.ts';
import { mainInput } from './inputs.ts';
import { isNodeType } from './nodeTypes.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, one, symbol } from './terms.ts';

/** Elements of a container of containers: `words[]` for a word of `words`. */
export function elementSize(reader: SizeReader, container: SyntaxNode, path: Binding['path'] = []): Growth {
  const node = unwrap(container);
  const called = node.type === 'call' ? elementOfCall(reader, node, path) : null;
  if (called !== null) return called;
  if (path.length > 0) return unpackedElement(reader, node, path);
  return hasSmallElements(reader, node) ? one : elementSymbol(reader, node);
}

/** One item of the tuples that were put in: the word of `queue.append((word, steps))`. */
function unpackedElement(reader: SizeReader, node: SyntaxNode, [index]: Binding['path']): Growth {
  if (node.type !== 'identifier' || typeof index !== 'number') return one;
  const bindings = resolveName(reader.analysis.facts, node.text, node);
  const displays = bindings.flatMap(({ value, parameter }) => (value === null || parameter !== null ? [] : displayedItems(value)));
  const written = bindings[0]?.scope.elementWrites.get(node.text) ?? [];
  const tuples = [...displays, ...written.flatMap((write) => (write.spread ? [] : [write.value]))].filter((item) => item.type === 'tuple');
  const items = tuples.slice(0, 6).flatMap((tuple) => tuple.namedChildren[index] ?? []);
  const read = (): Growth => add(one, ...items.map((item) => (reader.isScalar(item) ? one : reader.sizeOf(item))));
  return reader.guarded(`u${node.text}:${String(bindings[0]?.node.start ?? 0)}[${String(index)}]`, read) ?? one;
}

/** `[a, b]`, `deque([a, b])`. */
function displayedItems(value: SyntaxNode): readonly SyntaxNode[] {
  const display = value.type === 'call' ? (callArguments(value).positional[0] ?? value) : value;
  return display.type === 'list' || display.type === 'set' ? display.namedChildren : [];
}

const numbers = new Set(['int', 'float', 'bool', 'None']);
const flat = new Set(['str', 'range', 'bytes']);

/** Numbers, characters, and tuples of fixed length (edges, intervals). */
function hasSmallElements(reader: SizeReader, node: SyntaxNode): boolean {
  const types = reader.analysis.inference.typesOf(node);
  const elements = types.flatMap((type) => type.args[type.args.length === 2 && type.head !== 'tuple' ? 1 : 0] ?? []);
  if (elements.length > 0) {
    if (elements.every((type) => numbers.has(type.head))) return true;
    if (elements.every((type) => type.head === 'tuple' || isNodeType(type.head, type.cls !== null))) return true;
  }
  return types.length > 0 && types.every((type) => flat.has(type.head));
}

const passingOn = new Set(['sorted', 'list', 'set', 'reversed', 'tuple', 'iter']);

/** An element of what a call gives; null when the call itself does not tell. */
function elementOfCall(reader: SizeReader, call: SyntaxNode, path: Binding['path']): Growth | null {
  const callee = call.field('function');
  const canonical = callee === null ? null : reader.analysis.canonical(callee);
  const { positional } = callArguments(call);
  const [first] = positional;
  if (canonical === 'range') return one;
  if (canonical === 'enumerate') return path[0] === 1 && first !== undefined ? elementSize(reader, first, path.slice(1)) : one;
  if (canonical === 'zip' || canonical === 'itertools.zip_longest') return zippedElement(reader, call, path);
  if (canonical !== null && selecting.test(canonical)) return selectionSize(reader, call);
  if (canonical !== null && passingOn.has(canonical)) return first === undefined ? one : elementSize(reader, first, path);
  if (calleeOf(reader.analysis, call) === reader.owner) return elementOfOwnResult(reader, call);
  return callee === null ? null : elementOfMethod(reader, callee, path);
}

/** What a function that calls itself puts together grows with every level, to the size of its input. */
function elementOfOwnResult(reader: SizeReader, call: SyntaxNode): Growth {
  const elements = reader.analysis.inference.typesOf(call).flatMap((type) => type.args[0] ?? []);
  return elements.some((type) => ['list', 'str', 'tuple', 'set', 'frozenset'].includes(type.head)) ? mainInput(reader, reader.owner) : one;
}

const selecting = /^itertools\.(permutations|product|combinations)/;

/** One selection is as long as what is selected from, or as many as are asked for. */
function selectionSize(reader: SizeReader, call: SyntaxNode): Growth {
  const { positional, keywords } = callArguments(call);
  const [pool, second] = positional;
  const isProduct = call.field('function')?.text.endsWith('product') === true;
  const count = isProduct ? keywords.get('repeat') : second;
  if (count !== undefined) return reader.valueOf(count);
  const pools = call.field('arguments')?.childOfType('list_splat')?.firstNamedChild;
  if (isProduct) return pools === null || pools === undefined ? one : reader.sizeOf(pools);
  return pool === undefined ? one : reader.sizeOf(pool);
}

function zippedElement(reader: SizeReader, call: SyntaxNode, path: Binding['path']): Growth {
  const { positional } = callArguments(call);
  if (positional.length === 0) {
    const rows = call.field('arguments')?.childOfType('list_splat')?.firstNamedChild;
    return rows === null || rows === undefined ? one : reader.sizeOf(rows);
  }
  const source = positional[Number(path[0] ?? 0)];
  return source === undefined ? one : elementSize(reader, source, path.slice(1));
}

function elementOfMethod(reader: SizeReader, callee: SyntaxNode, path: Binding['path']): Growth | null {
  const object = callee.field('object');
  if (object === null) return null;
  switch (callee.field('attribute')?.text) {
    case 'items':
      return path[0] === 1 ? elementSize(reader, object, path.slice(1)) : one;
    case 'values':
      return elementSize(reader, object, path);
    case 'keys':
      return one;
    // All parts together are as long as the text.
    case 'split':
      return one;
    default:
      return null;
  }
}

function elementSymbol(reader: SizeReader, node: SyntaxNode): Growth {
  switch (node.type) {
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
      return sizeOrOne(reader, node.field('body'));
    case 'binary_operator':
      return node.field('operator')?.text === '*' ? sizeOrOne(reader, node.field('left')?.firstNamedChild) : one;
    case 'identifier':
      return elementOfName(reader, node);
    case 'subscript':
      return elementOfSlice(reader, node);
    default:
      return dottedName(node)?.startsWith('self.') === true ? symbol('len self') : one;
  }
}

/** A slice has elements like those of what it is cut from. */
function elementOfSlice(reader: SizeReader, node: SyntaxNode): Growth {
  const value = node.field('value');
  return value === null || node.field('subscript')?.type !== 'slice' ? one : elementSize(reader, value);
}

function sizeOrOne(reader: SizeReader, node: SyntaxNode | null | undefined): Growth {
  return node === null || node === undefined ? one : reader.sizeOf(node);
}

function elementOfName(reader: SizeReader, node: SyntaxNode): Growth {
  const bindings = resolveName(reader.analysis.facts, node.text, node);
  const made = bindings.flatMap(({ parameter, value, kind }) =>
    parameter === null && value !== null && kind === 'assignment' ? [value] : [],
  );
  const [first] = made;
  if (first === undefined) return bindings.some(({ parameter }) => parameter !== null) ? elementOfParameter(reader, node) : one;
  const key = `e${node.text}:${String(first.start)}`;
  const read = (): Growth =>
    add(
      ...made.map((value) => elementSize(reader, value)),
      ...made.map((value) => lengthOfItems(reader, node.text, value)),
      writtenElement(reader, node),
    );
  return reader.guarded(key, read) ?? one;
}

/** An item of a parameter whose type is not known is a character where the name says that it is a text. */
function elementOfParameter(reader: SizeReader, node: SyntaxNode): Growth {
  const isText = /^(s|t|s1|s2|word|text|string|sentence|pattern)$/.test(node.text) || givesCharacters(reader.owner.node.text, node.text);
  return isText && reader.headsOf(node).length === 0 ? one : symbol(`len ${node.text}[]`);
}

/** `for ch in stream`, `for i, letter in enumerate(line)`, and what is put together with `''.join`. */
function givesCharacters(text: string, name: string): boolean {
  const loop = String.raw`\bfor\s+(\w+\s*,\s*)?(c|ch|char|character|letter|digit|symbol|bracket)\s+in\s+(enumerate\(|reversed\()?`;
  const plain = name.replaceAll(/\W/g, '');
  if (new RegExp(String.raw`${loop}${plain}\b(?!\s*[.[(])`).test(text)) return true;
  // What is joined with nothing between is letters.
  return /(''|"")\.join\(/.test(text) && new RegExp(String.raw`\b${plain}\[`).test(text) && !new RegExp(String.raw`\b${plain}\[[^\]\n]*\]\[`).test(text);
}

/** The size of what is put into a container that was made empty (`groups[key] = []`, `rows.append(row)`). */
function writtenElement(reader: SizeReader, node: SyntaxNode): Growth {
  const scope = resolveName(reader.analysis.facts, node.text, node)[0]?.scope;
  const writes = scope?.elementWrites.get(node.text) ?? [];
  return add(
    one,
    ...writes.slice(0, 6).map((write) => {
      if (write.spread) return lengthOfItems(reader, node.text, write.value);
      return reader.isScalar(write.value) ? one : add(lengthOfItem(reader, node.text, write), reader.sizeOf(write.value));
    }),
  );
}
