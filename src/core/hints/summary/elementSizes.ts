import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, dottedName, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { isNodeType } from './nodeTypes.ts';
import type { SizeReader } from './sizes.ts';
import { add, type Growth, one, symbol } from './terms.ts';

/** Elements of a container of containers: `words[]` for a word of `words`. */
export function elementSize(reader: SizeReader, container: SyntaxNode, path: Binding['path'] = []): Growth {
  const node = unwrap(container);
  if (node.type === 'call') {
    const callee = node.field('function');
    const [first] = callArguments(node).positional;
    const canonical = callee === null ? null : reader.analysis.canonical(callee);
    if (canonical === 'range') return one;
    if (canonical === 'enumerate') return path[0] === 1 && first !== undefined ? elementSize(reader, first, path.slice(1)) : one;
    if (canonical === 'zip' && first === undefined) {
      const rows = node.field('arguments')?.childOfType('list_splat')?.firstNamedChild;
      return rows === null || rows === undefined ? one : reader.sizeOf(rows);
    }
    if (canonical === 'zip') {
      const source = callArguments(node).positional[Number(path[0] ?? 0)];
      return source === undefined ? one : elementSize(reader, source, path.slice(1));
    }
    if (canonical !== null && ['sorted', 'list', 'set', 'reversed', 'tuple', 'iter'].includes(canonical)) {
      return first === undefined ? one : elementSize(reader, first, path);
    }
    const method = callee?.field('attribute')?.text;
    const object = callee?.field('object');
    if (object !== null && object !== undefined) {
      if (method === 'items' && path[0] === 1) return elementSize(reader, object, path.slice(1));
      if (method === 'items' || method === 'keys') return one;
      if (method === 'values') return elementSize(reader, object, path);
      // All parts together are as long as the text.
      if (method === 'split') return one;
    }
  }
  const elements = reader.analysis.inference
    .typesOf(node)
    .flatMap((type) => type.args[type.args.length === 2 && type.head !== 'tuple' ? 1 : 0] ?? []);
  if (elements.length > 0 && elements.every((type) => ['int', 'float', 'bool', 'None'].includes(type.head))) return one;
  if (reader.headsOf(node).every((head) => head === 'str' || head === 'range' || head === 'bytes') && reader.headsOf(node).length > 0)
    return one;
  // A tuple per element (edges, intervals) has a fixed length.
  if (elements.length > 0 && elements.every((type) => type.head === 'tuple' || isNodeType(type.head, type.cls !== null))) return one;
  return elementSymbol(reader, node, path.length > 0);
}

function elementSymbol(reader: SizeReader, node: SyntaxNode, unpacked: boolean): Growth {
  if (unpacked) return one;
  if (node.type === 'list_comprehension' || node.type === 'set_comprehension') {
    const body = node.field('body');
    return body === null ? one : reader.sizeOf(body);
  }
  if (node.type === 'binary_operator' && node.field('operator')?.text === '*') {
    const inner = node.field('left')?.firstNamedChild;
    return inner === null || inner === undefined ? one : reader.sizeOf(inner);
  }
  if (node.type === 'identifier') {
    const bindings = resolveName(reader.analysis.facts, node.text, node);
    const made = bindings.filter((binding) => binding.parameter === null && binding.value !== null && binding.kind === 'assignment');
    if (made.length > 0) {
      return (
        reader.guarded(`e${node.text}:${String(made[0]?.node.start ?? 0)}`, () =>
          add(...made.map((binding) => (binding.value === null ? one : elementSize(reader, binding.value))), writtenElement(reader, node)),
        ) ?? one
      );
    }
    if (bindings.some((binding) => binding.parameter !== null)) return symbol(`len ${node.text}[]`);
    const iterated = bindings.find((binding) => binding.kind === 'iteration' && binding.path.length === 0);
    if (iterated?.value !== undefined && iterated.value !== null) return one;
  }
  const name = dottedName(node);
  if (name?.startsWith('self.') === true) return symbol('len self');
  return one;
}

/** The size of what is put into a container that was made empty (`groups[key] = []`, `rows.append(row)`). */
function writtenElement(reader: SizeReader, node: SyntaxNode): Growth {
  const scope = resolveName(reader.analysis.facts, node.text, node)[0]?.scope;
  const writes = scope?.elementWrites.get(node.text) ?? [];
  return add(...writes.slice(0, 6).map((write) => (write.spread || reader.isScalar(write.value) ? one : reader.sizeOf(write.value))));
}
