import { hasConstantTurns } from '../costs/loops.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, enclosing, integerValue, unwrap } from '../syntax/walk.ts';
import { adjacencyTable } from './adjacency.ts';
import { filledToTurns } from './filledTo.ts';
import { mainInput } from './inputs.ts';
import { pointerTurns } from './pointers.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, isConstant, logarithm, multiply, one, power, symbol } from './terms.ts';
import { loopTypes, type Turns } from './turnCount.ts';
import { loopOverTraversals, worklistOf, worklistTurns } from './worklists.ts';

const functionTypes: ReadonlySet<string> = new Set(['function_definition']);

const plain = (turns: Growth): Turns => ({ turns, outside: null, reason: null });

export function loopTurns(reader: SizeReader, loop: SyntaxNode): Turns {
  if (loop.type === 'while_statement') return whileTurns(reader, loop);
  if (loop.type !== 'for_statement') return plain(reader.turnsOfComprehension(loop));
  const iterable = loop.field('right');
  if (iterable === null || hasConstantTurns(reader.analysis, loop)) return plain(one);
  return (
    levelTurns(reader, loop, iterable) ??
    adjacencyTurns(reader, loop, iterable) ??
    growingIterable(reader, loop, iterable) ??
    harmonicTurns(reader, loop, iterable) ??
    stridingTurns(reader, iterable) ??
    plain(reader.sizeOf(iterable))
  );
}

/** Turns for one run of the loop, amortised ones counted as a constant: for the growth of containers. */
export function turnsOf(reader: SizeReader, loop: SyntaxNode): Growth {
  const key = `t${String(loop.start)}`;
  return (
    reader.guarded(key, () => {
      const { turns, outside } = loopTurns(reader, loop);
      return outside === null ? turns : one;
    }) ?? one
  );
}

function whileTurns(reader: SizeReader, loop: SyntaxNode): Turns {
  const known = fillingTurns(reader, loop) ?? worklistTurns(reader, loop) ?? filledToTurns(reader, loop) ?? pointerTurns(reader, loop);
  return known === null || isUnexplained(known, loop) ? unknownTurns(reader) : known;
}

/** A fixed number of turns, although no number stands in the condition that could fix it. */
function isUnexplained({ turns, outside, reason }: Turns, loop: SyntaxNode): boolean {
  const condition = loop.field('condition')?.text ?? '';
  return isConstant(turns) && outside === null && reason === null && !/\d|^True$/.test(condition);
}

/** `while node: stack.append(node)` inside `while stack or node`: each turn puts in what the loop around takes out once. */
function fillingTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const outer = enclosing(loop, loopTypes);
  const list = outer?.type === 'while_statement' ? worklistOf(reader, outer) : null;
  const body = loop.field('body');
  if (list?.pushes.some((push) => push.parent?.parent === body) !== true) return null;
  return { turns: one, outside: null, reason: 'what each turn puts in is taken out once by the loop around' };
}

function unknownTurns(reader: SizeReader): Turns {
  reader.uncertain = true;
  return plain(mainInput(reader, reader.owner));
}

/** `for _ in range(len(queue))` or `for node in level` inside `while queue`: each item is taken once in all. */
function levelTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const outer = enclosing(loop, loopTypes);
  if (outer?.type !== 'while_statement') return null;
  const list = worklistOf(reader, outer);
  if (list === null) return null;
  const text = unwrap(iterable).text;
  const isLevel = text === list.name || new RegExp(String.raw`^range\(\s*(len\(\s*${list.name}\s*\)|\w+)\s*\)$`).test(text);
  if (!isLevel) return null;
  if (text !== list.name && !text.includes('len(')) {
    // `size = len(queue)` before the inner loop.
    const bound = callArguments(iterable).positional[0]?.text ?? '';
    if (!new RegExp(String.raw`\b${bound}\s*=\s*len\(\s*${list.name}\s*\)`).test(outer.text)) return null;
  }
  return { turns: one, outside: null, reason: 'each item is taken from the queue once in all' };
}

/** `for neighbour in graph[node]` inside a traversal: all neighbour lists together have one entry per edge. */
function adjacencyTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const table = adjacencyTable(reader, iterable);
  if (table === null) return null;
  for (const up of ancestors(loop)) {
    const list = up.type === 'while_statement' ? worklistOf(reader, up) : null;
    if (list !== null) {
      const outside = loopOverTraversals(reader, list) ?? up;
      return { turns: symbol('edges'), outside, reason: 'all neighbour lists together have one entry per edge' };
    }
    if (functionTypes.has(up.type)) break;
  }
  return null;
}

/** A list that its own loop appends to is a queue. */
function growingIterable(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  if (iterable.type !== 'identifier') return null;
  const body = loop.field('body');
  const isGrown = (reader.analysis.facts.calls.get('append') ?? []).some(
    (call) => body?.contains(call) === true && call.field('function')?.field('object')?.text === iterable.text,
  );
  return isGrown ? { turns: symbol('vertices'), outside: null, reason: 'the loop goes on over what it appends' } : null;
}

/** `for multiple in range(i * i, n, i)` inside a loop over i: n/1 + n/2 + … = n log n in all. */
function harmonicTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const callee = iterable.type === 'call' ? iterable.field('function') : null;
  if (callee === null || reader.analysis.canonical(callee) !== 'range') return null;
  const [, stop, step] = callArguments(iterable).positional;
  if (stop === undefined || step === undefined || integerValue(step) !== null) return null;
  const outer = enclosing(loop, loopTypes);
  const size = reader.valueOf(stop);
  if (outer === null || !isCountedBy(outer, step) || isConstant(size)) return null;
  const guard = enclosing(loop, new Set(['if_statement']), outer);
  const factor = guard !== null && outer.contains(guard) ? logarithm(logarithmSymbol(size)) : logarithm(size);
  return {
    turns: size.flatMap((term) => factor.map((log) => ({ ...term, logs: log.logs }))),
    outside: outer,
    reason: 'the steps get longer: n/1 + n/2 + n/3 + … in all',
  };
}

/** `range(0, n, k)` turns n / k times. */
function stridingTurns(reader: SizeReader, iterable: SyntaxNode): Turns | null {
  const callee = iterable.type === 'call' ? iterable.field('function') : null;
  const step = callee !== null && reader.analysis.canonical(callee) === 'range' ? callArguments(iterable).positional[2] : undefined;
  const [stride, ...others] = step?.type === 'identifier' ? reader.valueOf(step) : [];
  if (stride === undefined || others.length > 0 || stride.growth.size > 0 || isConstant([stride])) return null;
  return plain(multiply(reader.sizeOf(iterable), power([stride], -1)));
}

/** `step` is the variable that the loop counts. */
function isCountedBy(loop: SyntaxNode, step: SyntaxNode): boolean {
  if (loop.type === 'for_statement') return loop.field('left')?.text === step.text;
  return new RegExp(String.raw`\b${step.text.replaceAll(/\W/g, '')}\b`).test(loop.field('condition')?.text ?? '');
}

/** The sieve's log log n: only primes strike out multiples. */
function logarithmSymbol(size: Growth): Growth {
  return size.map((term) => ({ ...term, powers: new Map([...term.powers].map(([key, value]) => [`log ${key}`, value])) }));
}
