import { add, type Growth, isConstant, one, substitute, symbol, type Term } from './terms.ts';

const prefix = 'least ';
const separator = ' | ';

/**
 * The smallest of several sizes, of which none is known to be it: a symbol that {@link settle} replaces. Only sizes of
 * one symbol can be weighed like that, else the first is taken; a constant one tells nothing.
 */
export function least(sizes: readonly Growth[]): Growth {
  const known = sizes.filter((size) => !isConstant(size));
  const keys = new Set(known.flatMap((size) => plainKey(size) ?? []));
  if (keys.size < 2) return known[0] ?? one;
  return symbol(prefix + [...keys].join(separator));
}

/** The symbol that a size consists of; null when it is anything more. */
function plainKey(size: Growth): string | null {
  const [term] = size;
  if (size.length !== 1 || term === undefined || term.logs.size > 0 || term.growth.size > 0 || term.powers.size !== 1) return null;
  const [[key, exponent] = ['', 0]] = term.powers;
  return exponent === 1 ? key : null;
}

/**
 * Takes, in each product, one of the sizes that the product does not hold already: of rows and columns that are walked
 * `least(rows, columns)` times, the rows are charged with the columns and the columns with the rows.
 */
export function settle(growth: Growth): Growth {
  return add(...growth.map(settledTerm));
}

/** `n / k` turns, each of which costs less than k: at most n. */
function withoutQuotients(term: Term): Term {
  const powers = [...term.powers].filter(([, exponent]) => exponent > 0);
  return powers.length === term.powers.size ? term : { ...term, powers: new Map(powers) };
}

function settledTerm(term: Term): Growth {
  return substitute([withoutQuotients(term)], (key) => {
    if (!key.startsWith(prefix)) return null;
    const sizes = key.slice(prefix.length).split(separator);
    const other = sizes.find((size) => !term.powers.has(size)) ?? sizes[0];
    return other === undefined ? null : symbol(other);
  });
}
