import { callArguments, enclosing, integerValue, loopTypes, ownDescendantsOf } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { CostFact } from './costTable.ts';
import type { LocalCost } from './forms.ts';
import type { Operation } from './operation.ts';

/** An operation in the learner's own words. */
interface Wording {
  readonly operation: Operation;
  readonly local: LocalCost;
  readonly subject: string;
  /** The first argument. */
  readonly argument: string;
}

type Better = (wording: Wording) => string | null;

/** The better tool as one line of code in the learner's own names; null when there is nothing better to say. */
export function betterCode(fact: CostFact, operation: Operation, local: LocalCost): string | null {
  if (local.cost === 'O(1)' && fact.name !== '+=') return null;
  const subject = shortText(operation.subject?.text ?? 'items');
  const argument = argumentText(operation, 0);
  return betterTools.get(`${fact.owner} ${fact.name}`)?.({ operation, local, subject, argument }) ?? null;
}

function argumentText(operation: Operation, index: number): string {
  return shortText(operation.arguments[index]?.text ?? 'value');
}

const insertedInFront: Better = ({ operation, subject }) =>
  atFront(operation) ? `${subject} = deque(${subject}); ${subject}.appendleft(${argumentText(operation, 1)})` : null;
const takenFromFront: Better = ({ operation, subject }) =>
  atFront(operation) ? `${subject} = deque(${subject}); ${subject}.popleft()` : null;
const hashedOnce: Better = ({ operation, subject, argument }) =>
  growsByAsked(operation)
    ? `known.add(${argument})  # a set beside ${subject}, then: ${argument} in known`
    : `known = set(${subject})  # once, then: ${argument} in known`;
const placedOnce: Better = ({ subject, argument }) =>
  `place = {value: i for i, value in enumerate(${subject})}  # once, then: place[${argument}]`;
const countedOnce: Better = ({ subject, argument }) => `counts = Counter(${subject})  # once, then: counts[${argument}]`;
const joinedOnce: Better = () => 'parts.append(piece)  # in the loop, then once: "".join(parts)';
const takenOut: Better = ({ subject, argument }) => `${subject}.difference_update(${argument})  # O(k), when ${subject} may change`;
const onHeap: Better = ({ operation }) => `heappush(heap, ${argumentText(operation, 1)})  # when only the smallest is asked for`;

const appended: Better = ({ operation: { node, arguments: [added] }, subject, argument }) => {
  const target = node.parent?.type === 'assignment' ? node.parent.field('left')?.text : undefined;
  if (target !== undefined && node.field('right')?.text === target) return `${target}.append(value)  # in the loop, then once: ${target}.reverse()`;
  return added?.type === 'list' && added.namedChildren.length === 1
    ? `${subject}.append(${shortText(added.firstNamedChild?.text ?? 'value')})`
    : `${subject}.extend(${argument})`;
};

const betterTools = new Map<string, Better>([
  ['list insert', insertedInFront],
  ['list pop', takenFromFront],
  ['list del', takenFromFront],
  ['list in', hashedOnce],
  ['tuple in', hashedOnce],
  ['dict_values in', hashedOnce],
  ['deque in', ({ subject }) => `known = set(${subject})  # kept beside the deque`],
  ['list index', placedOnce],
  ['tuple index', placedOnce],
  ['deque index', placedOnce],
  ['list count', countedOnce],
  ['tuple count', countedOnce],
  ['str count', (wording) => (wording.operation.arguments[0]?.type === 'string' ? null : countedOnce(wording))],
  ['list remove', ({ subject, argument }) => `${subject} = [item for item in ${subject} if item != ${argument}]  # one pass for all`],
  ['list +', appended],
  ['tuple +', ({ subject }) => `items = list(${subject}); items.append(value)`],
  ['str +', joinedOnce],
  ['str +=', joinedOnce],
  ['deque item', ({ subject, argument }) => `items = list(${subject})  # once, then: items[${argument}]`],
  ['set -', takenOut],
  ['set difference', takenOut],
  ['bisect insort', onHeap],
  ['bisect insort_left', onHeap],
  ['bisect insort_right', onHeap],
  ['builtins sum', ({ local, subject }) => (local.cost === 'O(n^2)' ? `flat = list(chain.from_iterable(${subject}))` : null)],
  ['builtins sorted', ({ operation, subject }) => sortedSelection(operation, subject)],
]);

/** `sorted(xs)[0]`, `sorted(xs)[-1]`, `sorted(xs)[:k]`: sorting everything to look at a part. */
export function sortedSelection(operation: Operation, subject: string): string | null {
  const parent = operation.node.parent;
  if (parent?.type !== 'subscript' || parent.field('value') !== operation.node) return null;
  const index = parent.field('subscript');
  const sorting = index === null ? null : sortingOf(operation.node, subject);
  if (index === null || sorting === null) return null;
  const { isReversed, given } = sorting;
  const at = integerValue(index);
  if (at === 0 || at === -1) return `${(at === 0) === isReversed ? 'max' : 'min'}(${given})`;
  const stop = /^:\s*(\w+)$/.exec(index.text)?.[1];
  return stop === undefined ? null : `heapq.${isReversed ? 'nlargest' : 'nsmallest'}(${stop}, ${given})  # O(n log k)`;
}

/** What `sorted` is given, and in which direction it sorts; null when that is not written out. */
function sortingOf(call: SyntaxNode, subject: string): { readonly isReversed: boolean; readonly given: string } | null {
  const { positional, keywords, splat } = callArguments(call);
  const order = keywords.get('reverse')?.type ?? 'false';
  if (positional.length !== 1 || splat || (order !== 'true' && order !== 'false')) return null;
  const key = keywords.get('key');
  return { isReversed: order === 'true', given: key === undefined ? subject : `${subject}, key=${shortText(key.text)}` };
}

/** `if x not in kept: kept.append(x)`: what is asked for is put there in the same loop. */
export function growsByAsked({ node, subject, arguments: [asked] }: Operation): boolean {
  const loop = enclosing(node, loopTypes);
  if (loop === null || subject === null || asked === undefined) return false;
  return [...ownDescendantsOf(loop)].some((one) => {
    const callee = one.type === 'call' ? one.field('function') : null;
    const isAppend = callee?.field('attribute')?.text === 'append' && callee.field('object')?.text === subject.text;
    return isAppend && callArguments(one).positional[0]?.text === asked.text;
  });
}

/** The operation works at index 0 of its list. */
export function atFront(operation: Operation): boolean {
  const [first] = operation.arguments;
  return first !== undefined && integerValue(first) === 0;
}

export function shortText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}…` : line;
}
