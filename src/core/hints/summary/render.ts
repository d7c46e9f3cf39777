import { listOf } from './linkedInputs.ts';
import { type Growth, isConstant, symbolsOf, type Term, weight } from './terms.ts';

/** Letters for the symbols of a function, the same in its time and space. */
export interface Letters {
  letterOf(key: string): string;
  /** Position of a letter in products and sums. */
  order(letter: string): number;
  /** "n = len(nums)" for each letter that was used. */
  legend(): string[];
}

const spareLetters = ['n', 'm', 'k', 'p', 'q', 'r', 's', 't'];

/**
 * Chooses letters: a value parameter with a one-letter name keeps it, graphs get V and E, the rest n, m, k in the order
 * in which the parameters come.
 */
export function chooseLetters(growths: readonly Growth[], order: readonly string[]): Letters {
  const keys = [...new Set(growths.flatMap(symbolsOf).map((key) => key.replace(/^log /, '')))].sort(
    (left, right) => rank(left, order) - rank(right, order),
  );
  const letters = new Map<string, string>();
  const taken = new Set<string>();
  const assign = (key: string, letter: string): void => {
    letters.set(key, letter);
    taken.add(letter);
  };
  for (const key of keys) {
    if (key === 'vertices') assign(key, 'V');
    if (key === 'edges') assign(key, 'E');
  }
  const sizes = keys.filter((key) => !letters.has(key));
  for (const key of sizes) {
    const name = /^value ([a-zA-Z])$/.exec(key)?.[1];
    if (name !== undefined && !taken.has(name) && (sizes.length > 1 || name === 'n')) assign(key, name);
  }
  for (const key of sizes) {
    if (!letters.has(key)) assign(key, spareLetters.find((letter) => !taken.has(letter)) ?? 'x');
  }
  return {
    letterOf: (key) => (key.startsWith('log ') ? `log ${letters.get(key.slice(4)) ?? 'n'}` : (letters.get(key) ?? 'n')),
    order: (letter) => {
      const position = [...letters.values()].indexOf(letter);
      return letter === 'V' ? -2 : letter === 'E' ? -1 : position;
    },
    legend: () => [...letters].map(([key, letter]) => `${letter} = ${meaning(key)}`),
  };
}

function rank(key: string, order: readonly string[]): number {
  const name = key.replace(/^(len|value|nodes) /, '').replace(/(\[\])+$/, '');
  const position = order.indexOf(name);
  const depth = key.endsWith('[]') ? 0.5 : 0;
  return (position === -1 ? order.length : position) + depth + (key.startsWith('value') ? 0.25 : 0);
}

function meaning(key: string): string {
  if (key === 'vertices') return 'number of vertices';
  if (key === 'edges') return 'number of edges';
  if (key === 'nodes') return 'number of nodes';
  const list = listOf(key);
  if (list !== null) return `number of nodes of ${list}`;
  const elements = /^len (.+?)\[\]$/.exec(key)?.[1];
  if (elements !== undefined) return `size of one item of ${elements}`;
  if (key.startsWith('len ')) return `len(${key.slice(4)})`;
  return key.startsWith('value ') ? key.slice(6) : key;
}

/** `O(n log n)`, `O(n*m + k)`, `O((V + E) log V)`. */
export function renderGrowth(growth: Growth, letters: Letters): string {
  if (isConstant(growth)) return 'O(1)';
  const terms = [...growth]
    .filter((term) => !isConstant([term]))
    .sort((left, right) => weight(right) - weight(left) || firstOrder(left, letters) - firstOrder(right, letters));
  const shared = sharedLogarithm(terms, letters);
  if (shared !== null) return `O(${shared})`;
  return `O(${[...new Set(terms.map((term) => renderTerm(term, letters)))].join(' + ')})`;
}

function firstOrder(term: Term, letters: Letters): number {
  const key = [...term.powers.keys(), ...term.logs.keys()][0];
  return key === undefined ? 0 : letters.order(letters.letterOf(key));
}

function sharedLogarithm(terms: readonly Term[], letters: Letters): string | null {
  if (terms.length < 2) return null;
  const logs = terms.map((term) => [...term.logs].map(([key, count]) => `${letters.letterOf(key)}${String(count)}`).join());
  const [first] = logs;
  if (first === undefined || first === '' || logs.some((log) => log !== first)) return null;
  const inner = terms.map((term) => renderTerm({ ...term, logs: new Map() }, letters));
  const last = terms[0];
  return last === undefined ? null : `(${inner.join(' + ')}) ${renderTerm({ ...last, powers: new Map(), growth: new Map() }, letters)}`;
}

function renderTerm(term: Term, letters: Letters): string {
  const plain = [...term.powers]
    .filter(([, exponent]) => exponent !== 0)
    .map(([key, exponent]) => ({ letter: letters.letterOf(key), exponent }))
    .sort((left, right) => letters.order(left.letter) - letters.order(right.letter))
    .map(({ letter, exponent }) => renderPower(letter, exponent));
  const factorials = [...term.growth].filter(([, base]) => base === 'factorial').map(([key]) => `${letters.letterOf(key)}!`);
  const bases = new Map<number, string[]>();
  for (const [key, base] of term.growth) {
    if (base !== 'factorial') bases.set(base, [...(bases.get(base) ?? []), letters.letterOf(key)]);
  }
  const exponentials = [...bases].map(([base, keys]) => `${String(base)}^${keys.length > 1 ? `(${keys.join(' + ')})` : (keys[0] ?? 'n')}`);
  const logs = [...term.logs]
    .filter(([, exponent]) => exponent !== 0)
    .map(([key, exponent]) => (exponent === 1 ? `log ${letters.letterOf(key)}` : `log^${String(exponent)} ${letters.letterOf(key)}`));
  const product = [...plain, ...exponentials, ...factorials].join(' * ').replace(/ \* (?=[a-zA-Z](\^|$| ))/g, '*');
  return [product, ...logs].filter((part) => part !== '').join(' ');
}

function renderPower(letter: string, exponent: number): string {
  if (exponent === 1) return letter;
  if (exponent % 1 === 0.5 && exponent > 0) return exponent === 0.5 ? `sqrt(${letter})` : `${renderPower(letter, exponent - 0.5)}*sqrt(${letter})`;
  return `${letter}^${String(exponent)}`;
}
