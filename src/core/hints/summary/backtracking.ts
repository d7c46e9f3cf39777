import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { loopGuardsUse, undoesMark } from './marking.ts';
import type { Input } from './recursionSizes.ts';
import type { Recursion } from './summary.ts';
import { add, exponential, type Growth, isConstant, multiply, one } from './terms.ts';

export function returnsValue(owner: FunctionInfo): boolean {
  return owner.returns.some(({ value }) => value !== null);
}

/** A loop over choices that calls the function again for each of them. */
export function backtracking(input: Input, loop: SyntaxNode, depth: Growth): Recursion {
  const { owner, work, memory, calls } = input;
  const isPermutation = loopGuardsUse(
    loop,
    calls.map((call) => call.node),
  );
  const choices = exponential(isPermutation ? 'factorial' : 2, depth);
  // The loop over the choices is what multiplies the calls; a copy of each result comes on top.
  const time = isPermutation || copiesResults(owner, work) ? multiply(depth, choices) : choices;
  return {
    time,
    space: add(depth, isConstant(memory) ? one : memory),
    runs: choices,
    finding: {
      kind: isPermutation ? 'factorial' : 'exponential',
      wantsMemo:
        !undoesMark(
          owner,
          calls.map((call) => call.node),
        ) &&
        returnsValue(owner) &&
        owner.returns.some(({ value }) => value?.type === 'identifier') &&
        /\b(min|max|\+=)\b/.test(owner.node.text) &&
        !isPermutation,
      sentence: isPermutation
        ? 'It tries every order: each level has one choice less.'
        : 'It tries every choice: each element is taken or left.',
    },
    visitsOnce: false,
  };
}

/** Each call copies something as long as the path: a slice, a joined text, a new list. */
function copiesResults(owner: FunctionInfo, work: Growth): boolean {
  return !isConstant(work) && /\[:\]|\blist\(|\.copy\(|join\(|tuple\(|\w \+ \[/.test(owner.node.text);
}
