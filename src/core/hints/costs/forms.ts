import { callArguments, integerValue } from '../syntax/walk.ts';
import type { CostFact } from './costTable.ts';
import { constantSliceLength, type Operation } from './operation.ts';

/** The cost of an operation as it stands here, after the index, the literals and the arguments are looked at. */
export interface LocalCost {
  readonly cost: string;
  readonly worst: string;
  readonly amortised: boolean;
  readonly why: string;
  /** The better tool, in words, null when there is none. */
  readonly better: string | null;
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
    why: form?.why ?? fact.why,
    better: form?.better === undefined ? fact.better : form.better,
    remark: null,
  };
  const small = constantRemark(fact, operation, plain);
  if (small !== null) return { ...plain, cost: 'O(1)', worst: 'O(1)', amortised: false, remark: small };
  return (fact.owner === 'list' ? atListIndex(fact, operation, plain) : null) ?? plain;
}

/** Why the operation is constant here although it is not in general; null when it is not. */
function constantRemark(fact: CostFact, operation: Operation, plain: LocalCost): string | null {
  const [first] = operation.arguments;
  if (fact.kind === 'constructor' && first === undefined) return 'It is made empty.';
  if (fact.name === 'slice' && first !== undefined && plain.cost !== 'O(1)') {
    const length = constantSliceLength(first);
    return length === null ? null : `At most ${String(length)} items, whatever the length.`;
  }
  if (fact.name === 'in' && operation.subject !== null) {
    const size = literalSize(operation);
    return size === null || size > smallLiteral ? null : `There are only ${String(size)} to compare with.`;
  }
  const isLast = fact.owner === 'list' && fact.name === 'del' && first !== undefined && integerValue(first) === -1;
  return isLast ? 'Nothing stands behind the last element.' : null;
}

const moving = new Set(['insert', 'pop', 'del']);

/** Insertions and deletions cost what stands behind the index; null where that changes nothing. */
function atListIndex(fact: CostFact, { arguments: [first] }: Operation, plain: LocalCost): LocalCost | null {
  if (first === undefined || !moving.has(fact.name)) return null;
  if (fact.name === 'del' && first.type === 'slice') return { ...plain, cost: 'O(n)', worst: 'O(n)' };
  return integerValue(first) === 0 ? { ...plain, cost: 'O(n)', remark: 'At index 0 that is the whole list.' } : null;
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

type FormChoice = (operation: Operation, index: number | null) => number;

const byPresence: FormChoice = ({ arguments: given }) => (given.length === 0 ? 0 : 1);
const bySeveral: FormChoice = ({ arguments: given }) => (given.length > 1 ? 1 : 0);

/** Which of its forms an operation takes, by its name. */
const formChoices = new Map<string, FormChoice>([
  ['pop', ({ arguments: given }, index) => (given.length === 0 || index === -1 ? 0 : 1)],
  ['item', (_, index) => (index === 0 ? 1 : index === -1 ? 2 : 0)],
  ['most_common', byPresence],
  ['min', bySeveral],
  ['max', bySeveral],
  ['sum', (operation) => (startsWithList(operation) ? 1 : 0)],
  ['islice', ({ arguments: given }) => (given.length > 2 ? 1 : 0)],
]);

/** `sum(rows, [])`, `sum(rows, start=[])`: a chain of additions of lists. */
export function startsWithList({ node, arguments: [, second] }: Operation): boolean {
  const start = second ?? callArguments(node).keywords.get('start');
  return start?.type === 'list' || start?.text === 'list()';
}

function formIndex(fact: CostFact, operation: Operation): number {
  if (fact.forms.length === 1) return 0;
  const [first] = operation.arguments;
  return formChoices.get(fact.name)?.(operation, first === undefined ? null : integerValue(first)) ?? 0;
}
