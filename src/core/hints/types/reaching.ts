import type { Binding } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, enclosing, loopTypes } from '../syntax/walk.ts';

const branching = new Set(['if_statement', 'try_statement', 'match_statement', ...loopTypes]);
const leaving = new Set(['return_statement', 'raise_statement']);
const scopeNodes = new Set(['function_definition', 'lambda', 'class_definition', 'module']);

/**
 * Of the bindings of one name, those whose value can be the one seen at `use`: the latest before it that is always
 * executed, those in branches after that, and those further down in a loop around the use. From another scope
 * (`sameScope` false) every binding counts, because nobody knows when the function runs.
 */
export function reachingBindings(bindings: readonly Binding[], use: SyntaxNode, sameScope: boolean): readonly Binding[] {
  const declared = bindings.filter((binding) => binding.annotation !== null && binding.parameter === null);
  if (declared.length > 0) return declared;
  if (!sameScope || bindings.length === 1) return bindings;
  const ordered = [...bindings].sort((left, right) => effectAt(left) - effectAt(right));
  const before = ordered.filter((binding) => effectAt(binding) <= use.start).reverse();
  const found: Binding[] = [];
  let dominator: Binding | null = null;
  let coveredUntil = Number.NEGATIVE_INFINITY;
  for (const binding of before) {
    if (binding.node.start < coveredUntil) {
      dominator = binding;
      break;
    }
    if (isDead(binding, use)) continue;
    found.push(binding);
    if (dominates(binding, use)) {
      dominator = binding;
      break;
    }
    const start = startOfCoveringStatement(binding, use, before);
    // Bindings of the statement's other branches stand before this one; whatever is older is never seen.
    if (start !== null) coveredUntil = Math.max(coveredUntil, start);
  }
  for (const binding of ordered) {
    if (!found.includes(binding) && comesAround(binding, use, dominator)) found.push(binding);
  }
  return found.length > 0 ? found : bindings;
}

/** From where on the new value is seen: after the whole statement for assignments, after the name otherwise. */
function effectAt(binding: Binding): number {
  if (binding.kind === 'assignment' || binding.kind === 'augmented') {
    for (const up of ancestors(binding.node)) {
      if (up.type === 'assignment' || up.type === 'augmented_assignment' || up.type === 'named_expression') return up.end;
      if (scopeNodes.has(up.type)) break;
    }
  }
  return binding.node.end;
}

/** Whether every way to `use` passes the binding. */
function dominates(binding: Binding, use: SyntaxNode): boolean {
  let part: SyntaxNode = binding.node;
  for (const up of ancestors(binding.node)) {
    if (branching.has(up.type)) {
      if (up.contains(use)) return isHeader(up, part) || (up.type === 'try_statement' && isAfterTryBody(up, part, use));
      if (!isAlwaysRun(up, part)) return false;
    } else if (up.contains(use)) return true;
    part = up;
  }
  return true;
}

function isHeader(statement: SyntaxNode, part: SyntaxNode): boolean {
  if (statement.type === 'try_statement') return false;
  return part.fieldName === 'condition' || part.fieldName === 'subject' || part.fieldName === 'left' || part.fieldName === 'right';
}

function isAfterTryBody(statement: SyntaxNode, part: SyntaxNode, use: SyntaxNode): boolean {
  return part.fieldName === 'body' && statement.childOfType('else_clause')?.contains(use) === true;
}

/** `part` runs whenever `statement` does. */
function isAlwaysRun(statement: SyntaxNode, part: SyntaxNode): boolean {
  if (statement.type === 'try_statement') return part.type === 'finally_clause';
  return part.fieldName === 'condition' || part.fieldName === 'subject';
}

/** The binding's branch cannot lead to the use: it is another branch of the same statement, or it leaves. */
function isDead(binding: Binding, use: SyntaxNode): boolean {
  let part: SyntaxNode = binding.node;
  for (const up of ancestors(binding.node)) {
    if (up.contains(use)) {
      if (up.type !== 'if_statement' && up.type !== 'match_statement') return false;
      return !isHeader(up, part) && enclosing(up, loopTypes) === null;
    }
    if (up.type === 'block' && leaves(up)) return true;
    if (scopeNodes.has(up.type)) return false;
    part = up;
  }
  return false;
}

function leaves(block: SyntaxNode): boolean {
  const last = block.lastNamedChild;
  return last !== null && leaving.has(last.type);
}

/**
 * Start of the if/else or try/except around the binding in which every branch binds the name (or leaves), so that
 * nothing from before it can be seen after it; null when there is none.
 */
function startOfCoveringStatement(binding: Binding, use: SyntaxNode, bindings: readonly Binding[]): number | null {
  let covering: number | null = null;
  for (const up of ancestors(binding.node)) {
    if (up.contains(use)) return covering;
    if (loopTypes.has(up.type)) return null;
    if (up.type === 'if_statement' || up.type === 'try_statement') {
      if (!everyBranchBinds(up, bindings)) return null;
      covering = up.start;
    }
  }
  return covering;
}

function everyBranchBinds(statement: SyntaxNode, bindings: readonly Binding[]): boolean {
  if (statement.type === 'if_statement' && statement.childOfType('else_clause') === null) return false;
  const blocks = statement.children.flatMap((part) => {
    if (part.type === 'block') return [part];
    if (part.type === 'elif_clause') return part.field('consequence') ?? [];
    if (part.type === 'except_clause') return part.childOfType('block') ?? [];
    if (part.type === 'else_clause' && statement.type === 'if_statement') return part.field('body') ?? [];
    return [];
  });
  return blocks.every((block) => leaves(block) || bindings.some((binding) => isPlainlyIn(binding, block)));
}

/** In the block, and not in a branch inside it. */
function isPlainlyIn(binding: Binding, block: SyntaxNode): boolean {
  if (!block.contains(binding.node)) return false;
  for (const up of ancestors(binding.node)) {
    if (up === block) return true;
    if (branching.has(up.type)) return false;
  }
  return false;
}

/** A later binding in a loop that also holds the use, unless each turn binds the name anew before the use. */
function comesAround(binding: Binding, use: SyntaxNode, dominator: Binding | null): boolean {
  for (const up of ancestors(use)) {
    if (loopTypes.has(up.type) && up.contains(binding.node)) return dominator === null || !up.contains(dominator.node);
    if (scopeNodes.has(up.type)) return false;
  }
  return false;
}
