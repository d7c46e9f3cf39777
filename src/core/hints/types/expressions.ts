import { stringValue, integerValue } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { inferAttribute } from './attributes.ts';
import { inferCall } from './calls.ts';
import { elementOf, subscriptOf } from './elements.ts';
import { because, type Inferred, notInferred, typed } from './evidence.ts';
import type { Inference } from './inference.ts';
import { inferName } from './names.ts';
import { narrow } from './narrowing.ts';
import { binaryResult } from './operators.ts';
import { subscriptOfInstance } from './instances.ts';
import { make, none, tuple, type TypeSet, unite, unknown } from './type.ts';

const leaves = new Map<string, TypeSet>([
  ['integer', [make('int')]],
  ['float', [make('float')]],
  ['true', [make('bool')]],
  ['false', [make('bool')]],
  ['none', [none]],
  ['not_operator', [make('bool')]],
]);

/** What one expression can be; asks `inference` for its parts. */
export function inferExpression(inference: Inference, node: SyntaxNode): Inferred {
  const leaf = leaves.get(node.type);
  if (leaf !== undefined) return literal(node, leaf);
  const child = (name: string): Inferred => {
    const at = node.field(name);
    return at === null ? notInferred : inference.typeOf(at);
  };
  const types = (name: string): TypeSet => child(name).map(({ type }) => type);
  switch (node.type) {
    case 'identifier':
      return narrow(inference, node, inferName(inference, node));
    case 'attribute':
      return narrow(inference, node, inferAttribute(inference, node));
    case 'call':
      return inferCall(inference, node);
    case 'string':
    case 'concatenated_string':
      return literal(node, [make(isBytes(node) ? 'bytes' : 'str')]);
    case 'list':
    case 'set':
      return literal(node, [make(node.type, displayElements(inference, node))]);
    case 'tuple':
    case 'expression_list':
      return literal(node, [tupleDisplay(inference, node)]);
    case 'dictionary':
      return literal(node, [dictionaryDisplay(inference, node)]);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression': {
      const heads = { list_comprehension: 'list', set_comprehension: 'set', generator_expression: 'generator' };
      return literal(node, [make(heads[node.type], types('body'))]);
    }
    case 'dictionary_comprehension': {
      const pair = node.field('body');
      const part = (name: string): TypeSet => {
        const at = pair?.field(name) ?? null;
        return at === null ? unknown : inference.typesOf(at);
      };
      return literal(node, [make('dict', part('key'), part('value'))]);
    }
    case 'parenthesized_expression':
      return node.firstNamedChild === null ? notInferred : inference.typeOf(node.firstNamedChild);
    case 'named_expression':
      return child('value');
    case 'assignment':
      return child('right');
    case 'conditional_expression': {
      const [yes, , no] = node.namedChildren;
      return [yes, no].flatMap((branch) => (branch === undefined ? [] : inference.typeOf(branch)));
    }
    case 'boolean_operator':
      return [...child('left'), ...child('right')];
    case 'comparison_operator':
      return literal(node, comparison(inference, node));
    case 'binary_operator':
    case 'augmented_assignment': {
      const left = child('left');
      const operator = (node.field('operator')?.text ?? '').replace(/=$/, '');
      const result = binaryResult(types('left'), operator, types('right'));
      return typed(result, left[0]?.evidence.kind ?? 'assigned', left[0]?.evidence.line ?? node.line);
    }
    case 'unary_operator':
      return child('argument');
    case 'subscript':
      return inferSubscript(inference, node);
    case 'lambda':
      return literal(node, [{ ...make('function'), definition: inference.facts.definitions.get(node) ?? null }]);
    case 'await':
      return awaited(inference, node);
    case 'list_splat':
      return node.firstNamedChild === null ? notInferred : inference.typeOf(node.firstNamedChild);
    default:
      return notInferred;
  }
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
  const part = (name: string): TypeSet =>
    unite(
      ...pairs.map((pair) => {
        const at = pair.field(name);
        return at === null ? unknown : inference.typesOf(at);
      }),
    );
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
