import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, descendants } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { argumentFor } from './callees.ts';
import { inputParameters, isSequence, mainInput } from './inputs.ts';
import type { SelfCall, Shrinking } from './selfCalls.ts';
import type { SizeReader } from './sizes.ts';
import { add, exponential, type Growth, isConstant, multiply, one, symbol, symbolsOf } from './terms.ts';

/** A function that calls itself, and what one run of it costs. */
export interface Input {
  readonly reader: SizeReader;
  readonly owner: FunctionInfo;
  readonly calls: readonly SelfCall[];
  readonly shapes: ReadonlySet<Shrinking>;
  /** Calls on the heaviest path; loops of constant length multiplied out. */
  readonly branching: number;
  readonly work: Growth;
  readonly memory: Growth;
}

/** Combinations of arguments that can occur. */
export function statesOf(input: Input): Growth {
  const { calls, owner } = input;
  return owner.parameters
    .filter((parameter) => calls.some((call) => !['same', undefined].includes(call.arguments.get(parameter.name))))
    .reduce((product, parameter) => multiply(product, domainOf(input, parameter.name)), one);
}

/** Different values a parameter takes on the way: up to the bound it is compared with, or down from where it starts. */
function domainOf(input: Input, name: string): Growth {
  const { reader, owner, calls } = input;
  const parameter = owner.parameters.find((one) => one.name === name);
  if (parameter === undefined) return one;
  if (isSequence(reader, parameter)) return symbol(`len ${name}`);
  return calls.every((call) => isFlag(call, parameter)) ? one : numbersOf(input, parameter);
}

function numbersOf(input: Input, parameter: Parameter): Growth {
  const { reader, owner, calls } = input;
  const { name } = parameter;
  const isMask = calls.some((call) => new RegExp(String.raw`\b${name}\s*[|^]`).test(call.node.text));
  if (calls.every((call) => isDecreased(call, name))) return reader.valueOf(parameter.node);
  const bounds = add(boundsOf(reader, owner, name), ...calls.map((call) => loopBound(reader, call, parameter) ?? one));
  if (isMask) {
    const shift = /1\s*<<\s*(\w+)/.exec(owner.node.text)?.[1];
    const size = [...owner.scope.bindings.keys()].length > 0 && shift !== undefined ? widest(input) : one;
    return exponential(2, size);
  }
  const grows = calls.some((call) => loopBound(reader, call, parameter) !== null || new RegExp(String.raw`\b${name}\s*\+|\b\w+\s*\+\s*1`).test(call.node.text));
  if (!isConstant(bounds) && grows) return bounds;
  const isIncreasing = grows && !new RegExp(String.raw`\b${name}\s*-`).test(calls.map((call) => call.node.text).join('\n'));
  if (isIncreasing && isConstant(bounds)) return indexedSize(reader, owner, name) ?? widest(input);
  const given = add(one, ...calls.map((call) => countedValue(reader, call, parameter)));
  return isConstant(given) ? add(reader.valueOf(parameter.node), bounds) : given;
}

/** `go(day + 1, True)`, `go(day + 1, not held)`, `go(day + 1, held)`: one of a few values that are written out. */
function isFlag(call: SelfCall, parameter: Parameter): boolean {
  const argument = argumentFor(call.node, parameter);
  if (argument === null || argument.text === parameter.name) return true;
  return /^(True|False|None|-?\d+|not \w+|1 - \w+)$/.test(argument.text);
}

/** `for j in range(n): go(j)`: any number that the loop counts. */
function countedValue(reader: SizeReader, call: SelfCall, parameter: Parameter): Growth {
  const argument = argumentFor(call.node, parameter);
  if (argument?.type !== 'identifier' || argument.text === parameter.name) return one;
  const isCounter = resolveName(reader.analysis.facts, argument.text, argument).some(({ kind }) => kind === 'iteration');
  return isCounter ? reader.valueOf(argument) : one;
}

function isDecreased(call: SelfCall, name: string): boolean {
  return new RegExp(String.raw`[(,=]\s*${name}\s*(-|//)`).test(call.node.text);
}

