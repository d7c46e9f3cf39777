import type { LockRef } from './lockIdentity.ts';
import type { Nesting } from './lockNesting.ts';

/**
 * How the two locks of a nesting relate: the same object, two different ones, or two of one group of which nobody
 * knows whether they are the same (`a.lock` and `b.lock`, `forks[i]` and `forks[j]`).
 */
export function lockNesting({ outer, inner }: Nesting): 'same' | 'different' | 'siblings' | 'unknown' {
  const [left, right] = [outer.lock, inner.lock];
  if (left.id === right.id) return left.group === null || left.group === 'passed' ? 'same' : 'unknown';
  if (left.group !== null && left.group === right.group && left.group !== 'passed') return 'siblings';
  if (left.group === 'passed' && right.group === 'passed') return 'siblings';
  if (isOwnAndOthers(left, right) || isOwnAndOthers(right, left)) return 'siblings';
  return left.group === null && right.group === null ? 'different' : 'unknown';
}

/** `self.lock` and `other.lock`, where `other` is a parameter of the same class, or of one nobody knows. */
function isOwnAndOthers(own: LockRef, other: LockRef): boolean {
  if (own.group !== null || !other.isParameters) return false;
  return other.group === own.id || (other.group === 'passed' && isAttributeOfSelf(own) && attributeOf(own) === attributeOf(other));
}

function isAttributeOfSelf({ node }: LockRef): boolean {
  return node.field('object')?.text === 'self';
}

function attributeOf({ node }: LockRef): string | null {
  return node.field('attribute')?.text ?? null;
}
