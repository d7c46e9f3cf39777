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
  if (operator === '*') {
    if (left !== null && repeatable.has(left.head))
      return [left.head === 'tuple' ? { ...left, args: [unite(...left.args)], variadic: true } : left];
    if (right !== null && repeatable.has(right.head) && (left === null || numeric.includes(left.head))) return [right];
  }
  if (left?.head.startsWith('numpy.') === true) return [left];
  if (right?.head.startsWith('numpy.') === true) return [right];
  if (left?.head === 'pathlib.Path' && operator === '/') return [left];
  if (operator === '+') {
    const sequence = [left, right].find((type) => type !== null && repeatable.has(type.head));
    if (sequence !== undefined && sequence !== null) return [concatenated(sequence, left, right)];
  }
  if (left !== null && (isSet(left) || left.head === 'set')) {
    const heads = left.head === 'frozenset' ? 'frozenset' : 'set';
    return [make(heads, left.args[0] ?? unknown)];
  }
  if (left !== null && isMapping(left)) return [left];
  return arithmetic(left, operator, right);
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
