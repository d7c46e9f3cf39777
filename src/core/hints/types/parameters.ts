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
  const parent = owner.node.parent;
  const keyword = parent?.type === 'keyword_argument' ? parent.field('name')?.text : null;
  const call = (keyword === undefined || keyword === null ? parent : parent?.parent)?.parent;
  if (call?.type !== 'call') return null;
  const callee = call.field('function');
  if (callee === null) return null;
  const { positional } = callArguments(call);
  const name = canonicalName(inference.facts, callee);
  if (keyword === 'key') {
    if (callee.type === 'attribute' && callee.field('attribute')?.text === 'sort') {
      const object = callee.field('object');
      return object === null ? null : elementOf(inference.typesOf(object));
    }
    const source = name === 'heapq.nlargest' || name === 'heapq.nsmallest' ? positional[1] : positional[0];
    return source === undefined ? null : elementOf(inference.typesOf(source));
  }
  const place = positional.indexOf(owner.node);
  if (place !== 0) return null;
  if (name === 'map') {
    const source = positional[index + 1];
    return source === undefined ? null : elementOf(inference.typesOf(source));
  }
  const source = positional[1];
  if (source === undefined) return null;
  if (name === 'filter' || name === 'itertools.takewhile' || name === 'itertools.dropwhile') {
    return elementOf(inference.typesOf(source));
  }
  if (name === 'functools.reduce') {
    const initial = positional[2];
    return index === 0 && initial !== undefined ? inference.typesOf(initial) : elementOf(inference.typesOf(source));
  }
  return null;
}
