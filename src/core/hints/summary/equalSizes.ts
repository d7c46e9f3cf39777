import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { argumentFor } from './callees.ts';
import { selfCallsOf } from './selfCalls.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, substitute, symbol } from './terms.ts';

/**
 * Makes one size of two that a function takes for equal: lists whose lengths it compares before it goes on, lists that
 * one index runs through side by side, the rows and columns of a square.
 */
export function equaliser(reader: SizeReader, owner: FunctionInfo): (growth: Growth) => Growth {
  const same = new Map([...comparedLengths(owner), ...parallelLists(reader, owner), ...squares(reader, owner), ...cutAlike(reader, owner)]);
  if (same.size === 0) return (growth) => growth;
  return (growth) => substitute(growth, (key) => (same.has(key) ? symbol(same.get(key) ?? key) : null));
}

/** `if len(s) != len(t): return False`: what follows sees lists of one length. */
function* comparedLengths(owner: FunctionInfo): Generator<[string, string]> {
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.type !== 'comparison_operator') continue;
    const lengths = /^len\((\w+)\)\s*(!=|==)\s*len\((\w+)\)$/.exec(node.text);
    const [, first, operator, second] = lengths ?? [];
    if (first === undefined || second === undefined) continue;
    if (operator === '==' ? isDemanded(node) : leavesFunction(node)) yield* inOrder(owner, first, second);
  }
}

/** `return len(s) == len(t) and …`, `assert len(s) == len(t)`. */
function isDemanded({ parent }: SyntaxNode): boolean {
  if (parent?.type === 'assert_statement') return true;
  return parent?.type === 'boolean_operator' && parent.hasToken('and') && parent.parent?.type === 'return_statement';
}

function leavesFunction(test: SyntaxNode): boolean {
  let at = test.parent;
  while (at?.type === 'boolean_operator' || at?.type === 'parenthesized_expression') at = at.parent;
  const last = at?.type === 'if_statement' ? at.field('consequence')?.lastNamedChild?.type : undefined;
  return last === 'return_statement' || last === 'raise_statement';
}

/** The size of the parameter that comes later becomes that of the earlier one. */
function* inOrder(owner: FunctionInfo, first: string, second: string): Generator<[string, string]> {
  const index = (name: string): number => owner.parameters.findIndex((parameter) => parameter.name === name);
  if (index(first) === -1 || index(second) === -1 || first === second) return;
  const [kept, replaced] = index(first) < index(second) ? [first, second] : [second, first];
  yield [`len ${replaced}`, `len ${kept}`];
}

/** `gas[i] - cost[i]` in a loop over all i. */
function* parallelLists(reader: SizeReader, owner: FunctionInfo): Generator<[string, string]> {
  const indexed = new Map<string, Set<string>>();
  for (const { list, index } of entries(owner)) {
    if (index.type !== 'identifier' || !isCounter(reader, index)) continue;
    const lists = indexed.get(index.text) ?? new Set();
    indexed.set(index.text, lists.add(list));
  }
  const { text } = owner.node;
  for (const [index, lists] of indexed) {
    const [first, ...others] = owner.parameters.map(({ name }) => name).filter((name) => lists.has(name));
    for (const other of others) {
      const isGuarded = new RegExp(String.raw`\b${index}\s*<\s*len\(\s*(${first ?? ''}|${other})\s*\)`).test(text);
      if (first !== undefined && !isGuarded) yield [`len ${other}`, `len ${first}`];
    }
  }
}

interface Entry {
  readonly list: string;
  readonly index: SyntaxNode;
}

function* entries(owner: FunctionInfo): Generator<Entry> {
  for (const node of descendants(owner.node)) {
    const list = node.type === 'subscript' ? node.field('value') : null;
    const index = node.field('subscript');
    if (list?.type === 'identifier' && index !== null && index.type !== 'slice') yield { list: list.text, index };
  }
}

/** The variable of a loop over a range or over `enumerate`. */
function isCounter(reader: SizeReader, name: SyntaxNode): boolean {
  const bindings = resolveName(reader.analysis.facts, name.text, name);
  return bindings.length > 0 && bindings.every(({ kind, value }) => kind === 'iteration' && /^(range|enumerate)\(/.test(value?.text ?? ''));
}

/** A table whose rows or columns are found by an index that runs through the other dimension. */
function* squares(reader: SizeReader, owner: FunctionInfo): Generator<[string, string]> {
  for (const { table, index, isRow } of tableIndices(owner)) {
    const reached = index.type === 'identifier' ? limitOf(reader, owner, index) : null;
    if (reached === null) continue;
    const rows = onlySymbol(reader.sizeOf(table));
    const columns = onlySymbol(reader.elementSize(table));
    if (rows === null || columns !== `${rows}[]`) continue;
    if (onlySymbol(reader.valueOf(reached)) === (isRow ? columns : rows)) yield [columns, rows];
  }
}

/** `build(pre[1:mid + 1], ino[:mid])`: what a function cuts at one place and hands itself is of one length. */
function* cutAlike(reader: SizeReader, owner: FunctionInfo): Generator<[string, string]> {
  for (const { node } of selfCallsOf(reader.analysis, owner)) {
    const cuts = owner.parameters.flatMap((parameter) => {
      const argument = argumentFor(node, parameter);
      const slice = argument?.type === 'subscript' && argument.field('value')?.text === parameter.name ? argument.field('subscript') : null;
      return slice?.type === 'slice' ? [{ name: parameter.name, places: new Set(placesOf(slice)) }] : [];
    });
    const [first, ...others] = cuts;
    for (const other of others) {
      if (first !== undefined && [...other.places].some((place) => first.places.has(place))) yield [`len ${other.name}`, `len ${first.name}`];
    }
  }
}

function placesOf(slice: SyntaxNode): string[] {
  return [...descendants(slice)].flatMap((node) => (node.type === 'identifier' ? node.text : []));
}

/** The counter itself, or the n of `0 <= row < n` that is asked before the table is. */
function limitOf(reader: SizeReader, owner: FunctionInfo, index: SyntaxNode): SyntaxNode | null {
  if (isCounter(reader, index)) return index;
  for (const node of descendants(owner.node)) {
    if (node.type !== 'comparison_operator') continue;
    const place = node.children.findIndex(({ text }) => text === index.text);
    const limit = node.children[place + 1]?.type === '<' ? node.children[place + 2] : undefined;
    if (place !== -1 && limit !== undefined) return limit;
  }
  return null;
}

interface TableIndex {
  readonly table: SyntaxNode;
  readonly index: SyntaxNode;
  readonly isRow: boolean;
}

/** The indices of `table[row][column]`. */
function* tableIndices(owner: FunctionInfo): Generator<TableIndex> {
  for (const node of descendants(owner.node)) {
    const row = node.type === 'subscript' ? node.field('value') : null;
    const table = row?.type === 'subscript' ? row.field('value') : null;
    if (row === null || table?.type !== 'identifier') continue;
    for (const [at, isRow] of [[row, true], [node, false]] as const) {
      const index = at.field('subscript');
      if (index !== null) yield { table, index, isRow };
    }
  }
}

/** The symbol that a size consists of alone; null when it is anything more. */
function onlySymbol(size: Growth): string | null {
  const [term, other] = size;
  if (term === undefined || other !== undefined || term.logs.size > 0 || term.growth.size > 0 || term.powers.size !== 1) return null;
  const [[key, exponent] = ['', 0]] = term.powers;
  return exponent === 1 ? key : null;
}
