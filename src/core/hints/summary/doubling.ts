import type { Binding, ElementWrite } from '../scopes/model.ts';
import { loopsAround } from '../costs/loops.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, operandsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { constantLength } from './constantLengths.ts';
import { isOverOneItem } from './overItems.ts';
import type { SizeReader } from './sizes.ts';
import { add, exponential, type Growth, isConstant, multiply, one } from './terms.ts';
import { turnsOf } from './turns.ts';

const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);

/** Each turn adds as much as is there already (`for old in result[:]: result.append(…)`): doubled in every outer turn. */
export function doubledBy(reader: SizeReader, write: ElementWrite, name: string, bindings: readonly Binding[]): Growth | null {
  const loops = loopsAround(write.node).filter(
    (loop) => !bindings.some((binding) => binding.kind === 'assignment' && loop.contains(binding.node)),
  );
  const mention = mentionOf(name);
  const place = loops.findIndex((loop) => loop.type === 'for_statement' && countsOver(loop, mention));
  const isSelfFed = write.spread && comprehensions.has(write.value.type) && mention.test(write.value.text);
  if (place === -1 && !isSelfFed) return null;
  const outer = loops.slice(isSelfFed ? 0 : place + 1);
  return outer.length === 0 || outer.some((loop) => loop.type === 'while_statement') ? null : multipliedIn(reader, outer, 2);
}

/**
 * Made anew in every turn from several times what it was: `out = [p + c for p in out for c in letters]`, or
 * `out = longer` after a loop over `out` that puts more than one thing into `longer` for each.
 */
export function remade(reader: SizeReader, name: string, { kind, value, node }: Binding): Growth {
  const loops = kind === 'assignment' ? loopsAround(node) : [];
  // A `while` loop over levels meets each item once.
  if (value === null || loops.length === 0 || loops.some((loop) => loop.type === 'while_statement')) return one;
  const mention = mentionOf(name);
  const times = value.type === 'identifier' ? timesFedFrom(reader, value, mention) : timesIn(reader, value, mention);
  if (times === 0) return one;
  return times === 1 ? one : multipliedIn(reader, loops, times);
}

/** Each turn of the loop works on twice as much as the one before, so that the last one costs as much as all before it. */
export function doublesEachTurn(reader: SizeReader, loop: SyntaxNode): boolean {
  for (const scope of reader.analysis.facts.scopes.values()) {
    if (scope.node !== reader.owner.node) continue;
    for (const [name, bindings] of scope.bindings) {
      const isRemade = bindings.some((binding) => loop.contains(binding.node) && !isConstant(remade(reader, name, binding)));
      const writes = (scope.elementWrites.get(name) ?? []).filter((write) => loop.contains(write.node));
      if (isRemade || writes.some((write) => doubledBy(reader, write, name, bindings) !== null)) return true;
    }
  }
  return false;
}

/** `[path + [x] for path in paths]` kept in `paths`: each turn of the loops around makes the items longer. */
export function lengthOfItems(reader: SizeReader, name: string, comprehension: SyntaxNode): Growth {
  const body = comprehension.field('body');
  if (body?.type !== 'binary_operator' || body.field('operator')?.text !== '+' || timesIn(reader, comprehension, mentionOf(name)) === 0) return one;
  return loopsAround(comprehension).reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one);
}

/**
 * `rows.append([1] + rows[-1])`, or with `last = rows[-1]` before: an item put together from an earlier one and more is
 * longer with every turn.
 */
export function lengthOfItem(reader: SizeReader, name: string, { node, value }: ElementWrite): Growth {
  const operands = operandsOf(value);
  const isLonger = operands.some((operand) => isMadeFrom(reader, operand, name));
  const others = operands.filter((operand) => !isMadeFrom(reader, operand, name));
  if (operands.length < 2 || !isLonger || !others.some((operand) => isSequence(reader, operand))) return one;
  const loops = loopsAround(node);
  // A loop over the earlier items makes more of them, not longer ones.
  const over = loops.findIndex((loop) => isFedFrom(reader, loop.field('right'), mentionOf(name)));
  return multiply(
    loops.slice(over + 1).reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one),
    add(one, ...others.map((operand) => reader.sizeOf(operand))),
  );
}

