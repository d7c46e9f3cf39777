import { integerValue } from '../syntax/walk.ts';
import type { CostFact } from './costTable.ts';
import type { LocalCost } from './forms.ts';
import type { Operation } from './operation.ts';

/** The better tool as one line of code in the learner's own names; null when there is nothing better to say. */
export function betterCode(fact: CostFact, operation: Operation, local: LocalCost): string | null {
  if (local.cost === 'O(1)' && fact.name !== '+=') return null;
  const subject = shortText(operation.subject?.text ?? 'items');
  const argument = shortText(operation.arguments[0]?.text ?? 'value');
  const key = `${fact.owner} ${fact.name}`;
  switch (key) {
    case 'list insert':
      return atFront(operation)
        ? `${subject} = deque(${subject}); ${subject}.appendleft(${shortText(operation.arguments[1]?.text ?? 'value')})`
        : null;
    case 'list pop':
    case 'list del':
      return atFront(operation) ? `${subject} = deque(${subject}); ${subject}.popleft()` : null;
    case 'list in':
    case 'tuple in':
      return `known = set(${subject})  # once, then: ${argument} in known`;
    case 'deque in':
      return `known = set(${subject})  # kept beside the deque`;
    case 'dict_values in':
      return `known = set(${subject})  # once, then: ${argument} in known`;
    case 'list index':
    case 'tuple index':
    case 'deque index':
      return `place = {value: i for i, value in enumerate(${subject})}  # once, then: place[${argument}]`;
    case 'list count':
    case 'tuple count':
      return `counts = Counter(${subject})  # once, then: counts[${argument}]`;
    case 'str count':
      return operation.arguments[0]?.type === 'string' ? null : `counts = Counter(${subject})  # once, then: counts[${argument}]`;
    case 'list remove':
      return `${subject} = [item for item in ${subject} if item != ${argument}]  # one pass for all`;
    case 'list +':
      return operation.arguments[0]?.type === 'list' && operation.arguments[0].namedChildren.length === 1
        ? `${subject}.append(${shortText(operation.arguments[0].firstNamedChild?.text ?? 'value')})`
        : `${subject}.extend(${argument})`;
    case 'tuple +':
      return `items = list(${subject}); items.append(value)`;
    case 'str +':
    case 'str +=':
      return `parts.append(piece)  # in the loop, then once: "".join(parts)`;
    case 'deque item':
      return `items = list(${subject})  # once, then: items[${argument}]`;
    case 'set -':
    case 'set difference':
      return `${subject}.difference_update(${argument})  # O(k), when ${subject} may change`;
    case 'bisect insort':
    case 'bisect insort_left':
    case 'bisect insort_right':
      return `heappush(heap, ${shortText(operation.arguments[1]?.text ?? 'value')})  # when only the smallest is asked for`;
    case 'builtins sum':
      return local.cost === 'O(n^2)' ? `flat = list(chain.from_iterable(${subject}))` : null;
    case 'builtins sorted':
      return sortedSelection(operation, subject);
    default:
      return null;
  }
}

/** `sorted(xs)[0]`, `sorted(xs)[-1]`, `sorted(xs)[:k]`: sorting everything to look at a part. */
export function sortedSelection(operation: Operation, subject: string): string | null {
  const parent = operation.node.parent;
  if (parent?.type !== 'subscript' || parent.field('value') !== operation.node) return null;
  const index = parent.field('subscript');
  if (index === null || operation.node.field('arguments')?.namedChildren.length !== 1) return null;
  const at = integerValue(index);
  if (at === 0) return `min(${subject})`;
  if (at === -1) return `max(${subject})`;
  const stop = /^:\s*(\w+)$/.exec(index.text)?.[1];
  return stop === undefined ? null : `heapq.nsmallest(${stop}, ${subject})  # O(n log k)`;
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
