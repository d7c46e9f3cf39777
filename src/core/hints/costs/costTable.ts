import table from '../../../harness/costs.json';

/** What one form of an operation costs; n is the size of the container, k that of what is given or asked for. */
interface CostForm {
  readonly code: string;
  readonly cost: string;
  readonly amortised: boolean;
  readonly worst: string;
  /** What to say of this form alone, in the place of what is said of the operation. */
  readonly why?: string;
  readonly better?: string | null;
}

/** One builtin operation as the shared table states it: the growth meter charges by the same rows. */
export interface CostFact {
  readonly owner: string;
  readonly name: string;
  readonly kind: string;
  readonly why: string;
  /** The better tool, in words, null when there is none. */
  readonly better: string | null;
  readonly forms: readonly CostForm[];
}

const facts = new Map<string, CostFact>((table.operations as readonly CostFact[]).map((fact) => [`${fact.owner} ${fact.name}`, fact]));

/** Types that behave like another one where the table has no row of their own. */
const behavesLike: Readonly<Record<string, string>> = {
  defaultdict: 'dict',
  Counter: 'dict',
  OrderedDict: 'dict',
  ChainMap: 'dict',
  Mapping: 'dict',
  dict_keys: 'set',
  dict_items: 'set',
  'array.array': 'list',
  bytearray: 'bytes',
  bytes: 'str',
  frozenset: 'set',
  're.Pattern': 'Pattern',
};

/** The row for `name` on `owner` (a type head or a module), following what the type behaves like; null when unknown. */
export function costOf(owner: string, name: string): CostFact | null {
  const own = facts.get(`${owner} ${name}`);
  if (own !== undefined) return own;
  const like = Object.hasOwn(behavesLike, owner) ? behavesLike[owner] : undefined;
  return like === undefined ? null : costOf(like, name);
}

/** Containers that have a method of this name, for tips on receivers of unknown type. */
export function ownersOf(method: string): CostFact[] {
  return ['list', 'deque', 'dict', 'set', 'str'].flatMap((owner) => {
    const fact = facts.get(`${owner} ${method}`);
    return fact?.kind === 'method' ? [fact] : [];
  });
}

/** All rows, for tables and tests. */
export function allCosts(): readonly CostFact[] {
  return [...facts.values()];
}
