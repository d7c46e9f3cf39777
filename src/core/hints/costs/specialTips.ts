import { type Hint, rangeOf, type RuleId } from '../hint.ts';
import { generalLink, kindOf } from './classify.ts';
import type { Operation } from './operation.ts';
import { shortText } from './suggestions.ts';

/**
 * Tips on operations whose cost is no matter of a container's size and that the shared table therefore does not list:
 * big numbers and files.
 */
export function specialTip(operation: Operation): Hint | null {
  const heads = operation.subjectTypes.map(({ type }) => type.head);
  if (operation.owner === 'builtins' && operation.name === 'pow') {
    const exponent = shortText(operation.arguments[1]?.text ?? 'exponent');
    const modulus =
      operation.arguments[2] === undefined
        ? 'Without a third argument the numbers themselves grow, and with them every multiplication.'
        : 'The modulus keeps the numbers small.';
    return tip(operation, 'CX18', [
      `**O(log k)** multiplications: \`${shortText(operation.node.text)}\`, k = ${exponent}.`,
      `It squares its way up. ${modulus}`,
    ]);
  }
  if (operation.owner === 'str' && operation.name === 'str' && heads.includes('int')) {
    return tip(operation, 'CX18', [
      `**O(d^2)** for a number of d digits: \`${shortText(operation.node.text)}\`.`,
      'Changing the base divides the whole number again and again; below some hundred digits nobody notices.',
    ]);
  }
  if (heads.length === 1 && heads[0] === 'file' && /^(read|readlines|readline)$/.test(operation.name)) {
    const isLine = operation.name === 'readline';
    return tip(operation, 'CX19', [
      `**O(n)**: \`${shortText(operation.node.text)}\`, n = size of ${isLine ? 'the line' : 'the file'}.`,
      isLine ? 'It reads one line.' : 'It holds the whole file in memory; a loop over the file holds one line at a time.',
    ]);
  }
  return null;
}

function tip(operation: Operation, rule: RuleId, lines: readonly string[]): Hint {
  const [first] = operation.subjectTypes;
  return {
    rule,
    kind: kindOf[rule] ?? 'cost',
    severity: 'hover',
    range: rangeOf(operation.node),
    message: lines.join('\n\n'),
    evidence: first === undefined ? [] : [first.evidence],
    link: generalLink,
    fix: null,
  };
}
