import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, enclosing, loopTypes } from '../syntax/walk.ts';
import { atCallSite, calleeOf } from './callees.ts';
import { doublesEachTurn } from './doubling.ts';
import { isImprovement } from './improvements.ts';
import { isListMethod, operationGrowth } from './operationGrowth.ts';
import type { SizeReader } from './sizes.ts';
import type { Confidence, FunctionSummary } from './summary.ts';
import { add, at, type Growth, isConstant, multiply, one, type Term } from './terms.ts';
import { loopTurns } from './turns.ts';

/** Work that is counted once for all runs of an outer loop, not once per turn. */
interface Shared {
  readonly growth: Growth;
  readonly outside: SyntaxNode;
}

interface Work {
  readonly growth: Growth;
  readonly shared: readonly Shared[];
}

/** Nothing that a person writes nests deeper; what is generated or broken must not exhaust the stack. */
const maximumDepth = 200;
const none: Work = { growth: one, shared: [] };
const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);
const skipped = new Set(['function_definition', 'class_definition', 'lambda', 'comment', 'import_statement', 'import_from_statement']);
/** Library calls that are taken for constant without saying so. */
const quiet =
  /^(print|len|abs|isinstance|ord|chr|int|float|bool|str|round|divmod|pow|hash|id|type|range|super|bin|hex|oct|iter|next|input|min|max|sum|any|all|sorted|list|dict|set|tuple|enumerate|zip|map|filter|reversed|math\.|heapq\.|bisect\.|collections\.|itertools\.|functools\.|random\.|copy\.|operator\.|string\.|time\.|re\.|typing\.|[A-Z]\w*(Error|Exception)|[A-Z]\w+$)/;

/** Adds up what a function's body costs, without its calls of itself. */
export class WorkCounter {
  /** Names of called functions that nothing is known of. */
  readonly unknownCalls = new Set<string>();
  readonly reasons = new Set<string>();
  /** How sure the summaries of the called functions of this file are. */
  readonly callees = new Set<Confidence>();
  private depth = 0;

  constructor(
    private readonly reader: SizeReader,
    private readonly owner: FunctionInfo,
    private readonly summaryOf: (callee: FunctionInfo) => FunctionSummary | null,
  ) {}

  body(): Growth {
    const body = this.owner.node.field('body');
    if (body === null) return one;
    const { growth, shared } = this.count(body);
    return add(growth, ...shared.map((one) => one.growth));
  }

  /** What one statement or expression costs by itself, all shared work included. */
  of(node: SyntaxNode): Growth {
    const { growth, shared } = this.count(node);
    return add(growth, ...shared.map((one) => one.growth));
  }

  private count(node: SyntaxNode): Work {
    if (skipped.has(node.type) || this.depth >= maximumDepth) return none;
    this.depth++;
    try {
      return this.counted(node);
    } finally {
      this.depth--;
    }
  }

  private counted(node: SyntaxNode): Work {
    if (loopTypes.has(node.type)) return this.loop(node);
    if (comprehensions.has(node.type)) return this.comprehension(node);
    if (node.type === 'return_statement' || node.type === 'raise_statement') return this.leaving(node, outermostLoop(node));
    if (node.type === 'block') {
      const left = loopLeftAfter(node);
      if (left !== null) return this.leaving(node, left);
    }
    const inner = this.children(node.children);
    const own = node.type === 'call' ? this.call(node) : this.operation(node);
    return joined([inner, own]);
  }

  /** `if right - left > len(best): best = text[left:right]`: each copy is longer than the last, so there are only so many. */
  private operation(node: SyntaxNode): Work {
    const growth = operationGrowth(this.reader, node);
    const outside = isConstant(growth) || !isImprovement(node) ? null : outermostLoop(node);
    const value = outside === null ? null : node.field('value');
    if (outside === null || value === null) return { growth, shared: [] };
    this.reasons.add('a better one is found only so often, because each is longer than the one before');
    const whole = this.reader.sizeOf(value);
    return { growth: one, shared: [{ growth: at(multiply(whole, whole), node.line), outside }] };
  }

  private children(nodes: readonly SyntaxNode[]): Work {
    const parts: Work[] = [];
    for (const node of nodes) {
      if (!node.named || node.children.length === 0) continue;
      const work = this.count(node);
      if (work.shared.length > 0 || !isConstant(work.growth)) parts.push(work);
    }
    return joined(parts);
  }

