import type { ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { basesOf } from '../types/classes.ts';
import type { Code } from './code.ts';
import { isSelf } from './lockIdentity.ts';

const builtins: ReadonlyMap<string, string> = new Map([
  ['len', '__len__'],
  ['iter', '__iter__'],
  ['str', '__str__'],
  ['repr', '__repr__'],
  ['bool', '__bool__'],
  ['hash', '__hash__'],
]);

/** A method of the same object that runs without being called by name. */
export interface ImplicitCall {
  readonly site: SyntaxNode;
  readonly owner: FunctionInfo;
}

/** `self.size` of a property, `len(self)`, `self[key]`, `key in self`, `with self`, as `owner` itself does them. */
export function implicitCalls(code: Code, owner: FunctionInfo): readonly ImplicitCall[] {
  const cls = code.classOf(owner.node.field('body') ?? owner.node);
  if (cls === null) return [];
  const classes = [cls, ...basesOf(code.analysis.inference, cls)];
  return code.own(owner, 'identifier').flatMap((node) => {
    const use = node.text === 'self' || isSelf(code, node) ? useOf(node) : null;
    const method = use === null ? undefined : methodIn(classes, use.name);
    if (use === null || method === undefined || method === owner || (use.isProperty && !isProperty(method))) return [];
    return [{ site: use.site, owner: method }];
  });
}

function methodIn(classes: readonly ClassInfo[], name: string): FunctionInfo | undefined {
  return classes.find((cls) => cls.methods.has(name))?.methods.get(name);
}

function isProperty(method: FunctionInfo): boolean {
  return method.decorators.some((decorator) => /(^|\.)(cached_)?property$/.test(decorator.text.replace(/^@/, '')));
}

interface Use {
  readonly site: SyntaxNode;
  readonly name: string;
  readonly isProperty: boolean;
}

function useOf(self: SyntaxNode): Use | null {
  const parent = self.parent;
  if (parent === null) return null;
  if (parent.type === 'attribute' && self.fieldName === 'object') return property(parent);
  if (parent.type === 'subscript' && self.fieldName === 'value') return { site: parent, name: accessOf(parent), isProperty: false };
  if (isAskedFor(parent, self)) return { site: parent, name: '__contains__', isProperty: false };
  const builtin = parent.type === 'argument_list' ? builtins.get(parent.parent?.field('function')?.text ?? '') : undefined;
  return builtin === undefined || parent.parent === null ? null : { site: parent.parent, name: builtin, isProperty: false };
}

/** `item in self`. */
function isAskedFor(comparison: SyntaxNode, self: SyntaxNode): boolean {
  if (comparison.type !== 'comparison_operator' || comparison.namedChildren[1] !== self) return false;
  return comparison.hasToken('in') || comparison.hasToken('not in');
}

function property(attribute: SyntaxNode): Use | null {
  const outer = attribute.parent;
  const isCalled = outer?.type === 'call' && attribute.fieldName === 'function';
  const isWritten = outer?.type === 'assignment' && attribute.fieldName === 'left';
  const name = attribute.field('attribute')?.text;
  return isCalled || isWritten || name === undefined ? null : { site: attribute, name, isProperty: true };
}

function accessOf(subscript: SyntaxNode): string {
  const outer = subscript.parent;
  if (outer?.type === 'delete_statement') return '__delitem__';
  return outer?.type === 'assignment' && subscript.fieldName === 'left' ? '__setitem__' : '__getitem__';
}
