import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { typesOfText } from './annotations.ts';
import { canonicalName } from './canonical.ts';
import { callSitesOf } from './callSites.ts';
import { documentedType } from './docstrings.ts';
import { elementOf } from './elements.ts';
import { type Inferred, notInferred, typed, typesOf } from './evidence.ts';
import type { Inference } from './inference.ts';
import { instance, make, type TypeSet, withoutNone } from './type.ts';

/** What a parameter gets: its annotation, docstring, default, the calls in this file, in this order. */
export function inferParameter(inference: Inference, parameter: Parameter): Inferred {
  const { owner, node } = parameter;
  if (parameter.splat === '*') return typed([{ ...make('tuple', annotated(inference, parameter)), variadic: true }], 'defined', node.line);
  if (parameter.splat === '**') return typed([make('dict', [make('str')], annotated(inference, parameter))], 'defined', node.line);
  const self = selfType(parameter);
  if (self !== null) return self;
  const annotation = annotated(inference, parameter);
  if (withoutNone(annotation).length > 0) return typed(annotation, 'annotated', node.line);
  const documented = documentedType(owner, parameter.name);
  if (documented !== null) {
    const types = typesOfText(inference, documented.text, owner.node);
    if (withoutNone(types).length > 0) return typed(types, 'documented', documented.line);
  }
  return inference.inferOnce(parameter, () => {
    const fallback = defaultType(inference, parameter);
    const passed = passedTypes(inference, parameter);
    if (passed.some(({ type }) => type.head !== 'None')) {
      return [...passed, ...fallback.filter(({ type }) => !passed.some((one) => one.type.head === type.head))];
    }
    return withoutNone(typesOf(fallback)).length > 0 ? fallback : [...passed, ...fallback];
  });
}

function annotated(inference: Inference, parameter: Parameter): TypeSet {
  return parameter.annotation === null ? [] : typesOfText(inference, parameter.annotation.text, parameter.annotation);
}

function selfType(parameter: Parameter): Inferred | null {
  const { owner } = parameter;
  if (owner.owner === null || parameter.index !== 0) return null;
  const decorators = owner.decorators.map((decorator) => decorator.text);
  if (decorators.includes('staticmethod')) return null;
  const line = owner.owner.node.line;
  if (decorators.includes('classmethod') || owner.name === '__new__') {
    return typed([{ ...make('class'), definition: owner.owner }], 'defined', line);
  }
  return typed([instance(owner.owner)], 'defined', line);
}

function defaultType(inference: Inference, parameter: Parameter): Inferred {
  if (parameter.defaultValue === null) return notInferred;
  return typed(inference.typesOf(parameter.defaultValue), 'default', parameter.node.line);
}

const maximumCalls = 20;

function passedTypes(inference: Inference, parameter: Parameter): Inferred {
  const { owner } = parameter;
  const found: { types: TypeSet; line: number }[] = [];
  if (owner.node.type === 'lambda') {
    const types = lambdaArgument(inference, owner, parameter.index);
    if (types !== null) found.push({ types, line: owner.node.line });
  }
  for (const site of callSitesOf(inference, owner).slice(0, maximumCalls)) {
    const argument = site.argument(parameter);
    if (argument === null || isWithinOwnBody(argument, owner, parameter)) continue;
    found.push({ types: inference.typesOf(argument), line: argument.line });
  }
  return found.flatMap(({ types, line }) => typed(types, 'passed', line));
}

/** A recursive call that hands its own parameter on tells nothing. */
function isWithinOwnBody(argument: SyntaxNode, owner: FunctionInfo, parameter: Parameter): boolean {
  return argument.type === 'identifier' && argument.text === parameter.name && owner.node.contains(argument);
}

/** What `map`, `sorted(key=)` and the like hand to a lambda (or the function named there). */
function lambdaArgument(inference: Inference, owner: FunctionInfo, index: number): TypeSet | null {
  const { parent } = owner.node;
  const isKeyword = parent?.type === 'keyword_argument';
  const call = (isKeyword ? parent.parent : parent)?.parent;
  const callee = call?.type === 'call' ? call.field('function') : null;
  if (call?.type !== 'call' || callee === null) return null;
  const { positional, keywords } = callArguments(call);
  const source =
    keywords.get('key') === owner.node
      ? keyedSource(inference, callee, positional)
      : positional[0] === owner.node
        ? appliedSource(inference, callee, positional, index)
        : null;
  if (source === null) return null;
  return source.isWhole ? inference.typesOf(source.node) : elementOf(inference.typesOf(source.node));
}

/** Where a function's argument comes from: an expression, or the items of one. */
interface ArgumentSource {
  readonly node: SyntaxNode;
  readonly isWhole: boolean;
}

function itemsOf(node: SyntaxNode | null | undefined): ArgumentSource | null {
  return node === null || node === undefined ? null : { node, isWhole: false };
}

/** `xs.sort(key=f)`, `sorted(xs, key=f)`, `nlargest(k, xs, key=f)`. */
function keyedSource(inference: Inference, callee: SyntaxNode, positional: readonly SyntaxNode[]): ArgumentSource | null {
  if (callee.type === 'attribute' && callee.field('attribute')?.text === 'sort') return itemsOf(callee.field('object'));
  const name = canonicalName(inference.facts, callee);
  return itemsOf(name === 'heapq.nlargest' || name === 'heapq.nsmallest' ? positional[1] : positional[0]);
}

/** `map(f, xs, ys)`, `filter(f, xs)`, `reduce(f, xs, start)`. */
function appliedSource(inference: Inference, callee: SyntaxNode, positional: readonly SyntaxNode[], index: number): ArgumentSource | null {
  switch (canonicalName(inference.facts, callee)) {
    case 'map':
      return itemsOf(positional[index + 1]);
    case 'filter':
    case 'itertools.takewhile':
    case 'itertools.dropwhile':
      return itemsOf(positional[1]);
    case 'functools.reduce': {
      const start = positional[2];
      return index === 0 && start !== undefined ? { node: start, isWhole: true } : itemsOf(positional[1]);
    }
    default:
      return null;
  }
}
