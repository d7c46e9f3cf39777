import { stringValue, integerValue } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { inferAttribute } from './attributes.ts';
import { inferCall } from './calls.ts';
import { elementOf, subscriptOf } from './elements.ts';
import { because, type Inferred, notInferred, typed, typesOf } from './evidence.ts';
import type { Inference } from './inference.ts';
import { inferName } from './names.ts';
import { narrow } from './narrowing.ts';
import { binaryResult } from './operators.ts';
import { subscriptOfInstance } from './instances.ts';
import { typeByUse } from './usage.ts';
import { make, none, tuple, type TypeSet, unite, unknown } from './type.ts';

const leaves = new Map<string, TypeSet>([
  ['integer', [make('int')]],
  ['float', [make('float')]],
  ['true', [make('bool')]],
  ['false', [make('bool')]],
  ['none', [none]],
  ['not_operator', [make('bool')]],
]);

type Rule = (inference: Inference, node: SyntaxNode) => Inferred;

/** What one expression can be; asks `inference` for its parts. */
export function inferExpression(inference: Inference, node: SyntaxNode): Inferred {
  const leaf = leaves.get(node.type);
  return leaf === undefined ? (rules.get(node.type)?.(inference, node) ?? notInferred) : literal(node, leaf);
}

/** The expression is what one of its fields is. */
function field(name: string): Rule {
  return (inference, node) => {
    const at = node.field(name);
    return at === null ? notInferred : inference.typeOf(at);
  };
}

const inner: Rule = (inference, node) => (node.firstNamedChild === null ? notInferred : inference.typeOf(node.firstNamedChild));
const text: Rule = (_, node) => literal(node, [make(isBytes(node) ? 'bytes' : 'str')]);
const display: Rule = (inference, node) => literal(node, [make(node.type, displayElements(inference, node))]);
const row: Rule = (inference, node) => literal(node, [tupleDisplay(inference, node)]);

function comprehension(head: string): Rule {
  return (inference, node) => literal(node, [make(head, typesOfField(inference, node, 'body'))]);
}

function typesOfField(inference: Inference, node: SyntaxNode | null, name: string): TypeSet {
  const at = node?.field(name) ?? null;
  return at === null ? unknown : inference.typesOf(at);
}

function dictionaryComprehension(inference: Inference, node: SyntaxNode): Inferred {
  const pair = node.field('body');
  return literal(node, [make('dict', typesOfField(inference, pair, 'key'), typesOfField(inference, pair, 'value'))]);
}

function conditional(inference: Inference, node: SyntaxNode): Inferred {
  const [yes, , no] = node.namedChildren;
  return [yes, no].flatMap((branch) => (branch === undefined ? [] : inference.typeOf(branch)));
}

function operation(inference: Inference, node: SyntaxNode): Inferred {
  const left = field('left')(inference, node);
  const operator = (node.field('operator')?.text ?? '').replace(/=$/, '');
  const result = binaryResult(typesOf(left), operator, typesOfField(inference, node, 'right'));
  return typed(result, left[0]?.evidence.kind ?? 'assigned', left[0]?.evidence.line ?? node.line);
}

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['identifier', (inference, node) => narrow(inference, node, orByUse(inference, node, inferName(inference, node)))],
  ['attribute', (inference, node) => narrow(inference, node, inferAttribute(inference, node))],
  ['call', inferCall],
  ['string', text],
  ['concatenated_string', text],
  ['list', display],
  ['set', display],
  ['tuple', row],
  ['expression_list', row],
  ['dictionary', (inference, node) => literal(node, [dictionaryDisplay(inference, node)])],
  ['list_comprehension', comprehension('list')],
  ['set_comprehension', comprehension('set')],
  ['generator_expression', comprehension('generator')],
  ['dictionary_comprehension', dictionaryComprehension],
  ['parenthesized_expression', inner],
  ['list_splat', inner],
  ['named_expression', field('value')],
  ['assignment', field('right')],
  ['conditional_expression', conditional],
  ['boolean_operator', (inference, node) => [...field('left')(inference, node), ...field('right')(inference, node)]],
  ['comparison_operator', (inference, node) => literal(node, comparison(inference, node))],
  ['binary_operator', operation],
  ['augmented_assignment', operation],
  ['unary_operator', field('argument')],
  ['subscript', (inference, node) => orByUse(inference, node, inferSubscript(inference, node))],
  ['lambda', (inference, node) => literal(node, [{ ...make('function'), definition: inference.facts.definitions.get(node) ?? null }])],
  ['await', awaited],
]);

