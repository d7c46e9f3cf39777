import type { Binding } from '../scopes/model.ts';
import { isSequence } from './inputs.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, symbol } from './terms.ts';

const indexNames = /^(lo|hi|low|high|left|right|start|end|begin|first|last|l|r|i|j|index|idx|pos|mid|p|q|beg)$/;

/** Upper bound of an integer parameter: the length of what it indexes when it is an index, else a size of its own. */
export function parameterValue(reader: SizeReader, binding: Binding): Growth {
  const owner = binding.parameter?.owner;
  if (owner === undefined || !indexNames.test(binding.name)) return symbol(`value ${binding.name}`);
  const indexed = owner.parameters.find(
    (parameter) =>
      isSequence(reader, parameter) &&
      new RegExp(String.raw`\b${parameter.name.replaceAll(/\W/g, '')}\s*\[|\blen\(\s*${parameter.name}\s*\)`).test(owner.node.text),
  );
  return symbol(indexed === undefined ? `value ${binding.name}` : `len ${indexed.name}`);
}
