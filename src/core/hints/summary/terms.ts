/**
 * Symbolic growth: a sum of products of sizes, logarithms and exponentials. Symbols are keys like `len nums` or
 * `value n`; the letters a learner reads are chosen when it is rendered. Constant factors are not kept.
 */
export interface Term {
  /** Power of each symbol; half powers are square roots. */
  readonly powers: ReadonlyMap<string, number>;
  /** Power of the logarithm of each symbol. */
  readonly logs: ReadonlyMap<string, number>;
  /** Exponentials by symbol: a base (2 for 2^n), or "factorial". */
  readonly growth: ReadonlyMap<string, number | 'factorial'>;
  /** 1-based line whose work this is; 0 when it is no particular one. */
  readonly line: number;
}

/** A sum of terms, none dominated by another; the constant 1 is a single term without symbols. */
export type Growth = readonly Term[];

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

export const one: Growth = [{ powers: nothing, logs: nothing, growth: nothing, line: 0 }];

export function symbol(key: string): Growth {
  return [{ powers: new Map([[key, 1]]), logs: nothing, growth: nothing, line: 0 }];
}

export function at(growth: Growth, line: number): Growth {
  return growth.map((term) => (term.line === 0 ? { ...term, line } : term));
}

export function isConstant(growth: Growth): boolean {
  return growth === one || growth.every((term) => term.powers.size === 0 && term.logs.size === 0 && term.growth.size === 0);
}

export function add(...parts: readonly Growth[]): Growth {
  const kept: Term[] = [];
  for (const part of parts) for (const term of part) keep(kept, term);
  return kept.length > 0 ? kept.slice(0, maximumTerms) : one;
}

function keep(kept: Term[], term: Term): void {
  if (kept.some((other) => other === term || dominates(other, term))) return;
  for (let index = kept.length - 1; index >= 0; index--) {
    const other = kept[index];
    if (other !== undefined && dominates(term, other)) kept.splice(index, 1);
  }
  kept.push(term);
}

const maximumTerms = 6;

export function multiply(left: Growth, right: Growth): Growth {
  if (left === one) return right;
  if (right === one) return left;
  return add(
    left.flatMap((first) =>
      right.map((second) => ({
        powers: summed(first.powers, second.powers),
        logs: summed(first.logs, second.logs),
        growth: combined(first.growth, second.growth),
        line: second.line === 0 ? first.line : second.line,
      })),
    ),
  );
}

export function power(growth: Growth, exponent: number): Growth {
  return growth.map((term) => ({
    ...term,
    powers: new Map([...term.powers].map(([key, value]) => [key, value * exponent])),
    logs: new Map([...term.logs].map(([key, value]) => [key, value * exponent])),
  }));
}

/** The logarithm: of a product the sum of the logarithms, of 2^n the n. */
export function logarithm(growth: Growth): Growth {
  return add(
    ...growth.map((term) =>
      add(
        ...[...term.powers.keys()].map((key) => [{ powers: nothing, logs: new Map([[key, 1]]), growth: nothing, line: term.line }]),
        ...[...term.growth.keys()].map((key) => at(symbol(key), term.line)),
        one,
      ),
    ),
  );
}

/** `base ** exponent` for a constant base; the exponent's symbols multiply (2^(n + m)). */
export function exponential(base: number | 'factorial', exponent: Growth): Growth {
  const symbols = new Set(exponent.flatMap((term) => [...term.powers.keys()]));
  if (symbols.size === 0) return one;
  return [{ powers: nothing, logs: nothing, growth: new Map([...symbols].map((key) => [key, base])), line: 0 }];
}

export function symbolsOf(growth: Growth): string[] {
  const symbols = new Set<string>();
  for (const term of growth) {
    for (const map of [term.powers, term.logs, term.growth]) for (const key of map.keys()) symbols.add(key);
  }
  return [...symbols];
}

/** Every occurrence of `from` becomes `to`, for arguments that stand for parameters. */
export function substitute(growth: Growth, replace: (key: string) => Growth | null): Growth {
  return add(
    ...growth.map((term) => {
      let result: Growth = at(one, term.line);
      for (const [key, exponent] of term.powers) result = multiply(power(replace(key) ?? symbol(key), exponent), result);
      for (const [key, exponent] of term.logs) {
        for (let count = 0; count < exponent; count++) result = multiply(logarithm(replace(key) ?? symbol(key)), result);
      }
      for (const [key, base] of term.growth) result = multiply(exponential(base, replace(key) ?? symbol(key)), result);
      return at(result, term.line);
    }),
  );
}

function summed(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  const result = new Map(left);
  for (const [key, value] of right) {
    const sum = (result.get(key) ?? 0) + value;
    if (sum === 0) result.delete(key);
    else result.set(key, sum);
  }
  return result;
}

function combined(left: Term['growth'], right: Term['growth']): Term['growth'] {
  if (left.size === 0) return right;
  const result = new Map(left);
  for (const [key, base] of right) {
    const known = result.get(key);
    result.set(key, known === 'factorial' || base === 'factorial' ? 'factorial' : Math.max(known ?? 0, base));
  }
  return result;
}

/** `left` grows at least as fast as `right` in every symbol. */
function dominates(left: Term, right: Term): boolean {
  const isAbove = (keys: ReadonlyMap<string, unknown>): boolean => {
    for (const key of keys.keys()) if (compare(grade(left, key), grade(right, key)) < 0) return false;
    return true;
  };
  return isAbove(right.powers) && isAbove(right.logs) && isAbove(right.growth);
}

/** Exponential base, then power, then logarithm: compared in this order. */
function grade(term: Term, key: string): readonly [number, number, number] {
  const base = term.growth.get(key);
  const exponential = base === undefined ? 0 : base === 'factorial' ? Number.POSITIVE_INFINITY : base;
  return [exponential, term.powers.get(key) ?? 0, term.logs.get(key) ?? 0];
}

function compare(left: readonly [number, number, number], right: readonly [number, number, number]): number {
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (Number.isNaN(difference)) continue;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A rough total order, for the choice of the dominating line: the largest sum of grades. */
export function weight(term: Term): number {
  let result = 0;
  for (const base of term.growth.values()) result += base === 'factorial' ? 1e6 : 1e3 * base;
  for (const value of term.powers.values()) result += value * 10;
  for (const value of term.logs.values()) result += value;
  return result;
}