function orByUse(inference: Inference, node: SyntaxNode, inferred: Inferred): Inferred {
  return inferred.some(({ type }) => type.head !== 'None') ? inferred : [...inferred, ...typeByUse(inference.facts, node)];
}

function literal(node: SyntaxNode, types: TypeSet): Inferred {
  return typed(types, 'literal', node.line);
}

function isBytes(node: SyntaxNode): boolean {
  const first = node.type === 'concatenated_string' ? node.firstNamedChild : node;
  return /^[rR]?[bB]/.test(first?.childOfType('string_start')?.text ?? '');
}

function displayElements(inference: Inference, node: SyntaxNode): TypeSet {
  return unite(
    ...sampled(node.namedChildren).map((item) =>
      item.type === 'list_splat' ? elementOf(inference.typesOf(item)) : inference.typesOf(item),
    ),
  );
}

/** Long literal tables repeat themselves: a few items tell what they hold. */
function sampled(items: SyntaxNode[]): SyntaxNode[] {
  return items.length <= 8 ? items : [...items.slice(0, 7), ...items.slice(-1)];
}

function tupleDisplay(inference: Inference, node: SyntaxNode): ReturnType<typeof tuple> {
  const items = node.namedChildren;
  if (items.length > 8 || items.some((item) => item.type === 'list_splat')) {
    return tuple([displayElements(inference, node)], true);
  }
  return tuple(items.map((item) => inference.typesOf(item)));
}

function dictionaryDisplay(inference: Inference, node: SyntaxNode): ReturnType<typeof make> {
  const pairs = sampled(node.namedChildren.filter((item) => item.type === 'pair'));
  const part = (name: string): TypeSet => unite(...pairs.map((pair) => typesOfField(inference, pair, name)));
  return make('dict', part('key'), part('value'));
}

function comparison(inference: Inference, node: SyntaxNode): TypeSet {
  const first = node.firstNamedChild;
  const left = first === null ? unknown : inference.typesOf(first);
  // numpy compares element by element.
  return left.some((type) => type.head.startsWith('numpy.')) ? left : [make('bool')];
}

function inferSubscript(inference: Inference, node: SyntaxNode): Inferred {
  const value = node.field('value');
  const index = node.field('subscript');
  if (value === null || index === null) return notInferred;
  const container = inference.typeOf(value);
  const evidence = container[0]?.evidence ?? { kind: 'assigned' as const, line: node.line };
  if (index.type === 'slice') return container;
  const own = container.flatMap(({ type }) => subscriptOfInstance(inference, type));
  const types = unite(
    subscriptOf(
      container.map(({ type }) => type),
      integerValue(index),
    ),
    own,
    typedDictItem(inference, container, index),
  );
  return because(typed(types, evidence.kind, evidence.line), evidence.kind, evidence.line);
}

/** A class that lists its keys as annotations is read like a dict with known keys. */
function typedDictItem(inference: Inference, container: Inferred, index: SyntaxNode): TypeSet {
  const key = stringValue(index);
  if (key === null) return unknown;
  return unite(
    ...container.map(({ type }) => {
      const declared = type.cls?.scope.bindings.get(key)?.[0]?.node;
      return declared === undefined ? unknown : inference.typesOf(declared);
    }),
  );
}

function awaited(inference: Inference, node: SyntaxNode): Inferred {
  const inner = node.firstNamedChild;
  if (inner === null) return notInferred;
  return inference.typeOf(inner).flatMap(({ type, evidence }) => {
    if (type.head === 'coroutine' || type.head === 'asyncio.Task' || type.head === 'asyncio.Future') {
      return (type.args[0] ?? unknown).map((result) => ({ type: result, evidence }));
    }
    return [];
  });
}
