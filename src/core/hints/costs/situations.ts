import type { Analysis } from '../analysis.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { CostFact } from './costTable.ts';
import type { LocalCost } from './forms.ts';
import type { Operation } from './operation.ts';
import { assignsItself, hasNestedQuantifier, isMadeAnew, isQuadraticText } from './severity.ts';

/** One sentence on what the surroundings make of the cost; null when they change nothing. */
export function situationRemark(
  analysis: Analysis,
  fact: CostFact,
  operation: Operation,
  local: LocalCost,
  loop: SyntaxNode | null,
): string | null {
  const key = `${fact.owner} ${fact.name}`;
  if (key === 'str +=' || key === 'str +') return textRemark(analysis, operation, loop);
  const backtracking = key === 'list slice' ? keptCopy(operation) : null;
  if (backtracking !== null) return backtracking;
  if (key === 'builtins len' || local.cost === 'O(1)') return laziness(fact, operation);
  if (hasNestedQuantifier(fact, operation)) {
    return 'A repeated group that itself repeats can make this exponential when the text does not match.';
  }
  if (loop === null) return laziness(fact, operation);
  if (key === 'list +' && !assignsItself(operation)) return null;
  if (isMadeAnew(analysis, fact, operation, loop))
    return `The loop on line ${String(loop.line)} makes it anew in every turn, always the same: make it once before the loop.`;
  if (/^O\((k|log)/.test(local.cost)) return null;
  return `The loop on line ${String(loop.line)} pays that in every turn${factorWords(local.cost)}.`;
}

function factorWords(cost: string): string {
  return cost === 'O(n)' || cost === 'O(n - i)' ? ': O(n^2) in all when it turns n times' : '';
}

function textRemark(analysis: Analysis, operation: Operation, loop: SyntaxNode | null): string | null {
  if (loop === null) return null;
  if (isQuadraticText(analysis, operation)) {
    return `Each turn of the loop on line ${String(loop.line)} copies the whole text again: O(n^2) in all.`;
  }
  return "CPython extends the text in place as long as a plain local name holds the only reference, so this loop is linear there; `''.join` is linear everywhere.";
}

/** `result.append(path[:])`: the copy is needed. */
function keptCopy(operation: Operation): string | null {
  const parent = operation.node.parent;
  const call = parent?.type === 'argument_list' ? parent.parent : null;
  const method = call?.field('function')?.field('attribute')?.text;
  const isWhole = operation.arguments[0]?.text === ':';
  if (!isWhole || (method !== 'append' && method !== 'add')) return null;
  return 'Keeping a copy is right here: the original goes on changing.';
}

const lazy = new Set(['range', 'enumerate', 'zip', 'map', 'filter', 'reversed', 'iter']);

function laziness(fact: CostFact, operation: Operation): string | null {
  const isLazy = lazy.has(fact.name) || (fact.owner === 'itertools' && !['tee', 'partial'].includes(fact.name));
  if (!isLazy || operation.subject === null) return null;
  return fact.owner === 'itertools' && /^(permutations|combinations|product)/.test(fact.name) ? null : 'O(1) to make, O(n) to go through.';
}
