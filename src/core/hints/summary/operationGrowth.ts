import { costOf } from '../costs/costTable.ts';
import { literalSize, localCost, smallLiteral } from '../costs/forms.ts';
import { operationAt, type Operation } from '../costs/operation.ts';
import { isQuadraticText } from '../costs/severity.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { inheritedType } from '../types/instances.ts';
import type { SizeReader } from './sizes.ts';
import { add, at, type Growth, isConstant, logarithm, multiply, one } from './terms.ts';

/** What the builtin operation at `node` itself costs, without its operands; the constant 1 when it is none. */
export function operationGrowth(reader: SizeReader, node: SyntaxNode): Growth {
  const operation = operationAt(reader.analysis, node);
  if (operation === null) return one;
  const growths = owners(reader, operation).map((owner) => growthOn(reader, operation, owner));
  return at(growths.length === 0 ? one : add(...growths), node.line);
}

function owners(reader: SizeReader, operation: Operation): string[] {
  if (operation.owner !== null) return [operation.owner];
  const heads = operation.subjectTypes.flatMap(({ type }) => {
    if (type.cls === null) return [type.head];
    if (type.cls.methods.has(operation.name)) return [];
    return inheritedType(reader.analysis.inference, type.cls)?.head ?? [];
  });
  if (heads.length > 0) return heads;
  // Nothing is known of the receiver: the names that only lists and strings have are taken for theirs.
  return operation.node.type === 'call' && ['sort', 'index', 'join'].includes(operation.name) ? ['list'] : [];
}

function growthOn(reader: SizeReader, operation: Operation, owner: string): Growth {
  const fact = costOf(owner, operation.name);
  // Powers are made by repeated squaring.
  if (operation.owner === 'builtins' && operation.name === 'pow') {
    const exponent = operation.arguments[1];
    return exponent === undefined ? one : logarithm(reader.valueOf(exponent));
  }
  if (fact === null) return one;
  const size = (node: SyntaxNode | null | undefined): Growth => (node === null || node === undefined ? one : reader.sizeOf(node));
  const { subject } = operation;
  const [first, second] = operation.arguments;
  const given = fact.kind === 'constructor' ? subject : first;
  if (fact.owner === 'heapq' && /^n(largest|smallest)$/.test(fact.name)) {
    const count = first === undefined ? one : reader.valueOf(first);
    return multiply(size(second), isConstant(count) ? one : logarithm(count));
  }
  if (fact.owner === 're') return size(fact.name === 'sub' || fact.name === 'subn' ? operation.arguments[2] : second);
  if (fact.owner === 'str' && (fact.name === 'str' || fact.name === 'format' || fact.name === '%')) return one;
  if (fact.name === 'join' && first !== undefined) return multiply(size(first), reader.elementSize(first));
  if ((fact.name === '+=' || fact.name === '+') && fact.owner === 'str' && !isQuadraticText(reader.analysis, operation)) {
    return fact.name === '+=' || operation.node.parent?.type === 'assignment' ? size(first) : add(size(subject), size(first));
  }
  if (fact.name === 'in' && (literalSize(operation) ?? smallLiteral + 1) <= smallLiteral) return one;
  const local = localCost(fact, operation);
  const n = (): Growth => size(subject);
  switch (local.cost) {
    case 'O(n)':
    case 'O(n - i)':
      return fact.name === 'deepcopy' && subject !== null ? multiply(n(), reader.elementSize(subject)) : n();
    case 'O(k)':
      if (fact.name === 'slice') return size(operation.node);
      return fact.name === 'rotate' && first !== undefined ? reader.valueOf(first) : size(given);
    case 'O(n + k)':
    case 'O(k + n)':
      return add(n(), size(first));
    case 'O(n * k)':
      return first === undefined ? n() : multiply(n(), reader.valueOf(first));
    case 'O(min(n, k))':
      return size(first);
    case 'O(log n)':
      return logarithm(n());
    case 'O(n log n)':
      return multiply(n(), logarithm(n()));
    case 'O(n log k)':
      return multiply(n(), first === undefined ? one : logarithm(reader.valueOf(first)));
    case 'O(n^2)':
      return multiply(n(), n());
    default:
      return one;
  }
}
