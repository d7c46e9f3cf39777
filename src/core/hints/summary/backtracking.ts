import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';
import { calleeOf } from './callees.ts';
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
  const isPermutation =
    loopGuardsUse(
      loop,
      calls.map((call) => call.node),
    ) || asksOwnFunction(input, loop);
  if (!isPermutation && choosesAnew(input, loop)) input.reader.uncertain = true;
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

/** `if fits(row, column): …` of a function of this file: it leaves out what an earlier level has taken. */
function asksOwnFunction({ reader, owner }: Input, loop: SyntaxNode): boolean {
  const item = loop.field('left')?.text ?? '';
  for (const node of ownDescendantsOf(loop)) {
    const condition = node.type === 'if_statement' ? node.field('condition') : null;
    for (const call of condition === null ? [] : descendants(condition)) {
      const callee = call.type === 'call' ? calleeOf(reader.analysis, call) : null;
      if (callee !== null && callee !== owner && call.field('arguments')?.namedChildren.some(({ text }) => text === item) === true) return true;
    }
  }
  return false;
}

/** Every level has all choices again, as many as the input is long: n^n, for which there is no word here. */
function choosesAnew({ owner }: Input, loop: SyntaxNode): boolean {
  const iterable = loop.field('right');
  if (loop.type !== 'for_statement' || iterable === null) return false;
  return ![...descendants(iterable)].some((node) => node.type === 'identifier' && owner.parameters.some(({ name }) => name === node.text));
}
