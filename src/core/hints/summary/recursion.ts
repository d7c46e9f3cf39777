import { backtracking, returnsValue } from './backtracking.ts';
import { adjacencyTable } from './adjacency.ts';
import { calleeOf } from './callees.ts';
import { descendants, integerValue, ownDescendantsOf } from '../syntax/walk.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import { hasConstantTurns } from '../costs/loops.ts';
import { inputParameters } from './inputs.ts';
import { marksShared, memoOf, undoesMark } from './marking.ts';
import { callsOnOnePath, type SelfCall, selfCallsOf } from './selfCalls.ts';
import { depthOf, type Input, sizeOfInput, statesOf, widest } from './recursionSizes.ts';
import type { SizeReader } from './sizes.ts';
import { structureNodes } from './interleaved.ts';
import { makesNodePerCall } from './builtNodes.ts';
import { consuming } from './consuming.ts';
import { chained } from './chains.ts';
import type { Recursion } from './summary.ts';
import { withoutLastChoice, withoutOwnResult, withResult } from './recursiveResults.ts';
import { add, exponential, type Growth, isConstant, logarithm, multiply, one, power, substitute, symbol, type Term } from './terms.ts';
import { cellsOf } from './worklists.ts';

/** How a function calls itself; null when it does not. `work` and `memory` are one run's own. */
export function recursionOf(reader: SizeReader, owner: FunctionInfo, work: Growth, memory: Growth): Input | null {
  const calls = selfCallsOf(reader.analysis, owner);
  if (calls.length === 0) return null;
  const shapes = new Set(calls.flatMap((call) => [...call.arguments.values()]));
  return { reader, owner, calls, shapes, branching: branchingOf(reader, owner, calls), work, memory };
}

/** Solves the recurrence, where what a call gives is of the size `result`. */
export function solveRecursion(raw: Input, result: Growth): Recursion {
  const input = { ...raw, work: withResult(raw.work, result), memory: withResult(withoutLastChoice(raw.memory, result), result) };
  const solved = solvedBy(raw, input, result);
  // What is remembered or visited once is counted with its results.
  if (solved.finding.kind === 'memo' || solved.finding.kind === 'visit' || !makesNodePerCall(input.reader, input.owner, input.calls)) return solved;
  const runs = solvedBy({ ...raw, work: one, memory: one }, { ...input, work: one, memory: one }, result).time;
  return { ...solved, space: add(solved.space, runs) };
}

function solvedBy(raw: Input, input: Input, result: Growth): Recursion {
  return memoised(input) ?? chained(input) ?? consuming(input) ?? visiting(input) ?? structural(isConstant(result) ? input : raw) ?? partitioned(input) ?? halved(input) ?? stepping(input);
}

function branchingOf(reader: SizeReader, owner: FunctionInfo, calls: readonly SelfCall[]): number {
  const body = owner.node.field('body');
  const nodes = new Set(calls.map((call) => call.node));
  return body === null ? 0 : callsOnOnePath(body, nodes, (loop) => (hasConstantTurns(reader.analysis, loop) ? constantTurns(loop) : 1));
}

function constantTurns(loop: SyntaxNode): number {
  const iterable = loop.field('right');
  if (iterable === null) return 1;
  if (iterable.type === 'call') return Math.max(1, integerValue(iterable.field('arguments')?.lastNamedChild ?? iterable) ?? 1);
  return Math.max(1, iterable.namedChildren.length);
}

function memoised(input: Input): Recursion | null {
  const { reader, owner, work, memory } = input;
  const memo = memoOf(owner);
  if (memo === null) return null;
  const isGraph = goesToNeighbours(input);
  const states = isGraph ? symbol('vertices') : statesOf(input);
  return {
    time: isGraph ? add(states, symbol('edges')) : multiply(states, work),
    space: add(states, memory),
    finding: { kind: 'memo', wantsMemo: false, sentence: `It remembers its results (${memo}): each state is worked out once.` },
    visitsOnce: reader.owner.node.parent?.type !== 'module',
  };
}

