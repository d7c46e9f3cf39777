import { argumentFor } from './callees.ts';
import type { Input } from './recursionSizes.ts';
import { add, type Growth, one, symbol } from './terms.ts';
import { nodesOf } from './linkedInputs.ts';

/**
 * All nodes that a function which goes down structures meets: of one structure those there are, of several that it goes
 * down one at a time (`merge(a.next, b)`, `merge(a, b.next)`) those of all, of several side by side those of one.
 */
export function structureNodes({ owner, calls }: Input): Growth {
  const walked = owner.parameters.filter(({ name }) => calls.some(({ node }) => new RegExp(String.raw`[(,]\s*${name}\.\w+`).test(node.text)));
  const isTurnedAside = calls.some(({ node }) =>
    walked.some((parameter) => walked.some(({ name }) => argumentFor(node, parameter)?.text === name)),
  );
  return walked.length > 1 && isTurnedAside ? add(one, ...walked.map(({ name }) => nodesOf(name))) : symbol('nodes');
}
