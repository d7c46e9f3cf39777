import { integerValue } from '../syntax/walk.ts';
import type { CostFact } from './costTable.ts';
import { constantSliceLength, type Operation } from './operation.ts';

/** The cost of an operation as it stands here, after the index, the literals and the arguments are looked at. */
export interface LocalCost {
  readonly cost: string;
  readonly worst: string;
  readonly amortised: boolean;
  /** Why it differs from the general case, one sentence; null when it does not. */
  readonly remark: string | null;
}

/** Literal containers up to this size are scanned as quickly as they are hashed. */
export const smallLiteral = 8;

/** Picks the table's form that fits and corrects it for what the source shows. */
export function localCost(fact: CostFact, operation: Operation): LocalCost {
  const form = fact.forms[formIndex(fact, operation)] ?? fact.forms[0];
  const plain: LocalCost = {
    cost: form?.cost ?? 'O(1)',
    worst: form?.worst ?? 'O(1)',
    amortised: form?.amortised ?? false,
    remark: null,
  };
  const constant = (remark: string): LocalCost => ({ cost: 'O(1)', worst: 'O(1)', amortised: false, remark });
  const [first] = operation.arguments;
  const isConstructor = fact.kind === 'constructor';
  if (isConstructor && first === undefined) return constant('It is made empty.');
  if (fact.name === 'slice' && first !== undefined) {
    const length = constantSliceLength(first);
    if (length !== null && plain.cost !== 'O(1)') return constant(`At most ${String(length)} items, whatever the length.`);
  }
  if (fact.name === 'in' && operation.subject !== null) {
    const size = literalSize(operation);
    if (size !== null && size <= smallLiteral) return constant(`There are only ${String(size)} to compare with.`);
  }
  if (fact.name === 'del' && fact.owner === 'list' && first !== undefined) {
    const index = integerValue(first);
    if (index === -1) return constant('Nothing stands behind the last element.');
    if (first.type === 'slice') return { ...plain, cost: 'O(n)', worst: 'O(n)' };
  }
  if (fact.owner === 'list' && (fact.name === 'insert' || fact.name === 'pop' || fact.name === 'del')) {
    const index = first === undefined ? null : integerValue(first);
    if (index === 0) return { ...plain, cost: 'O(n)', remark: 'At index 0 that is the whole list.' };
  }
  return plain;
}

/** Number of items of a literal container; null when it is none. */
export function literalSize(operation: Operation): number | null {
  const subject = operation.subject;
  if (subject === null) return null;
  if (subject.type === 'list' || subject.type === 'tuple' || subject.type === 'set') {
    return subject.namedChildren.some((item) => item.type === 'list_splat') ? null : subject.namedChildren.length;
  }
  return subject.type === 'string' && subject.text.length <= smallLiteral + 2 ? Math.max(1, subject.text.length - 2) : null;
}

function formIndex(fact: CostFact, operation: Operation): number {
  if (fact.forms.length === 1) return 0;
  const [first, second] = operation.arguments;
  const index = first === undefined ? null : integerValue(first);
  switch (fact.name) {
    case 'pop':
      return first === undefined || index === -1 ? 0 : 1;
    case 'item':
      return index === 0 ? 1 : index === -1 ? 2 : 0;
    case 'most_common':
      return first === undefined ? 0 : 1;
    case 'min':
    case 'max':
      return operation.arguments.length > 1 ? 1 : 0;
    case 'sum':
      return second?.type === 'list' || (second?.type === 'call' && second.text === 'list()') ? 1 : 0;
    case 'islice':
      return operation.arguments.length > 2 ? 1 : 0;
    default:
      return 0;
  }
}