  private loop(node: SyntaxNode): Work {
    const { turns, outside, reason } = loopTurns(this.reader, node);
    if (reason !== null) this.reasons.add(reason);
    const repeated = node.children.filter((child) => child.fieldName === 'body' || child.fieldName === 'condition');
    const header = node.children.filter((child) => child.fieldName === 'right' || child.fieldName === 'alternative');
    const inner = this.children(repeated);
    const before = this.children(header);
    const here = inner.shared.filter((one) => one.outside === node).map((one) => one.growth);
    const passedOn = inner.shared.filter((one) => one.outside !== node);
    const all = at(this.inAllTurns(node, turns, inner.growth), node.line);
    if (outside !== null) {
      return { growth: before.growth, shared: [...passedOn, ...before.shared, { growth: add(all, ...here), outside }] };
    }
    return { growth: add(all, before.growth, ...here), shared: [...passedOn, ...before.shared] };
  }

  private inAllTurns(loop: SyntaxNode, turns: Growth, growth: Growth): Growth {
    const grows = (term: Term): boolean => [...term.growth.keys()].some((key) => turns.some(({ powers }) => powers.has(key)));
    if (!growth.some(grows) || !doublesEachTurn(this.reader, loop)) return multiply(turns, growth);
    const others = growth.filter((term) => !grows(term));
    return add(multiply(turns, add(one, others)), growth.filter(grows));
  }

  /** What a loop does before it is left happens once. */
  private leaving(node: SyntaxNode, outside: SyntaxNode | null): Work {
    const work = this.children(node.children);
    return outside === null ? work : { growth: one, shared: [...work.shared, { growth: work.growth, outside }] };
  }

  /** The first iterable is read once, each further one in every turn of those before it. */
  private comprehension(node: SyntaxNode): Work {
    const parts: Work[] = [];
    let turns = one;
    for (const clause of node.children) {
      const iterable = clause.type === 'for_in_clause' ? clause.field('right') : null;
      if (iterable === null) continue;
      const read = this.count(iterable);
      parts.push({ growth: at(multiply(turns, read.growth), node.line), shared: read.shared });
      turns = multiply(turns, this.reader.sizeOf(iterable));
    }
    const inner = this.children(node.children.filter((child) => child.type !== 'for_in_clause'));
    const here = inner.shared.filter((one) => one.outside === node).map((one) => one.growth);
    const passedOn = inner.shared.filter((one) => one.outside !== node);
    parts.push({ growth: add(at(multiply(turns, inner.growth), node.line), ...here), shared: passedOn });
    return joined(parts);
  }

  private call(node: SyntaxNode): Work {
    const callee = calleeOf(this.reader.analysis, node);
    if (callee === null) {
      this.noteUnknown(node);
      return { growth: operationGrowth(this.reader, node), shared: [] };
    }
    if (callee === this.owner) return none;
    const summary = this.summaryOf(callee);
    if (summary === null) return none;
    this.callees.add(summary.confidence);
    const growth = at(atCallSite(this.reader, summary.timeGrowth, callee, node), node.line);
    const outside = summary.visitsOnce ? outermostLoop(node) : null;
    if (outside === null) return { growth, shared: [] };
    this.reasons.add(`${callee.name} goes on where earlier calls stopped`);
    return { growth: one, shared: [{ growth, outside }] };
  }

  private noteUnknown(node: SyntaxNode): void {
    const callee = node.field('function');
    if (callee === null) return;
    const canonical = this.reader.analysis.canonical(callee);
    if (canonical !== null && quiet.test(canonical)) return;
    if (callee.type === 'attribute' && this.reader.headsOf(callee.field('object') ?? callee).length > 0) return;
    // A class whose instances are made without any work of their own.
    if (callee.type === 'identifier' && /^[A-Z]\w*[a-z]/.test(callee.text)) return;
    if (callee.type === 'attribute' && isListMethod(callee.field('attribute')?.text ?? '')) return;
    this.unknownCalls.add(callee.text.length > 30 ? `${callee.text.slice(0, 27)}…` : callee.text);
  }
}

function joined(parts: readonly Work[]): Work {
  const [first] = parts;
  if (first === undefined) return none;
  if (parts.length === 1) return first;
  return { growth: add(...parts.map((part) => part.growth)), shared: parts.flatMap((part) => part.shared) };
}

/** The loop that a branch leaves at its end, by `break` the innermost, by `return` the outermost; null when it goes on. */
function loopLeftAfter(block: SyntaxNode): SyntaxNode | null {
  if (block.parent === null || !branches.has(block.parent.type)) return null;
  switch (block.lastNamedChild?.type) {
    case 'return_statement':
    case 'raise_statement':
      return outermostLoop(block);
    case 'break_statement':
      return enclosing(block, loopTypes);
    default:
      return null;
  }
}

const branches: ReadonlySet<string> = new Set(['if_statement', 'elif_clause', 'else_clause']);

function outermostLoop(node: SyntaxNode): SyntaxNode | null {
  let found: SyntaxNode | null = null;
  for (const up of ancestors(node)) {
    if (up.type === 'function_definition') break;
    if (loopTypes.has(up.type) || comprehensions.has(up.type)) found = up;
  }
  return found;
}
