import type { Analysis } from '../analysis.ts';
import { hasConstantTurns, loopsAround } from '../costs/loops.ts';
import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { inputParameters } from './inputs.ts';
import { argumentFor, calleeOf } from './callees.ts';

/** What a call of itself hands on, compared with what it got. */
export type Shrinking = 'same' | 'step' | 'halving' | 'structure' | 'partition' | 'other';

export interface SelfCall {
  readonly node: SyntaxNode;
  /** By parameter name. */
  readonly arguments: ReadonlyMap<string, Shrinking>;
  /** The growing loop of the function's own body that repeats it; null when it runs a fixed number of times. */
  readonly loop: SyntaxNode | null;
}

/** The calls that a function makes of itself. */
export function selfCallsOf(analysis: Analysis, owner: FunctionInfo): SelfCall[] {
  const name = owner.name;
  return (analysis.facts.calls.get(name) ?? [])
    .filter((call) => owner.node.field('body')?.contains(call) === true && calleeOf(analysis, call) === owner)
    .filter((call) => !isSwapped(owner, call))
    .map((node) => ({
      node,
      arguments: new Map(
        owner.parameters.flatMap((parameter): [string, Shrinking][] => {
          const argument = argumentFor(node, parameter);
          return argument === null || (parameter.index === 0 && owner.owner !== null)
            ? receiverShrinking(node, parameter, owner)
            : [[parameter.name, shrinkingOf(analysis, owner, parameter, unwrap(argument))]];
        }),
      ),
      loop: loopsAround(node).find((loop) => owner.node.contains(loop) && !hasConstantTurns(analysis, loop)) ?? null,
    }));
}

/** `return self.distance(b, a)`: the same input the other way round, once. */
function isSwapped(owner: FunctionInfo, call: SyntaxNode): boolean {
  const names = inputParameters(owner).map((parameter) => parameter.name);
  const given = (call.field('arguments')?.namedChildren ?? []).map((argument) => argument.text);
  return names.length > 1 && given.join() !== names.join() && [...given].sort().join() === [...names].sort().join();
}

/** `self.left.depth()`: the receiver goes down the structure. */
function receiverShrinking(call: SyntaxNode, parameter: Parameter, owner: FunctionInfo): [string, Shrinking][] {
  if (parameter.index !== 0 || owner.owner === null) return [];
  const object = call.field('function')?.field('object');
  const isSelf = object?.text === parameter.name || object?.text === 'cls' || object?.type === 'call';
  return isSelf || object === null || object === undefined ? [] : [[parameter.name, 'structure']];
}