/** A loop over the neighbours of a vertex calls the function again. */
function goesToNeighbours({ reader, owner, calls }: Input): boolean {
  return [...descendants(owner.node)].some((node) => {
    const isLoop = node.type === 'for_statement' || comprehensions.has(node.type);
    if (!isLoop || !calls.some((call) => node.contains(call.node))) return false;
    const iterable = (node.type === 'for_statement' ? node : node.childOfType('for_in_clause'))?.field('right') ?? null;
    return iterable !== null && adjacencyTable(reader, iterable) !== null;
  });
}

const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);

function visiting(input: Input): Recursion | null {
  const { reader, owner, calls } = input;
  if (
    !marksShared(owner) ||
    undoesMark(
      owner,
      calls.map((call) => call.node),
    )
  )
    return null;
  const neighbours = goesToNeighbours(input);
  const changed = owner.parameters.filter(({ name }) => calls.some((call) => (call.arguments.get(name) ?? 'same') !== 'same'));
  // A row and a column lead to a cell, one index to one of the first dimension.
  const cells = neighbours || changed.length < 2 ? null : cellsOf(reader, owner.node);
  const places = neighbours ? symbol('vertices') : (cells ?? widest(input));
  return {
    time: neighbours ? add(symbol('vertices'), symbol('edges')) : multiply(places, input.work),
    space: add(places, input.memory),
    finding: { kind: 'visit', wantsMemo: false, sentence: 'It marks what it has seen, so that each place is visited once.' },
    visitsOnce: true,
  };
}

function structural(input: Input): Recursion | null {
  const { shapes, work, memory, calls, owner } = input;
  if (!shapes.has('structure') || isManyWays(input)) return null;
  const isUndone = undoesMark(
    owner,
    calls.map((call) => call.node),
  );
  // What is taken back after each branch of a tree does not make it walk a branch twice.
  if (isUndone && !calls.every(({ node }) => /\.(left|right)\b/.test(node.text))) return null;
  const nodes = structureNodes(input);
  const { own, handedUp } = withoutOwnResult(
    substitute(work, (key) => (isPartOfStructure(input, key) ? one : isPathSoFar(input, key) ? nodes : null)),
  );
  // What is handed up is held once, by the one that it was handed to last.
  const held = substitute(withoutOwnResult(memory).own, (key) => (isPartOfStructure(input, key) ? nodes : null));
  const once = multiply(nodes, dropLoopOverChildren(own));
  return {
    // What is handed up is copied once on each level above it.
    time: handedUp ? add(once, multiply(nodes, nodes)) : once,
    space: add(nodes, held),
    finding: {
      kind: 'tree',
      wantsMemo: false,
      sentence: 'It goes down a structure and meets each node once; the stack is as deep as the structure.',
    },
    visitsOnce: false,
  };
}

