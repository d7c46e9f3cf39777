import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, dottedName, unwrap } from '../syntax/walk.ts';
import { typesOfText } from './annotations.ts';
import { type Inferred, typed } from './evidence.ts';
import type { Inference } from './inference.ts';
import type { TypeSet } from './type.ts';

const scopeNodes = new Set(['function_definition', 'lambda', 'class_definition', 'module']);

/** `inferred` as far as the checks around `node` leave it: `isinstance`, `is None`, `type(x) is`. */
export function narrow(inference: Inference, node: SyntaxNode, inferred: Inferred): Inferred {
  const name = dottedName(node);
  if (name === null) return inferred;
  let result = inferred;
  let part: SyntaxNode = node;
  for (const up of ancestors(node)) {
    if (scopeNodes.has(up.type)) break;
    const check = checkAround(up, part);
    if (check !== null && !isReboundBetween(part, node, name)) result = applied(inference, check.condition, check.holds, name, result);
    part = up;
  }
  return result;
}

/** A condition that is known to hold, or known not to. */
interface Check {
  readonly condition: SyntaxNode;
  readonly holds: boolean;
}

/** The condition that is known to hold (or not) where `part` runs, as a part of `statement`. */
function checkAround(statement: SyntaxNode, part: SyntaxNode): Check | null {
  switch (statement.type) {
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
      return checkOfBranch(statement, part);
    case 'conditional_expression': {
      const [yes, condition, no] = statement.namedChildren;
      if (condition === undefined || (part !== yes && part !== no)) return null;
      return { condition, holds: part === yes };
    }
    case 'boolean_operator': {
      const left = part.fieldName === 'right' ? statement.field('left') : null;
      return left === null ? null : { condition: left, holds: statement.field('operator')?.type === 'and' };
    }
    default:
      return null;
  }
}

function checkOfBranch(statement: SyntaxNode, part: SyntaxNode): Check | null {
  const condition = statement.field('condition');
  if (condition === null || part.fieldName === 'condition') return null;
  if (part.fieldName === 'consequence' || part.fieldName === 'body') return { condition, holds: true };
  return statement.type === 'if_statement' ? { condition, holds: false } : null;
}

/** An assignment to the name between the check and the use undoes what the check told. */
function isReboundBetween(block: SyntaxNode, use: SyntaxNode, name: string): boolean {
  if (block.type !== 'block') return false;
  for (const statement of block.namedChildren) {
    if (statement.start >= use.start) return false;
    const inner = statement.firstNamedChild;
    if (statement.type === 'expression_statement' && inner?.type === 'assignment' && inner.field('left')?.text === name) {
      return inner.end <= use.start;
    }
  }
  return false;
}

function applied(inference: Inference, condition: SyntaxNode, holds: boolean, name: string, inferred: Inferred): Inferred {
  const test = unwrap(condition);
  if (test.type === 'not_operator') {
    const inner = test.field('argument');
    return inner === null ? inferred : applied(inference, inner, !holds, name, inferred);
  }
  if (test.type === 'boolean_operator' && (test.field('operator')?.type === 'and') === holds) {
    let result = inferred;
    for (const side of [test.field('left'), test.field('right')]) {
      if (side !== null) result = applied(inference, side, holds, name, result);
    }
    return result;
  }
  if (test.type === 'call' && test.field('function')?.text === 'isinstance') {
    return checkedInstance(inference, test, holds, name, inferred);
  }
  if (dottedName(test) === name && holds) return inferred.filter(({ type }) => type.head !== 'None');
  return inferred;
}

function checkedInstance(inference: Inference, call: SyntaxNode, holds: boolean, name: string, inferred: Inferred): Inferred {
  const [subject, classes] = callArguments(call).positional;
  if (subject === undefined || classes === undefined || dottedName(subject) !== name) return inferred;
  const names = classes.type === 'tuple' ? classes.namedChildren : [classes];
  const checked: TypeSet = names.flatMap((one) => typesOfText(inference, one.text, one));
  if (!holds) {
    const rest = inferred.filter(({ type }) => !checked.some((one) => one.head === type.head));
    return rest.length > 0 ? rest : inferred;
  }
  if (checked.length === 0) return inferred;
  const kept = inferred.filter(({ type }) => checked.some((one) => one.head === type.head && one.cls === type.cls));
  return kept.length > 0 ? kept : typed(checked, 'narrowed', call.line);
}
