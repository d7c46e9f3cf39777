import type { Binding, ElementWrite, Scope } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { loopsAround } from '../costs/loops.ts';
import { integerValue } from '../syntax/walk.ts';
import type { SizeReader } from './sizes.ts';
import { turnsOf } from './turns.ts';
import { add, exponential, type Growth, multiply, one, symbolsOf } from './terms.ts';

/** How large a local container gets by appends in loops; the constant 1 when it is only made once. */
export function grownSize(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth {
  const scope = bindings[0]?.scope;
  if (scope === undefined || bindings.some((binding) => binding.parameter !== null)) return one;
  const bounded = boundOf(reader, name, bindings);
  if (bounded !== null) return bounded;
  const parts: Growth[] = [];
  const isList = bindings.some((binding) => reader.headsOf(binding.node).includes('list'));
  for (const inner of reader.analysis.facts.scopes.values()) {
    if (!within(inner.node, scope.node)) continue;
    for (const write of inner.elementWrites.get(name) ?? []) {
      // An entry of a list is replaced, one of a dict may be new.
      if (write.key !== null && isList) continue;
      const value = write.spread ? reader.sizeOf(write.value) : one;
      const turns = loopsAround(write.node)
        .filter((loop) => !bindings.some((binding) => binding.kind === 'assignment' && loop.contains(binding.node)))
        .reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one);
      parts.push(doubled(reader, write, name, bindings) ?? multiply(multiply(turns, value), turnsOfCalls(reader, inner, scope)));
    }
    for (const write of isList ? [] : (inner.elementWrites.get(`${name}[]`) ?? [])) parts.push(turnsAround(reader, write.node));
  }
  return parts.length === 0 ? one : add(...parts);
}

function turnsAround(reader: SizeReader, node: SyntaxNode): Growth {
  return loopsAround(node).reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one);
}

/** What is put into the elements of a container (`rows[i].append(v)`), all elements together. */
export function nestedSize(reader: SizeReader, binding: Binding): Growth {
  const writes = binding.scope.elementWrites.get(`${binding.name}[]`) ?? [];
  return add(one, ...writes.map((write) => turnsAround(reader, write.node)));
}

/** A nested function that appends to an outer list does so in every turn that calls it. */
function turnsOfCalls(reader: SizeReader, inner: Scope, outer: Scope): Growth {
  const owner = inner.enclosingFunction;
  if (owner === null || owner === outer.enclosingFunction) return one;
  const calls = (reader.analysis.facts.calls.get(owner.name) ?? []).filter((call) => outer.node.contains(call));
  if (calls.some((call) => owner.node.contains(call))) {
    const first = outer.enclosingFunction?.parameters.find((parameter) => parameter.index > 0 || parameter.owner.owner === null);
    if (first === undefined) return one;
    return reader.headsOf(first.node).includes('int') ? reader.valueOf(first.node) : reader.sizeOf(first.node);
  }
  return add(one, ...calls.map((call) => turnsAround(reader, call)));
}

/** Each turn adds as much as is there already (`for old in result[:]: result.append(…)`): doubled in every outer turn. */
function doubled(reader: SizeReader, write: ElementWrite, name: string, bindings: readonly Binding[]): Growth | null {
  const loops = loopsAround(write.node).filter(
    (loop) => !bindings.some((binding) => binding.kind === 'assignment' && loop.contains(binding.node)),
  );
  const mention = new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\b`);
  const place = loops.findIndex((loop) => loop.type === 'for_statement' && countsOver(loop, mention));
  const isSelfFed = write.spread && mention.test(write.value.text) && write.value.type === 'list_comprehension';
  if (place === -1 && !isSelfFed) return null;
  const outer = loops.slice(isSelfFed ? 0 : place + 1);
  return outer[0]?.type !== 'for_statement'
    ? null
    : exponential(
        2,
        outer.reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one),
      );
}

function countsOver(loop: SyntaxNode, mention: RegExp): boolean {
  const iterable = loop.field('right')?.text ?? '';
  if (mention.test(iterable)) return true;
  // `size = len(result)` before the inner loop.
  const bound = /^x?range\((\w+)\)$/.exec(iterable)?.[1];
  const before = loop.parent === null ? '' : loop.parent.text.slice(0, loop.start - loop.parent.start);
  const assigned = bound === undefined ? undefined : new RegExp(String.raw`\b${bound}\s*=\s*len\(([^)]*)\)`).exec(before)?.[1];
  return assigned !== undefined && mention.test(assigned);
}

function within(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.contains(inner);
}

/** `if len(heap) > k: heappop(heap)` and `deque(maxlen=k)` keep a container at k elements. */
function boundOf(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth | null {
  for (const binding of bindings) {
    const call = binding.value?.type === 'call' ? binding.value : null;
    for (const argument of call?.field('arguments')?.namedChildren ?? []) {
      const value = argument.type === 'keyword_argument' && argument.field('name')?.text === 'maxlen' ? argument.field('value') : null;
      if (value !== null) return reader.valueOf(value);
    }
  }
  for (const call of reader.analysis.facts.calls.get('len') ?? []) {
    const comparison = call.parent;
    if (!bindings.some((binding) => binding.scope.node.contains(call))) continue;
    if (call.field('arguments')?.firstNamedChild?.text !== name || comparison?.type !== 'comparison_operator') continue;
    const statement = comparison.parent;
    if (statement?.type !== 'if_statement' || statement.field('condition') !== comparison) continue;
    const [left, right] = comparison.namedChildren;
    const body = statement.field('consequence')?.text ?? '';
    if (left !== call || right === undefined) continue;
    const escaped = name.replaceAll(/\W/g, String.raw`\$&`);
    const pops = new RegExp(String.raw`heappop\(\s*${escaped}|${escaped}\.pop|heappush\(\s*${escaped}|del ${escaped}\[`).test(body);
    const isGreater = comparison.children.some((child) => child.type === '>' || child.type === '>=' || child.type === '==');
    const isLess = comparison.children.some((child) => child.type === '<');
    if (pops && ((isGreater && !body.includes('heappush')) || (isLess && body.includes('heappush')))) {
      if (integerValue(right) !== null) return one;
      const bound = reader.valueOf(right);
      for (const key of symbolsOf(bound)) reader.bounds.add(key);
      return bound;
    }
  }
  return null;
}