/** To all neighbours in a graph that nothing is marked in, and that may lead to one vertex on many ways; a tree does not. */
function isManyWays(input: Input): boolean {
  const { text } = input.owner.node;
  const isTree = /\b(tree|child|children|kids|sub\w*)\b/i.test(text);
  const asksParent = input.owner.parameters.some(({ name }) => new RegExp(String.raw`(!=|is not)\s*${name}\b|==\s*${name}\b`).test(text));
  return goesToNeighbours(input) && input.calls.some(({ loop }) => loop !== null) && /\bfor\b[^\n]*\bin\s+\w*(graph|adj|neighbou?rs|edges)\w*\[/i.test(text) && !isTree && !asksParent;
}

/** The length of a parameter that each call of itself goes down in: all of these together are the nodes. */
function isPartOfStructure({ calls }: Input, key: string): boolean {
  const name = /^len ([^[]+)(\[\])*$/.exec(key)?.[1];
  return name !== undefined && calls.some((call) => call.arguments.get(name) === 'structure');
}

/** `go(node.left, path + [node.value])`: as long as the call is deep, whatever the first caller gives. */
function isPathSoFar({ owner }: Input, key: string): boolean {
  const name = /^len (\w+)$/.exec(key)?.[1];
  return name !== undefined && new RegExp(String.raw`\b${name}\s*\+\s*([\[("']|f["']|str\()`).test(owner.node.text);
}

/** All children lists of a tree together have one entry per node. */
function dropLoopOverChildren(work: Growth): Growth {
  return work.every((term) => [...term.powers.keys()].every((key) => key === 'nodes' || key.endsWith('[]'))) &&
    work.every((term) => [...term.powers.values()].every((value) => value <= 1)) &&
    !work.some((term) => term.powers.has('nodes'))
    ? one
    : work;
}

function partitioned(input: Input): Recursion | null {
  const { shapes, work, branching, memory } = input;
  if (!shapes.has('partition')) return null;
  const isRandom = splitsAtRandom(input);
  const size = sizeOfInput(input);
  const time =
    branching >= 2 ? (isRandom ? multiply(work, logarithm(size)) : multiply(size, work)) : isRandom ? work : multiply(size, work);
  const average = branching >= 2 ? 'O(n log n)' : 'O(n)';
  const sentence = isRandom
    ? 'It splits at a random pivot: the expected cost is counted, the worst case is quadratic.'
    : `It splits at a pivot: ${average} on average, quadratic when every split is lopsided.`;
  return {
    time,
    space: add(isRandom ? logarithm(size) : size, isConstant(memory) ? one : size),
    finding: { kind: 'partition', wantsMemo: false, sentence },
    visitsOnce: false,
  };
}

/** The function, or one of this file that it calls, draws the pivot. */
function splitsAtRandom({ reader, owner }: Input): boolean {
  const called = [...ownDescendantsOf(owner.node)].flatMap((node) => (node.type === 'call' ? (calleeOf(reader.analysis, node) ?? []) : []));
  return [owner, ...called].some(({ node }) => /rand(om|int|range)|\b(choice|shuffle)\(/.test(node.text));
}

/** T(n) = a T(n / 2) + work, by the Master theorem. */
function halved(input: Input): Recursion | null {
  const { shapes, work, branching, memory } = input;
  if (!shapes.has('halving')) return null;
  const size = sizeOfInput(input);
  const critical = Math.log2(Math.max(1, branching));
  const degree = Math.max(...work.map(degreeOf));
  const sentence = `It halves its input and calls itself ${branching === 1 ? 'once' : `${String(branching)} times`} per run.`;
  const time =
    degree > critical
      ? work
      : degree === critical
        ? multiply(isConstant(work) && critical === 0 ? one : work, logarithm(size))
        : power(size, Math.round(critical * 100) / 100);
  return {
    time,
    space: add(logarithm(size), memory),
    finding: { kind: branching >= 2 ? 'divide' : 'halving', wantsMemo: false, sentence },
    visitsOnce: false,
  };
}

function degreeOf(term: Term): number {
  return [...term.powers.values()].reduce((sum, value) => sum + value, 0) + (term.growth.size > 0 ? 10 : 0);
}

function stepping(input: Input): Recursion {
  const { owner, calls, branching, work, memory } = input;
  const depth = depthOf(input);
  const space = add(depth, isConstant(memory) ? one : onEachLevel(depth, memory));
  const loops = calls.flatMap((call) => call.loop ?? []);
  const [loop] = loops;
  if (loop !== undefined) return backtracking(input, loop, depth);
  if (branching <= 1) {
    return {
      time: onEachLevel(depth, work),
      space,
      finding: { kind: 'linear', wantsMemo: false, sentence: 'It calls itself once per run: the depth multiplies.' },
      visitsOnce: false,
    };
  }
  const changesState = undoesMark(
    owner,
    calls.map((call) => call.node),
  );
  const runs = exponential(branching, depth);
  return {
    time: multiply(runs, work),
    space,
    runs,
    finding: {
      kind: 'exponential',
      wantsMemo: !changesState && isRemembered(input) && returnsValue(owner),
      sentence: `It calls itself ${String(branching)} times per run on input that is only a little smaller: the calls double with every step.`,
    },
    visitsOnce: false,
  };
}

/** What grows exponentially is nearly all on the last level, everything else is paid on each. */
function onEachLevel(depth: Growth, growth: Growth): Growth {
  return add(...growth.map((term): Growth => (term.growth.size > 0 ? [term] : multiply(depth, [term]))));
}

const hashable = new Set(['int', 'str', 'tuple', 'float', 'bool', 'None']);

/** What changes from call to call can be the key of a table; a list that is only handed on need not be. */
function isRemembered({ reader, owner, calls }: Input): boolean {
  return inputParameters(owner).every(
    ({ name, node }) =>
      calls.every((call) => call.arguments.get(name) === 'same') || reader.headsOf(node).every((head) => hashable.has(head)),
  );
}
