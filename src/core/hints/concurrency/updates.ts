import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants } from '../syntax/walk.ts';
import type { Code } from './code.ts';

/** A value that is read, changed and written back, which takes more than one step. */
export interface Update {
  /** The writing statement. */
  readonly node: SyntaxNode;
  readonly target: SyntaxNode;
  /** Where it was read. */
  readonly read: SyntaxNode;
}

const known = new WeakMap<Code, Map<FunctionInfo, readonly Update[]>>();

/** `x += 1`, `x = f(x)`, `d[k] = d.get(k) + 1`, and `v = x … x = v + 1`, as `owner` itself does them. */
export function updatesOf(code: Code, owner: FunctionInfo): readonly Update[] {
  let table = known.get(code);
  if (table === undefined) {
    table = new Map();
    known.set(code, table);
  }
  let found = table.get(owner);
  if (found === undefined) {
    found = [
      ...code.own(owner, 'augmented_assignment').flatMap(augmented),
      ...code.own(owner, 'assignment').flatMap((node) => assigned(code, owner, node)),
    ];
    table.set(owner, found);
  }
  return found;
}

function augmented(node: SyntaxNode): Update[] {
  const target = node.field('left');
  return target === null ? [] : [{ node, target, read: target }];
}

function assigned(code: Code, owner: FunctionInfo, node: SyntaxNode): Update[] {
  const target = node.field('left');
  const value = node.field('right');
  if (target === null || value === null || !/^(identifier|attribute|subscript)$/.test(target.type)) return [];
  if (node.parent?.type !== 'expression_statement') return [];
  const read = [...descendants(value)].find((one) => isReadOf(one, target));
  if (read !== undefined) return [{ node, target, read }];
  return writtenBack(code, owner, node, target, value);
}

/** The same target, or `d.get(k)` for `d[k]`. */
function isReadOf(node: SyntaxNode, target: SyntaxNode): boolean {
  if (node.type === target.type && node.text === target.text)
    return node.parent?.type !== 'attribute' || node.fieldName === 'object' || target.type !== 'identifier';
  if (target.type !== 'subscript' || node.type !== 'call') return false;
  const table = target.field('value')?.text ?? '';
  const key = target.field('subscript')?.text ?? '';
  return node.text.startsWith(`${table}.get(${key}`);
}

/** `value = self.count` (or something made from it), then some lines, then `self.count = value + 1`. */
function writtenBack(code: Code, owner: FunctionInfo, node: SyntaxNode, target: SyntaxNode, value: SyntaxNode): Update[] {
  for (const other of code.own(owner, 'assignment')) {
    if (other.start >= node.start) break;
    const local = other.field('left');
    const source = other.field('right');
    if (local?.type !== 'identifier' || source === null || ![...descendants(source)].some((one) => isReadOf(one, target))) continue;
    const isUsed = [...descendants(value)].some((one) => one.type === 'identifier' && one.text === local.text);
    const isComputed = value.type !== 'identifier' || !isReadOf(source, target) || isChangedBetween(code, owner, local.text, other, node);
    if (isUsed && isComputed) return [{ node, target, read: other }];
  }
  return [];
}

function mentions(value: SyntaxNode | null, name: string): boolean {
  return value !== null && [...descendants(value)].some((node) => node.type === 'identifier' && node.text === name);
}

function isChangedBetween(code: Code, owner: FunctionInfo, name: string, from: SyntaxNode, to: SyntaxNode): boolean {
  return [...code.own(owner, 'augmented_assignment'), ...code.own(owner, 'assignment')].some(
    (node) =>
      from.end <= node.start &&
      node.end <= to.start &&
      node.field('left')?.text === name &&
      (node.type === 'augmented_assignment' || mentions(node.field('right'), name)),
  );
}
