import type { FunctionInfo, Parameter } from '../scopes/model.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, one, symbol } from './terms.ts';

/** The parameters that hold input: all but the object itself. */
export function inputParameters(owner: FunctionInfo): Parameter[] {
  return owner.parameters.filter((parameter) => parameter.index > 0 || parameter.owner.owner === null);
}

/** The size of the first input, where nothing names a better one. */
export function mainInput(reader: SizeReader, owner: FunctionInfo): Growth {
  const [first] = inputParameters(owner);
  return first === undefined ? one : inputSize(reader, first);
}

/** A size of its own for a parameter: the value of a number, the length of anything else. */
export function inputSize(reader: SizeReader, parameter: Parameter): Growth {
  return symbol(isNumber(reader, parameter) ? `value ${parameter.name}` : `len ${parameter.name}`);
}

/** A number by its type or, where that is not known, by what the function does with it. */
export function isNumber(reader: SizeReader, parameter: Parameter): boolean {
  const heads = reader.headsOf(parameter.node);
  if (heads.length > 0) return heads.includes('int');
  const name = parameter.name.replaceAll(/\W/g, '');
  const { text } = parameter.owner.node;
  return !isHandledAsContainer(text, name) && isCalculatedWith(text, name);
}

/** A container by its type or, where that is not known, by what the function does with it. */
export function isSequence(reader: SizeReader, parameter: Parameter): boolean {
  const heads = reader.headsOf(parameter.node);
  if (heads.length > 0) return heads.some((head) => ['list', 'str', 'tuple', 'Sequence'].includes(head));
  return isHandledAsContainer(parameter.owner.node.text, parameter.name.replaceAll(/\W/g, ''));
}

/** `len(xs)`, `xs[i]`, `in xs`, `xs.append(…)`. */
function isHandledAsContainer(text: string, name: string): boolean {
  const isTaken = new RegExp(String.raw`\b(len|sorted|list|set|enumerate|sum|reversed|zip)\(\s*${name}\b(?!\s*[-+*/])`);
  const isUsed = new RegExp(String.raw`\b${name}\s*(\[|\.(?!(next|prev|left|right|parent|child|children|val|value|data|key)\b))|\bin\s+${name}\b`);
  return isTaken.test(text) || isUsed.test(text);
}

/** `range(n)`, `n - 1`, `row == n`, `1 << n`. */
function isCalculatedWith(text: string, name: string): boolean {
  return new RegExp(
    String.raw`\brange\([^()\n]*\b${name}\b|\b${name}\s*([-*/%]|[<>]|[!=]=|\+\s*\d)|([-*/%<>]|[!=<>]=)\s*${name}\b|\b${name}\s*[-+*/%]=`,
  ).test(text);
}
