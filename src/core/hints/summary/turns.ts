import { hasConstantTurns } from '../costs/loops.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, enclosing, integerValue, loopTypes, unwrap } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { adjacencyTurns, everyEntryTurns, pushesOnto } from './adjacencyTurns.ts';
import { isOverOneItem } from './overItems.ts';
import { filledToTurns } from './filledTo.ts';
import { linkedSize } from './linkedInputs.ts';
import { isInEveryTurn, movements } from './movements.ts';
import { mainInput } from './inputs.ts';
import { pointerTurns } from './pointers.ts';
import type { SizeReader } from './sizes.ts';
import { type Growth, isConstant, logarithm, multiply, one, power } from './terms.ts';
import type { Turns } from './turnCount.ts';
import { passedThrough, worklistOf, worklistTurns } from './worklists.ts';

const plain = (turns: Growth): Turns => ({ turns, outside: null, reason: null });

export function loopTurns(reader: SizeReader, loop: SyntaxNode): Turns {
  if (loop.type === 'while_statement') return whileTurns(reader, loop);
  if (loop.type !== 'for_statement') return plain(reader.turnsOfComprehension(loop));
  const iterable = loop.field('right');
  if (iterable === null || hasConstantTurns(reader.analysis, loop)) return plain(one);
  return (
    levelTurns(reader, loop, iterable) ??
    adjacencyTurns(reader, loop, iterable) ??
    everyEntryTurns(reader, loop, iterable) ??
    growingIterable(reader, loop, iterable) ??
    walkedTurns(reader, loop, iterable) ??
    placesTurns(reader, loop) ??
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

/** A list that its own loop appends to is a queue. */
function growingIterable(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const pushes = pushesOnto(reader, loop, iterable);
  if (pushes.length === 0) return null;
  const turns = passedThrough(reader, { name: iterable.text, node: loop, pops: [], pushes });
  return { turns, outside: null, reason: 'the loop goes on over what it appends' };
}

/** `for _ in range(k): node = node.next`: no further than the list goes. */
function walkedTurns(reader: SizeReader, loop: SyntaxNode, iterable: SyntaxNode): Turns | null {
  const body = loop.field('body');
  if (body === null || !/^x?range\(/.test(iterable.text)) return null;
  const walks = movements(reader, body).filter(
    ({ movement, name, node }) =>
      movement === 'link' && isInEveryTurn(node, body) && goesToNext(name, node),
  );
  return walks.length === 0 ? null : plain(linkedSize(reader, walks.flatMap(({ target }) => target)));
}

/** `node = node.next`, also beside other assignments: `node.next, before, node = before, node, node.next`. */
function goesToNext(name: string, assignment: SyntaxNode): boolean {
  const targets = assignment.field('left')?.type === 'pattern_list' ? assignment.field('left')?.namedChildren : [assignment.field('left')];
  const values = assignment.field('right')?.type === 'expression_list' ? assignment.field('right')?.namedChildren : [assignment.field('right')];
  const place = targets?.findIndex((target) => target?.text === name) ?? -1;
  return new RegExp(String.raw`^${name}\.\w+$`).test(values?.[place]?.text ?? '');
}

/** `for i in range(len(p) + 1)` inside `for p in perms`, which makes `perms` n! long: those turns are counted there. */
function placesTurns(reader: SizeReader, loop: SyntaxNode): Turns | null {
  const outer = enclosing(loop, loopTypes);
  const source = outer?.field('right') ?? null;
  if (outer === null || source?.type !== 'identifier' || !isOverOneItem(loop, outer)) return null;
  const isRemade = resolveName(reader.analysis.facts, source.text, source).some(
    ({ kind, value, scope }) =>
      kind === 'assignment' &&
      value?.type === 'identifier' &&
      (scope.elementWrites.get(value.text) ?? []).some((write) => loop.contains(write.node)),
  );
  return isRemade ? plain(one) : null;
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
  const factor = isGuarded(loop, outer) ? logarithm(logarithmSymbol(size)) : logarithm(size);
  return {
    turns: size.flatMap((term) => factor.map((log) => ({ ...term, logs: log.logs }))),
    outside: outer,
    reason: 'the steps get longer: n/1 + n/2 + n/3 + … in all',
  };
}

/** Only for some numbers: in an `if`, or after one that goes on with the next number. */
function isGuarded(loop: SyntaxNode, outer: SyntaxNode): boolean {
  const guard = enclosing(loop, new Set(['if_statement']), outer);
  if (guard !== null && outer.contains(guard)) return true;
  const before = loop.parent?.namedChildren.filter((statement) => statement.start < loop.start) ?? [];
  return before.some(
    (statement) => statement.type === 'if_statement' && statement.field('consequence')?.lastNamedChild?.type === 'continue_statement',
  );
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