/** The container, or a name that is set to it (`perms = longer`). */
function isFedFrom(reader: SizeReader, source: SyntaxNode | null, mention: RegExp): boolean {
  if (source === null) return false;
  if (mention.test(source.text)) return true;
  return (
    source.type === 'identifier' &&
    resolveName(reader.analysis.facts, source.text, source).some(({ value }) => value?.type === 'identifier' && mention.test(value.text))
  );
}

/** An item of the container, a name for one, or something that goes through one. */
function isMadeFrom(reader: SizeReader, operand: SyntaxNode, name: string): boolean {
  const mention = mentionOf(name);
  if (mention.test(operand.text)) return true;
  return [...descendants(operand)].some(
    (node) =>
      node.type === 'identifier' &&
      resolveName(reader.analysis.facts, node.text, node).some(
        ({ kind, value }) =>
          (kind === 'assignment' && value?.type === 'subscript' && mention.test(value.field('value')?.text ?? '')) ||
          (kind === 'iteration' && isFedFrom(reader, value, mention)),
      ),
  );
}

function isSequence(reader: SizeReader, node: SyntaxNode): boolean {
  return reader.headsOf(node).some((head) => head === 'list' || head === 'str' || head === 'tuple');
}

function mentionOf(name: string): RegExp {
  return new RegExp(String.raw`\b${name.replaceAll(/\W/g, '')}\b`);
}

/** Twice as much in every turn, or as many times as the turn is long. */
function multipliedIn(reader: SizeReader, loops: readonly SyntaxNode[], times: number | 'factorial'): Growth {
  return exponential(
    times,
    loops.reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one),
  );
}

/** How many items the expression has for each one of the name: a sum of copies, or a second `for` clause. */
function timesIn(reader: SizeReader, value: SyntaxNode, mention: RegExp): number {
  if (comprehensions.has(value.type)) {
    const clauses = value.children.filter((child) => child.type === 'for_in_clause');
    const over = clauses.filter((clause) => mention.test(clause.field('right')?.text ?? ''));
    const others = clauses.filter((clause) => !over.includes(clause));
    return over.length === 0 ? 0 : choicesIn(reader, [...over.slice(1), ...others]);
  }
  if (value.type === 'binary_operator' && /^[+|]$/.test(value.field('operator')?.text ?? ''))
    return [value.field('left'), value.field('right')].reduce((sum, side) => sum + (side === null ? 0 : timesIn(reader, side, mention)), 0);
  return value.type === 'identifier' && mention.test(value.text) ? 1 : 0;
}

/** Turns of loops or `for` clauses with a fixed number each; where that is not fixed, at least two. */
function choicesIn(reader: SizeReader, loops: readonly SyntaxNode[]): number {
  return loops.reduce((product, loop) => {
    const iterable = loop.field('right');
    const length = iterable === null ? null : constantLength(reader, iterable);
    if (length === null) reader.uncertain = true;
    return product * (length ?? 2);
  }, 1);
}

/** How many items a loop over the name puts into the other container for each one. */
function timesFedFrom(reader: SizeReader, container: SyntaxNode, mention: RegExp): number | 'factorial' {
  const scope = reader.analysis.facts.scopes.get(reader.owner.node);
  const writes = scope?.elementWrites.get(container.text) ?? [];
  let times = 0;
  for (const write of writes) {
    const loops = loopsAround(write.node);
    const place = loops.findIndex((loop) => loop.type === 'for_statement' && countsOver(loop, mention));
    if (place === -1) continue;
    if (loops.slice(0, place).some((loop) => isOverOneItem(loop, loops[place]))) return 'factorial';
    times += (write.spread ? 2 : 1) * choicesIn(reader, loops.slice(0, place));
  }
  return Math.max(1, times);
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
