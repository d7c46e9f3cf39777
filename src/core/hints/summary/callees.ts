import type { Analysis } from '../analysis.ts';
import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { methodOf } from '../types/classes.ts';
import { inputParameters, inputSize } from './inputs.ts';
import { linkedSize, listOf } from './linkedInputs.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, substitute, symbol } from './terms.ts';

/** The function of this file that a call runs, null when it is a builtin or unknown. */
export function calleeOf(analysis: Analysis, call: SyntaxNode): FunctionInfo | null {
  const callee = call.field('function');
  if (callee?.type === 'identifier') return calledByName(analysis, callee);
  return callee?.type === 'attribute' ? calledMethod(analysis, callee) : null;
}

function calledByName(analysis: Analysis, callee: SyntaxNode): FunctionInfo | null {
  for (const { definition, value } of resolveName(analysis.facts, callee.text, callee)) {
    if (definition?.kind === 'function') return definition;
    if (definition?.kind === 'class') return methodOf(analysis.inference, definition, '__init__');
    const lambda = value?.type === 'lambda' ? analysis.facts.definitions.get(value) : undefined;
    if (lambda?.kind === 'function') return lambda;
  }
  return null;
}

function calledMethod(analysis: Analysis, callee: SyntaxNode): FunctionInfo | null {
  const name = callee.field('attribute')?.text;
  const object = callee.field('object');
  if (name === undefined || object === null) return null;
  for (const type of analysis.inference.typesOf(object)) {
    const cls = type.cls ?? (type.definition?.kind === 'class' ? type.definition : null);
    const method = cls === null ? null : methodOf(analysis.inference, cls, name);
    if (method !== null) return method;
  }
  return null;
}

/** The expression that a call hands to a parameter; null when it leaves it to the default. */
export function argumentFor(call: SyntaxNode, parameter: Parameter): SyntaxNode | null {
  const { positional, keywords } = callArguments(call);
  const isBound = parameter.owner.owner !== null && !parameter.owner.decorators.some((decorator) => decorator.text === 'staticmethod');
  const callee = call.field('function');
  const isConstructor = callee?.type === 'identifier' && parameter.owner.name === '__init__';
  const shift = isBound && (callee?.type === 'attribute' || isConstructor) ? 1 : 0;
  return keywords.get(parameter.name) ?? positional[parameter.index - shift] ?? parameter.defaultValue;
}

/** A callee's growth in the caller's symbols. */
export function atCallSite(reader: SizeReader, growth: Growth, callee: FunctionInfo, call: SyntaxNode): Growth {
  return substitute(growth, (key) => {
    const [, kind, name, elements] = /^(len|value) ([^[]+)((?:\[\])*)$/.exec(key) ?? [];
    const parameter = callee.parameters.find((one) => one.name === name);
    const list = listOf(key);
    if (list !== null) return linkedSize(reader, argumentsFor(callee, call, list));
    if (key === 'len self') return receiverSize(reader, call);
    if (parameter === undefined) return null;
    const argument = argumentFor(call, parameter);
    if (argument === null) return null;
    if (elements !== '' && elements !== undefined) {
      return kind === 'len' ? reader.elementSize(argument) : elementValue(argument);
    }
    return kind === 'len' ? reader.sizeOf(argument) : reader.valueOf(argument);
  });
}

function argumentsFor(callee: FunctionInfo, call: SyntaxNode, name: string): SyntaxNode[] {
  const parameter = callee.parameters.find((one) => one.name === name);
  const argument = parameter === undefined ? null : argumentFor(call, parameter);
  return argument === null ? [] : [argument];
}

function elementValue(argument: SyntaxNode): Growth | null {
  return argument.type === 'identifier' ? symbol(`value ${argument.text}[]`) : null;
}

/** The object a method is called on: itself, or one that this function filled. */
function receiverSize(reader: SizeReader, call: SyntaxNode): Growth | null {
  const receiver = call.field('function')?.field('object')?.text ?? 'self';
  if (/^(self|cls)\b/.test(receiver)) return null;
  const [first] = inputParameters(reader.owner);
  return first?.owner.owner === null ? inputSize(reader, first) : null;
}
