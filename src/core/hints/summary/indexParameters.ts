import type { Binding } from '../scopes/model.ts';
import { isSequence } from './inputs.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, symbol } from './terms.ts';

const indexNames = /^(lo|hi|low|high|left|right|start|end|begin|first|last|l|r|i|j|index|idx|pos|mid|p|q|beg)$/;

/** Upper bound of an integer parameter: the length of what it indexes when it is an index, else a size of its own. */
export function parameterValue(reader: SizeReader, binding: Binding): Growth {
  const owner = binding.parameter?.owner;
  if (owner === undefined) return symbol(`value ${binding.name}`);
  // `self.items[place]` has a place for each item.
  if (owner.owner !== null && new RegExp(String.raw`\bself\.\w+\[\s*${binding.name.replaceAll(/\W/g, '')}\s*\]`).test(owner.node.text)) return symbol('len self');
  if (!indexNames.test(binding.name)) return symbol(`value ${binding.name}`);
  const indexed = owner.parameters.find(
    (parameter) =>
      isSequence(reader, parameter) &&
      new RegExp(String.raw`\b${parameter.name.replaceAll(/\W/g, '')}\s*\[|\blen\(\s*${parameter.name}\s*\)`).test(owner.node.text),
  );
  if (indexed !== undefined) return symbol(`len ${indexed.name}`);
  const isInObject = owner.owner !== null && /\bself\.\w+\[/.test(owner.node.text);
  return symbol(isInObject ? 'len self' : `value ${binding.name}`);
}