/** `for j in range(i, len(xs)): go(j, …)`: the parameter goes on from where it is to the end of the range. */
function loopBound(reader: SizeReader, call: SelfCall, parameter: Parameter): Growth | null {
  const argument = argumentFor(call.node, parameter);
  const counted = [...(argument === null ? [] : descendants(argument))].filter((node) => node.type === 'identifier');
  for (const { kind, value } of counted.flatMap((node) => resolveName(reader.analysis.facts, node.text, node))) {
    const [start, stop] = kind === 'iteration' && value?.type === 'call' ? callArguments(value).positional : [];
    if (stop !== undefined && start !== undefined && mentions(start, parameter.name)) return reader.valueOf(stop);
  }
  return null;
}

function mentions(node: SyntaxNode, name: string): boolean {
  for (const inner of descendants(node)) if (inner.type === 'identifier' && inner.text === name) return true;
  return false;
}

function boundsOf(reader: SizeReader, owner: FunctionInfo, name: string): Growth {
  const bounds: Growth[] = [];
  for (const node of descendants(owner.node)) {
    if (node.type !== 'comparison_operator') continue;
    const sides = node.namedChildren;
    const position = sides.findIndex((side) => new RegExp(String.raw`^\(?\s*${name}\b`).test(side.text));
    const neighbours = position === -1 ? [] : [sides[position - 1], sides[position + 1]];
    for (const other of neighbours) {
      const isOwn =
        other !== undefined &&
        owner.parameters.some(
          (parameter) => new RegExp(String.raw`\b${parameter.name}\b`).test(other.text) && !other.text.includes('len('),
        );
      if (other !== undefined && !isOwn) bounds.push(reader.valueOf(other));
    }
  }
  return add(one, ...bounds);
}

/** `word[i]`: an index runs over what it indexes. */
function indexedSize(reader: SizeReader, owner: FunctionInfo, name: string): Growth | null {
  for (const node of descendants(owner.node)) {
    if (node.type !== 'subscript' || node.field('subscript')?.text !== name) continue;
    const value = node.field('value');
    if (value !== null) return reader.sizeOf(value);
  }
  return null;
}

/** The sizes of the surrounding function's parameters, when the recursion itself names none. */
export function widest(input: Input): Growth {
  const { reader, owner } = input;
  for (let scope = owner.scope.parent; scope !== null; scope = scope.parent) {
    if (scope.owner?.kind !== 'function') continue;
    if (inputParameters(scope.owner).length > 0) return mainInput(reader, scope.owner);
  }
  return mainInput(reader, owner);
}

/** The size that shrinks: the container that is cut, or the upper bound of an index range. */
export function sizeOfInput(input: Input): Growth {
  const { owner, calls, reader } = input;
  const moved = owner.parameters.filter((parameter) =>
    calls.some((call) => ['halving', 'partition', 'step'].includes(call.arguments.get(parameter.name) ?? 'same')),
  );
  const container = moved.find((parameter) => isSequence(reader, parameter));
  if (container !== undefined) return symbol(`len ${container.name}`);
  const list = moved.map(({ node }) => reader.sizeOf(node)).find((size) => symbolsOf(size).some((key) => key.startsWith('nodes')));
  if (list !== undefined) return list;
  const last = moved.findLast((parameter) =>
    calls.some((call) => call.arguments.get(parameter.name) === 'halving' || call.arguments.get(parameter.name) === 'partition'),
  );
  return last === undefined ? widest(input) : reader.valueOf(last.node);
}

/** `go(i + 1, …)`: every call brings the parameter one step nearer to its end. */
function countsOn(call: SelfCall, name: string): boolean {
  return call.arguments.get(name) === 'step' && new RegExp(String.raw`[(,=]\s*${name}\s*[+-]\s*\d+\s*[,)]`).test(call.node.text);
}

/** How many calls of itself can be open at once. */
export function depthOf(input: Input): Growth {
  const { owner, calls } = input;
  const moved = owner.parameters.filter((parameter) =>
    calls.some((call) => call.arguments.get(parameter.name) === 'step' || call.arguments.get(parameter.name) === 'structure'),
  );
  const counter = moved.find((parameter) => calls.every((call) => countsOn(call, parameter.name)));
  if (counter !== undefined) return domainOf(input, counter.name);
  const counted = moved.filter((parameter) => !['path', 'result', 'res', 'out'].includes(parameter.name));
  const depths = (counted.length > 0 ? counted : moved).map((parameter) => domainOf(input, parameter.name));
  // Two indexes that both move end at the latest when both are through.
  return depths.length === 0 ? widest(input) : add(...depths);
}