function shrinkingOf(analysis: Analysis, owner: FunctionInfo, parameter: Parameter, argument: SyntaxNode): Shrinking {
  switch (argument.type) {
    case 'identifier':
      return argument.text === parameter.name ? 'same' : shrinkingOfName(analysis, owner, parameter, argument);
    case 'binary_operator':
      return shrinkingOfOperation(owner, argument);
    case 'subscript': {
      const index = argument.field('subscript');
      return index?.type === 'slice' ? sliceShrinking(index, owner) : 'structure';
    }
    case 'attribute':
      return isAfterSlowPointer(argument, owner) ? 'halving' : 'structure';
    case 'conditional_expression':
    case 'boolean_operator':
      return shrinkingOfChoice(analysis, owner, parameter, argument);
    case 'list_comprehension':
      return argument.childOfType('if_clause') === null ? 'step' : 'partition';
    case 'call':
      return /^(max|min)\(/.test(argument.text) ? 'step' : 'other';
    default:
      return 'other';
  }
}

/** `a.next if a else None`, `a and a.next`. */
function shrinkingOfChoice(analysis: Analysis, owner: FunctionInfo, parameter: Parameter, choice: SyntaxNode): Shrinking {
  const [first, second, third] = choice.namedChildren;
  const sides = choice.type === 'conditional_expression' ? [first, third] : [first, second];
  const shapes = sides
    .flatMap((side) => (side === undefined ? [] : unwrap(side)))
    .filter((side) => side.type !== choice.type)
    .map((side) => shrinkingOf(analysis, owner, parameter, side));
  return shapes.find((shape) => shape !== 'other' && shape !== 'same') ?? 'other';
}

const dividing = new Set(['//', '>>', '/', '%']);
const stepping = new Set(['|', '^', '+', '-']);

function shrinkingOfOperation(owner: FunctionInfo, argument: SyntaxNode): Shrinking {
  const operator = argument.field('operator')?.text ?? '';
  const left = argument.field('left');
  if (dividing.has(operator)) return 'halving';
  if (left !== null && isMiddleName(left, owner)) return 'halving';
  if (left !== null && isPartitionName(left, owner)) return 'partition';
  if (/\/\/\s*2|>>\s*1|\b2\s*\*\s*\w+|\b\w+\s*\*\s*2\b/.test(argument.text)) return 'halving';
  return stepping.has(operator) ? 'step' : 'other';
}

function sliceShrinking(slice: SyntaxNode, owner: FunctionInfo): Shrinking {
  const isMiddle =
    /\/\/|>>/.test(slice.text) || slice.namedChildren.some((bound) => [...descendants(bound)].some((node) => isMiddleName(node, owner)));
  if (isMiddle) return 'halving';
  return slice.namedChildren.some((bound) => [...descendants(bound)].some((node) => isPartitionName(node, owner))) ? 'partition' : 'step';
}

function shrinkingOfName(analysis: Analysis, owner: FunctionInfo, parameter: Parameter, argument: SyntaxNode): Shrinking {
  if (isMiddleName(argument, owner)) return 'halving';
  if (isPartitionName(argument, owner)) return 'partition';
  for (const { kind, value, path } of resolveName(analysis.facts, argument.text, argument)) {
    if (value === null || !owner.node.contains(value)) continue;
    // `value, left, right = tree`.
    if (path.length > 0 && owner.parameters.some(({ name }) => name === value.text)) return 'structure';
    if (kind === 'iteration') return countsUp(analysis, value) ? 'step' : 'structure';
    const known = shrinkingOfValue(owner, value);
    if (known !== null) return known;
    if (value.type === 'binary_operator') return shrinkingOf(analysis, owner, parameter, value);
  }
  return isFilteredByLoop(argument, owner) ? 'partition' : 'other';
}

/** What a name was set to, when that alone tells; null otherwise. */
function shrinkingOfValue(owner: FunctionInfo, value: SyntaxNode): Shrinking | null {
  const index = value.type === 'subscript' ? value.field('subscript') : null;
  if (value.type === 'attribute') return 'structure';
  if (index?.type === 'slice') return sliceShrinking(index, owner);
  return value.type === 'list_comprehension' && value.childOfType('if_clause') !== null ? 'partition' : null;
}

function countsUp(analysis: Analysis, iterable: SyntaxNode): boolean {
  const callee = iterable.type === 'call' ? iterable.field('function') : null;
  const canonical = callee === null ? null : analysis.canonical(callee);
  return canonical === 'range' || canonical === 'enumerate';
}

/** A name that the function computes as a middle: `mid = (low + high) // 2`. */
function isMiddleName(node: SyntaxNode, owner: FunctionInfo): boolean {
  if (node.type !== 'identifier') return false;
  const name = node.text.replaceAll(/\W/g, '');
  const { text } = owner.node;
  return (
    new RegExp(String.raw`\b${name}\s*(:\s*\w+\s*)?=\s*[^=\n]*(//\s*2|>>\s*1|/\s*2)`).test(text) ||
    isHeapChild(name, text) ||
    new RegExp(String.raw`\b${name}\s*=\s*([\w.]*(mid|middle|half|halve)\w*\(|(${slowPointers(text).join('|')})\.next\b)`, 'i').test(text)
  );
}

/** `left = 2 * i + 1`, also when it is chosen: `largest = left`. */
function isHeapChild(name: string, text: string): boolean {
  const isChild = (one: string): boolean => new RegExp(String.raw`\b${one}\s*=\s*(2\s*\*\s*\w+|\w+\s*\*\s*2)\s*\+`).test(text);
  const sources = [...text.matchAll(new RegExp(String.raw`\b${name}\s*=\s*(\w+)\s*$`, 'gm'))].flatMap((match) => match[1] ?? []);
  return isChild(name) || sources.some(isChild);
}

/** `sort(slow.next)`. */
function isAfterSlowPointer(attribute: SyntaxNode, owner: FunctionInfo): boolean {
  return slowPointers(owner.node.text).includes(attribute.field('object')?.text ?? '') && attribute.text.endsWith('.next');
}

/** Names that go one step while another goes two: they end in the middle of the list. */
function slowPointers(text: string): string[] {
  if (!/\.next\.next\b/.test(text)) return ['(?!)'];
  const single = [...text.matchAll(/\b(\w+)\s*=\s*\1\.next\s*$/gm)].flatMap((match) => match[1] ?? []);
  const paired = [...text.matchAll(/\b(\w+)\s*,\s*(\w+)\s*=\s*\1\.next\s*,\s*\2\.next\.next/g)].flatMap((match) => match[1] ?? []);
  const names = [...single, ...paired];
  return names.length === 0 ? ['(?!)'] : names;
}

/** A name that gets the index at which something was partitioned. */
function isPartitionName(node: SyntaxNode, owner: FunctionInfo): boolean {
  if (node.type !== 'identifier') return false;
  const name = node.text.replaceAll(/\W/g, '');
  const text = owner.node.text;
  if (owner.parameters.some((parameter) => parameter.name === name)) return false;
  if (new RegExp(String.raw`\b${name}\b[^=\n]*=[^=\n]*(partition|\.index\()`).test(text) || splitsAt(text, name)) return true;
  // Written out: the function names a pivot and computes where it ends up.
  return /pivot/i.test(text) && new RegExp(String.raw`\b${name}\s*([+-]=|=[^=])`).test(text);
}

/** `f(xs[:k])` and `f(xs[k + 1:])`, `f(low, k - 1)` and `f(k + 1, high)`: each item goes one way; not with k from a loop. */
function splitsAt(text: string, name: string): boolean {
  if (new RegExp(String.raw`\bfor\b[^\n]*\b${name}\b[^\n]*\bin\b`).test(text)) return false;
  const isCut = new RegExp(String.raw`:\s*${name}\s*\]`).test(text) && new RegExp(String.raw`\[\s*${name}(\s*\+\s*1)?\s*:`).test(text);
  const endsBefore = new RegExp(String.raw`,\s*${name}\s*-\s*1\s*[,)]`);
  const beginsAfter = new RegExp(String.raw`[(,]\s*${name}\s*\+\s*1\s*,`);
  return isCut || (endsBefore.test(text) && beginsAfter.test(text));
}

/** `smaller = []` that a loop fills with what passes a comparison. */
function isFilteredByLoop(node: SyntaxNode, owner: FunctionInfo): boolean {
  const name = node.text.replaceAll(/\W/g, '');
  return (
    new RegExp(String.raw`\b${name}\.append\(`).test(owner.node.text) &&
    new RegExp(String.raw`\b${name}\s*=\s*\[\]`).test(owner.node.text) &&
    /pivot|<|>/.test(owner.node.text)
  );
}

/** Most calls of itself that one run of the body can make outside growing loops. */
export function callsOnOnePath(node: SyntaxNode, calls: ReadonlySet<SyntaxNode>, turns: (loop: SyntaxNode) => number, depth = 0): number {
  if (depth > 200) return 0;
  const count = (one: SyntaxNode | null): number => (one === null ? 0 : callsOnOnePath(one, calls, turns, depth + 1));
  const all = (nodes: readonly SyntaxNode[]): number => nodes.reduce((sum, one) => sum + count(one), 0);
  switch (node.type) {
    case 'function_definition':
    case 'class_definition':
      return 0;
    case 'block':
    case 'module':
      return countStatements(node.namedChildren, count);
    case 'if_statement': {
      const alternatives = node.fields('alternative').map(count);
      return count(node.field('condition')) + Math.max(count(node.field('consequence')), ...alternatives, 0);
    }
    case 'conditional_expression': {
      const [yes, test, no] = node.namedChildren;
      return count(test ?? null) + Math.max(count(yes ?? null), count(no ?? null));
    }
    case 'for_statement':
      return count(node.field('right')) + turns(node) * count(node.field('body'));
    case 'while_statement':
      return turns(node) * (count(node.field('condition')) + count(node.field('body')));
    default:
      return (calls.has(node) ? 1 : 0) + all(node.children);
  }
}

function countStatements(statements: readonly SyntaxNode[], count: (node: SyntaxNode | null) => number): number {
  let total = 0;
  for (const [index, statement] of statements.entries()) {
    const consequence = statement.type === 'if_statement' ? statement.field('consequence') : null;
    const last = consequence?.lastNamedChild?.type;
    if (statement.type === 'if_statement' && (last === 'return_statement' || last === 'raise_statement')) {
      const rest =
        statement.fields('alternative').reduce((sum, one) => Math.max(sum, count(one)), 0) +
        countStatements(statements.slice(index + 1), count);
      return total + count(statement.field('condition')) + Math.max(count(consequence), rest);
    }
    total += count(statement);
    if (statement.type === 'return_statement') return total;
  }
  return total;
}
