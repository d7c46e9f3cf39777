import type { Analysis } from './analysis.ts';
import { concurrencyRules } from './concurrency/rules.ts';
import { costTip, listedCostTip } from './costs/tips.ts';
import type { Hint, HintRange, RuleId } from './hint.ts';
import { recursionTips, calleeTip, definitionTip, loopTip, type Measured } from './summary/summaryTips.ts';
import { Suppressions } from './suppressions.ts';
import type { SyntaxNode } from './syntax/node.ts';
import { nodeAt } from './syntax/walk.ts';

/** What the learner's settings say. */
export interface HintSettings {
  readonly disabledRules: ReadonlySet<RuleId>;
}

const allRules: HintSettings = { disabledRules: new Set() };

/** What a hover shows: the smallest range it is about, and one markdown text per section, the most urgent first. */
export interface HoverContent {
  readonly range: HintRange;
  readonly sections: readonly Hint[];
}

/** What was found in one version of a file, remembered with its analysis. */
interface Found {
  readonly hints: readonly Hint[];
  readonly suppressions: Suppressions;
}

const found = new WeakMap<Analysis, Found>();
const claims = new WeakMap<Analysis, Map<SyntaxNode, Hint | null>>();
const operations = new Set(['call', 'subscript', 'comparison_operator', 'binary_operator', 'augmented_assignment']);
/** What holds other things and has a cost of its own. */
const headers = new Set([
  'function_definition',
  'for_statement',
  'while_statement',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);
const order = { warning: 0, hint: 1, hover: 2 } as const;

/**
 * The hints of a file in source order: every concurrency finding, and the cost tips that are worth dots in the editor or
 * come close. Other tips that only a hover shows are left out.
 */
export function fileHints(analysis: Analysis, settings: HintSettings = allRules): readonly Hint[] {
  const { hints, suppressions } = findingsOf(analysis);
  return hints.filter((hint) => isWanted(hint, settings, suppressions));
}

function isWanted(hint: Hint, { disabledRules }: HintSettings, suppressions: Suppressions): boolean {
  return !disabledRules.has(hint.rule) && !suppressions.silences(hint);
}

function findingsOf(analysis: Analysis): Found {
  const known = found.get(analysis);
  if (known !== undefined) return known;
  const steps = prepare(analysis);
  while (steps.next().done !== true);
  return findingsOf(analysis);
}

/**
 * Finds all hints of a file in small steps, so that whoever drives it can give the thread back between two of them.
 * Afterwards {@link fileHints} only looks up; without it all the work is done at once.
 */
export function* prepare(analysis: Analysis): Generator<void, void> {
  if (found.has(analysis)) return;
  const hints: Hint[] = [];
  for (const rule of concurrencyRules) {
    hints.push(...rule.check(analysis));
    yield;
  }
  for (const tip of recursionTips(analysis)) {
    if (tip !== null) hints.push(tip);
    yield;
  }
  for (const node of analysis.facts.operations) {
    const tip = listedCostTip(analysis, node);
    if (tip !== null) hints.push(tip);
    yield;
  }
  hints.sort((left, right) => left.range.start - right.range.start || left.range.end - right.range.end);
  found.set(analysis, { hints, suppressions: new Suppressions(analysis.tree.source) });
}

/** Works out what the functions of a file cost, in small steps too. Afterwards {@link hover} only looks up. */
export function* summarise(analysis: Analysis): Generator<void, void> {
  for (const owner of analysis.facts.functions) {
    analysis.summaries.of(owner);
    yield;
  }
}

const nothingMeasured: Measured = new Map();

/**
 * What to show for a place in a file (UTF-16 offset): findings whose range holds it, and the cost of the innermost
 * operation, loop header or function header there; null when there is nothing to say.
 */
export function hover(
  analysis: Analysis,
  offset: number,
  settings: HintSettings = allRules,
  measured: Measured = nothingMeasured,
): HoverContent | null {
  const node = nodeAt(analysis.tree.root, offset);
  const tip = tipAround(analysis, node, measured);
  const { hints, suppressions } = findingsOf(analysis);
  // A long file has many hints: the few that lie around the place are looked for first.
  const around = hints.filter(
    (hint) => hint.range.start <= offset && offset < hint.range.end && hint !== tip && isWanted(hint, settings, suppressions),
  );
  const isAllowed = tip !== null && isWanted(tip, settings, suppressions);
  const isSaid =
    tip !== null &&
    around.some((hint) => hint.rule === tip.rule && hint.range.start === tip.range.start && hint.range.end === tip.range.end);
  const sections = [...around, ...(isAllowed && !isSaid ? [tip] : [])].sort(
    (left, right) => order[left.severity] - order[right.severity] || size(left.range) - size(right.range),
  );
  const [first] = sections;
  return first === undefined ? null : { range: smallest(sections, first.range), sections };
}

function smallest(sections: readonly Hint[], first: HintRange): HintRange {
  return sections.reduce((best, { range }) => (size(range) < size(best) ? range : best), first);
}

function size(range: HintRange): number {
  return range.end - range.start;
}

/** The innermost thing with a cost whose header or operands hold the node; nothing across a statement's border. */
function tipAround(analysis: Analysis, node: SyntaxNode, measured: Measured): Hint | null {
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) {
    if (at.type === 'block' || at.type === 'module' || at.type === 'comment' || at.type === 'class_definition') return null;
    const isOperation = operations.has(at.type);
    if (!isOperation && !headers.has(at.type)) continue;
    const tip = measured.size === 0 ? claimOn(analysis, at) : tipOn(analysis, at, measured);
    if (tip !== null || !isOperation) return tip;
  }
  return null;
}

function tipOn(analysis: Analysis, node: SyntaxNode, measured: Measured): Hint | null {
  if (node.type === 'function_definition') return definitionTip(analysis, node, measured);
  if (headers.has(node.type)) return loopTip(analysis, node);
  return costTip(analysis, node) ?? calleeTip(analysis, node, measured);
}

/** The tip on a node as long as nothing was measured, remembered: it is the same at each of the node's places. */
function claimOn(analysis: Analysis, node: SyntaxNode): Hint | null {
  const known = claims.get(analysis) ?? new Map<SyntaxNode, Hint | null>();
  claims.set(analysis, known);
  const claim = known.get(node);
  if (claim !== undefined) return claim;
  const tip = tipOn(analysis, node, nothingMeasured);
  known.set(node, tip);
  return tip;
}
