import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { type Code, codeOf } from './code.ts';
import type { LockRef } from './lockIdentity.ts';
import { type Nesting, nestingsOf } from './lockNesting.ts';
import { lockNesting } from './lockRelations.ts';
import { lockType } from './primitives.ts';
import { report } from './report.ts';

/**
 *     with a:              with b:
 *         with b: …            with a: …      ← the other way round
 *
 *     with source.lock:
 *         with target.lock: …                 ← and somebody calls it with the two swapped
 */
export const lockOrder: FileRule = {
  id: 'CB06',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const seen = new Set<SyntaxNode>();
    const told = new Set<string>();
    const edges = nestingsOf(analysis).filter((one) => canWait(code, one) && !one.inner.tentative && !one.outer.tentative);
    const ordered = edges.filter((one) => lockNesting(one) === 'different');
    for (const edge of ordered) {
      const way = wayBack(ordered, edge);
      if (way === null || seen.has(edge.site)) continue;
      seen.add(edge.site);
      // Who has read one place that takes them in this order knows the order; the others may be right.
      const order = `${edge.outer.lock.id} ${edge.inner.lock.id}`;
      yield inversion(edge, way, told.has(order));
      told.add(order);
    }
    for (const edge of edges) {
      if ((edge.throughCall && !edge.inner.lock.isParameters) || lockNesting(edge) !== 'siblings' || seen.has(edge.site) || isSorted(code, edge)) continue;
      seen.add(edge.site);
      yield siblings(edge);
    }
  },
};

function canWait(code: Code, { outer, inner }: Nesting): boolean {
  return [outer.lock, inner.lock].every((lock) => (lock.type === null ? isNamedInClass(code, lock) : lock.type.kind !== 'Semaphore'));
}

/** `other.lock` of an object of unknown type, where a class of this file has a lock by that name. */
function isNamedInClass(code: Code, { node, isParameters }: LockRef): boolean {
  const name = isParameters ? node.field('attribute')?.text : undefined;
  if (name === undefined) return false;
  const bindings = code.analysis.facts.classes.flatMap((cls) => cls.attributes.get(name) ?? []);
  return bindings.length > 0 && bindings.every((binding) => /^R?Lock$/.test(lockType(code, binding.node)?.kind ?? ''));
}

/** The edges that lead from the inner lock back to the outer one, at most three locks in all. */
function wayBack(edges: readonly Nesting[], edge: Nesting): readonly Nesting[] | null {
  const from = (id: string): readonly Nesting[] => edges.filter((one) => one.outer.lock.id === id);
  const { inner, outer } = edge;
  for (const next of from(inner.lock.id)) {
    if (next.inner.lock.id === outer.lock.id && !haveGate([edge, next])) return [next];
  }
  for (const next of from(inner.lock.id)) {
    for (const last of from(next.inner.lock.id)) {
      if (last.inner.lock.id === outer.lock.id && !haveGate([edge, next, last])) return [next, last];
    }
  }
  return null;
}

/** A third lock held around all of them lets only one thread in at a time. */
function haveGate(edges: readonly Nesting[]): boolean {
  const [first, ...rest] = edges;
  if (first === undefined) return false;
  return first.held.some(
    ({ lock }) =>
      lock.id !== first.outer.lock.id &&
      rest.every((one) => one.outer.lock.id !== lock.id && one.held.some((held) => held.lock.id === lock.id)),
  );
}

function inversion(edge: Nesting, way: readonly Nesting[], isTold: boolean): Hint {
  const [back] = way;
  const isDirect = !edge.throughCall && way.every((one) => !one.throughCall);
  const [outer, inner] = [edge.outer.lock.text, edge.inner.lock.text];
  const other = back ?? edge;
  const tail =
    way.length > 1
      ? `lines ${way.map((one) => one.site.line).join(' and ')} close the circle: each thread holds the lock the next one waits for. `
      : `line ${other.site.line} takes them the other way round: thread A holds \`${outer}\` and waits here for \`${inner}\`, thread B holds \`${other.outer.lock.text}\` since line ${other.outer.node.line} and waits for \`${other.inner.lock.text}\`. `;
  return report('CB06', edge.site, {
    kind: 'lock-order-inversion',
    severity: isTold ? 'hover' : isDirect ? 'warning' : 'hint',
    message: `Line ${edge.site.line} takes \`${inner}\` while \`${outer}\` is held (line ${edge.outer.node.line}), and ${tail}Take the locks in the same order everywhere.`,
    link: 'concept:deadlock_conditions',
  });
}

/** Ordered where the locks are taken, or where an object is given its two locks. */
function isSorted(code: Code, edge: Nesting): boolean {
  if (edge.held.length > 1 || ordersBefore(code, edge.site)) return true;
  const cls = code.classOf(edge.site);
  const isGiven = cls !== null && [edge.outer, edge.inner].every(({ lock }) => lock.group !== null && lock.node.field('object')?.text === 'self');
  return isGiven && (code.analysis.facts.calls.get(cls.name) ?? []).some((made) => ordersBefore(code, made));
}

/** Ordering by id, by index or by sorting shows in the function as a comparison or a call. */
function ordersBefore(code: Code, place: SyntaxNode): boolean {
  const owner = code.functionOf(place);
  const calls = code.own(owner, 'call').some((call) => /^(sorted|min|max|id)$|(^|\.)sort$/.test(call.field('function')?.text ?? ''));
  const comparisons = code.own(owner, 'comparison_operator').some((node) => /[<>%]/.test(node.text) && node.start < place.start);
  const parity = [...code.own(owner, 'if_statement'), ...code.own(owner, 'conditional_expression')].some((node) => {
    const asked = node.field('condition')?.text ?? node.text;
    return node.start < place.start && /%\s*2|==/.test(asked) && !asked.includes('__name__');
  });
  return calls || comparisons || parity;
}

function siblings(edge: Nesting): Hint {
  const [outer, inner] = [edge.outer.lock.text, edge.inner.lock.text];
  return report('CB06', edge.site, {
    kind: 'lock-order-inversion',
    severity: 'hint',
    message:
      `\`${outer}\` (line ${edge.outer.node.line}) and \`${inner}\` (line ${edge.inner.node.line}) are two locks of the same kind, and nothing here says which comes first. ` +
      `When one thread runs this with the two swapped, thread A holds \`${outer}\` and waits for \`${inner}\`, while thread B holds that one and waits for A's. ` +
      'Take them in a fixed order, for example sorted by an id.',
    link: 'concept:deadlock_conditions',
  });
}
