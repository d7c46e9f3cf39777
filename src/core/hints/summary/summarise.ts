import type { Analysis } from '../analysis.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { atCallSite, calleeOf } from './callees.ts';
import { equaliser } from './equalSizes.ts';
import { turnsAround } from './grown.ts';
import { inputParameters, inputSize, isSequence, mainInput } from './inputs.ts';
import { confidenceOf } from './confidence.ts';
import { memoryOf } from './memory.ts';
import { chooseLetters, renderGrowth } from './render.ts';
import { traversesShared } from './sharedTraversal.ts';
import { recursionOf, solveRecursion } from './recursion.ts';
import { ownResult, solveResult, withResult } from './recursiveResults.ts';
import { SizeReader } from './sizes.ts';
import type { FunctionSummary } from './summary.ts';
import { add, type Growth, isConstant, multiply, one, substitute, type Term, weight } from './terms.ts';
import { settle } from './least.ts';
import { unifiedLists } from './linkedInputs.ts';
import { unifier, withoutBounds } from './unify.ts';
import { WorkCounter } from './work.ts';

/** Summaries of all functions of a file, made when asked for and remembered. */
export class Summaries {
  private readonly known = new Map<FunctionInfo, FunctionSummary | null>();
  private readonly readers = new Map<FunctionInfo, SizeReader>();
  private readonly open = new Set<FunctionInfo>();

  constructor(private readonly analysis: Analysis) {}

  /** How large things get inside a function, remembered between questions. */
  readerOf(owner: FunctionInfo): SizeReader {
    const known = this.readers.get(owner);
    if (known !== undefined) return known;
    const reader: SizeReader = new SizeReader(this.analysis, owner, {
      resultSize: (call): Growth | null => {
        const callee = calleeOf(this.analysis, call);
        if (callee === null) return null;
        if (callee === owner) return ownResult;
        const result = this.of(callee)?.resultGrowth ?? null;
        return result === null ? null : atCallSite(reader, result, callee, call);
      },
      runs: (call): Growth | null => {
        const callee = calleeOf(this.analysis, call);
        const runs = callee === null || callee === owner ? null : (this.of(callee)?.runs ?? null);
        return callee === null || runs === null ? null : atCallSite(reader, runs, callee, call);
      },
    });
    this.readers.set(owner, reader);
    return reader;
  }

  /** What a function costs at most; null while it is being asked for (functions that call each other). */
  of(owner: FunctionInfo): FunctionSummary | null {
    const remembered = this.known.get(owner);
    if (remembered !== undefined) return remembered;
    if (this.open.has(owner) || this.open.size > 20) return null;
    this.open.add(owner);
    try {
      const summary = this.summarise(owner);
      this.known.set(owner, summary);
      return summary;
    } finally {
      this.open.delete(owner);
    }
  }

  private summarise(owner: FunctionInfo): FunctionSummary {
    const summaryOf = (callee: FunctionInfo): FunctionSummary | null => this.of(callee);
    const reader = this.readerOf(owner);
    const counter = new WorkCounter(reader, owner, summaryOf);
    const own = { time: counter.body(), space: memoryOf(reader, owner, summaryOf) };
    const input = recursionOf(reader, owner, own.time, own.space);
    const returned = resultOf(reader, owner);
    const size = input === null ? one : solveResult(input, returned);
    const recursion = input === null ? null : solveRecursion(input, size);
    const { time, space } = unified(reader, owner, recursion ?? own);
    return {
      owner,
      ...worded(owner, time, space),
      timeGrowth: time,
      spaceGrowth: space,
      resultGrowth: returned === null ? null : settle(withResult(returned, size)),
      runs: recursion?.runs ?? null,
      confidence: confidenceOf(reader, counter, { time, space, isRecursive: recursion !== null }),
      reasons: [...counter.reasons, ...(recursion === null ? [] : [recursion.finding.sentence])],
      unknownCalls: [...counter.unknownCalls],
      visitsOnce: recursion?.visitsOnce ?? traversesShared(reader, owner),
      recursion: recursion?.finding ?? null,
    };
  }
}

interface Cost {
  readonly time: Growth;
  readonly space: Growth;
}

/** What a constructor makes is as large as what it is given. */
function ofNewObject(reader: SizeReader, owner: FunctionInfo, growth: Growth): Growth {
  if (owner.name !== '__init__' || inputParameters(owner).length === 0) return growth;
  const made = contentsOf(reader, owner);
  return substitute(growth, (key) => (key === 'len self' ? made : null));
}

/** The containers that it is given, or else the first number. */
function contentsOf(reader: SizeReader, owner: FunctionInfo): Growth {
  const containers = inputParameters(owner).filter((parameter) => isSequence(reader, parameter));
  return containers.length === 0 ? mainInput(reader, owner) : add(one, ...containers.map((parameter) => inputSize(reader, parameter)));
}

function unified(reader: SizeReader, owner: FunctionInfo, { time, space }: Cost): Cost {
  const lists = unifiedLists([time, space]);
  const equal = equaliser(reader, owner);
  const settled = [time, space].map((growth) => equal(lists(settle(ofNewObject(reader, owner, growth)))));
  const unify = unifier(reader, owner, settled);
  const [shownTime = one, shownSpace = one] = settled.map((growth) => withoutBounds(unify(growth), reader.bounds));
  return { time: shownTime, space: shownSpace };
}

function worded(owner: FunctionInfo, time: Growth, space: Growth): Pick<FunctionSummary, 'time' | 'space' | 'dominatingLine' | 'legend'> {
  const letters = chooseLetters(
    [time, space],
    owner.parameters.map((parameter) => parameter.name),
  );
  const line = isConstant(time) ? null : (dominatingTerm(time)?.line ?? null);
  return {
    time: renderGrowth(time, letters),
    space: renderGrowth(space, letters),
    dominatingLine: line === 0 ? owner.node.line : line,
    legend: isConstant(time) && isConstant(space) ? [] : letters.legend(),
  };
}

function dominatingTerm(growth: Growth): Term | null {
  let best: Term | null = null;
  for (const term of growth) if (best === null || weight(term) > weight(best)) best = term;
  return best;
}

function resultOf(reader: SizeReader, owner: FunctionInfo): Growth | null {
  const sizes = owner.returns.flatMap(({ value }) => (value === null ? [] : [reader.sizeOf(value)]));
  if (owner.yields.length > 0) return add(one, ...owner.yields.map((node) => yieldedBy(reader, node)));
  return sizes.length === 0 ? null : add(...sizes);
}

/** How many items one `yield` gives in all turns of the loops around it. */
function yieldedBy(reader: SizeReader, node: SyntaxNode): Growth {
  const source = node.hasToken('from') ? node.firstNamedChild : null;
  return multiply(turnsAround(reader, node), source === null ? one : reader.sizeOf(source));
}
