import { isMapping, isSet, make, type Type, type TypeSet, unite, unknown, withoutNone } from './type.ts';

const numeric = ['bool', 'int', 'float', 'complex'];
const repeatable = new Set(['list', 'str', 'bytes', 'tuple', 'bytearray', 'deque']);

/** What `left operator right` gives for builtin operands; unknown when an operand decides that is not known. */
export function binaryResult(left: TypeSet, operator: string, right: TypeSet): TypeSet {
  const lefts = withoutNone(left);
  const rights = withoutNone(right);
  if (operator === '%' && lefts.some((type) => type.head === 'str' || type.head === 'bytes')) return lefts;
  const results: TypeSet[] = [];
  for (const one of lefts.length > 0 ? lefts : [null]) {
    for (const other of rights.length > 0 ? rights : [null]) results.push(pairResult(one, operator, other));
  }
  return unite(...results);
}

function pairResult(left: Type | null, operator: string, right: Type | null): TypeSet {
  if (left === null && right === null) return unknown;
  if (left !== null && left.cls !== null) return operator === 'in' ? [make('bool')] : [left];
  const foreign = foreignOperand(left, operator, right);
  if (foreign !== null) return [foreign];
  if (operator === '+') {
    const sequence = [left, right].find((type) => type !== null && repeatable.has(type.head));
    if (sequence !== undefined && sequence !== null) return [concatenated(sequence, left, right)];
  }
  return (operator === '*' ? product(left, right) : null) ?? (left === null ? null : ofCollection(left)) ?? arithmetic(left, operator, right);
}

/** A sequence that is repeated; what is not known may be one. Null for numbers. */
function product(left: Type | null, right: Type | null): TypeSet | null {
  const repeated = repetition(left, right);
  if (repeated !== null) return [repeated];
  return left === null || right === null ? unknown : null;
}

/** Arrays and paths give their like, whatever the other side is. */
function foreignOperand(left: Type | null, operator: string, right: Type | null): Type | null {
  if (left?.head === 'pathlib.Path' && operator === '/') return left;
  return [left, right].find((type) => type?.head.startsWith('numpy.') === true) ?? null;
}

/** `[0] * n`, `n * "ab"`; null when neither side can be repeated. */
function repetition(left: Type | null, right: Type | null): Type | null {
  if (left !== null && repeatable.has(left.head))
    return left.head === 'tuple' ? { ...left, args: [unite(...left.args)], variadic: true } : left;
  if (right === null || !repeatable.has(right.head)) return null;
  return left === null || numeric.includes(left.head) ? right : null;
}

/** Operators of sets and mappings give their like. */
function ofCollection(left: Type): TypeSet | null {
  if (isSet(left) || left.head === 'set') return [make(left.head === 'frozenset' ? 'frozenset' : 'set', left.args[0] ?? unknown)];
  return isMapping(left) ? [left] : null;
}

function concatenated(sequence: Type, left: Type | null, right: Type | null): Type {
  if (left === null || right === null) return sequence;
  if (left.head !== right.head) return sequence;
  if (sequence.head === 'tuple') {
    return left.variadic || right.variadic
      ? { ...left, args: [unite(...left.args, ...right.args)], variadic: true }
      : { ...left, args: [...left.args, ...right.args] };
  }
  return { ...sequence, args: [unite(left.args[0] ?? unknown, right.args[0] ?? unknown)] };
}

function arithmetic(left: Type | null, operator: string, right: Type | null): TypeSet {
  const ranks = [left, right].map((type) => (type === null ? -1 : numeric.indexOf(type.head)));
  const [leftRank = -1, rightRank = -1] = ranks;
  if (left !== null && leftRank === -1) return [left];
  if (right !== null && rightRank === -1 && left === null) return unknown;
  if (operator === '/') return [make(Math.max(leftRank, rightRank) === 3 ? 'complex' : 'float')];
  if (leftRank === -1 || rightRank === -1) {
    // The unknown side may widen the number, which no receiver cares about.
    return [make(numeric[Math.max(leftRank, rightRank, 1)] ?? 'int')];
  }
  const bitwise = ['&', '|', '^'].includes(operator);
  return [make(numeric[Math.max(leftRank, rightRank, bitwise ? 0 : 1)] ?? 'int')];
}
