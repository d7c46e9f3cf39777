import type { Analysis } from '../analysis.ts';
import { generalLink } from '../costs/classify.ts';
import { type Hint, type LinkTarget, rangeOf } from '../hint.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, loopTypes } from '../syntax/walk.ts';
import { calleeOf } from './callees.ts';
import { inputParameters } from './inputs.ts';
import { settle } from './least.ts';
import { chooseLetters, renderGrowth } from './render.ts';
import { type SelfCall, selfCallsOf } from './selfCalls.ts';
import type { FunctionSummary } from './summary.ts';
import { isConstant, multiply } from './terms.ts';
import { loopTurns } from './turns.ts';
import { WorkCounter } from './work.ts';

/** What the growth check measured, by the name of the function, qualified or not ("grows like n from n = 64 to 4,096"). */
export type Measured = ReadonlyMap<string, string>;

/** The summary of a `def`, for a hover on its header. */
export function definitionTip(analysis: Analysis, node: SyntaxNode, measured: Measured): Hint | null {
  const owner = analysis.facts.definitions.get(node);
  if (owner?.kind !== 'function') return null;
  const summary = analysis.summaries.of(owner);
  const name = node.field('name');
  if (summary === null || name === null) return null;
  const measurement = measured.get(analysis.qualifiedName(owner)) ?? measured.get(owner.name);
  const lines = summaryLines(summary);
  if (measurement !== undefined) lines.push(`Measured last: ${measurement}`);
  return { ...tip('CX20', 'function-cost', name, lines), link: taughtBy(summary) };
}

/** The summary of the function of this file that a call runs. */
export function calleeTip(analysis: Analysis, call: SyntaxNode, measured: Measured): Hint | null {
  const callee = call.type === 'call' ? calleeOf(analysis, call) : null;
  const summary = callee === null ? null : analysis.summaries.of(callee);
  if (callee === null || summary === null) return null;
  const measurement = measured.get(analysis.qualifiedName(callee)) ?? measured.get(callee.name);
  const lines = [`\`${callee.name}\` (line ${String(callee.node.line)})`, ...summaryLines(summary)];
  if (measurement !== undefined) lines.push(`Measured last: ${measurement}`);
  return { ...tip('CX20', 'function-cost', call, lines), link: taughtBy(summary) };
}

function taughtBy(summary: FunctionSummary): LinkTarget {
  return summary.recursion === null ? generalLink : recursionLink;
}

const recursionLink: LinkTarget = 'concept:recursion_vs_iteration';

function summaryLines(summary: FunctionSummary): string[] {
  const legend = summary.legend.length === 0 ? '' : `, where ${summary.legend.join(', ')}`;
  const lines = [`At most **${summary.time}** time and **${summary.space}** space${legend}.`];
  if (summary.dominatingLine !== null) lines.push(`The line that dominates is ${String(summary.dominatingLine)}.`);
  lines.push(...summary.reasons.map(sentence));
  if (summary.unknownCalls.length > 0) {
    const calls = summary.unknownCalls.slice(0, 3).map((call) => `\`${call}()\``);
    lines.push(`Not counted, because nothing is known of it: ${calls.join(', ')}.`);
  }
  if (summary.confidence !== 'high') lines.push(`Confidence: ${summary.confidence}.`);
  return lines;
}

function sentence(text: string): string {
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** How often a loop turns and what that makes of its body, for a hover on its header. */
export function loopTip(analysis: Analysis, loop: SyntaxNode): Hint | null {
  const owner = ownerOf(analysis, loop);
  const reader = analysis.summaries.readerOf(owner);
  const counter = new WorkCounter(reader, owner, (callee) => analysis.summaries.of(callee));
  const { turns: exact, outside, reason } = loopTurns(reader, loop);
  const turns = settle(exact);
  const all = settle(counter.of(loop));
  const around = [...ancestors(loop)].filter((up) => loopTypes.has(up.type) && owner.node.contains(up));
  const nested = settle(around.reduce((product, outer) => multiply(product, loopTurns(reader, outer).turns), all));
  const letters = chooseLetters(
    [turns, all, nested],
    owner.parameters.map((parameter) => parameter.name),
  );
  if (isConstant(turns) && isConstant(all) && reason === null) return null;
  const legend = letters.legend();
  const lines = [
    outside === null
      ? `This loop turns **${renderGrowth(turns, letters)}** times${legend.length === 0 ? '' : ` (${legend.join(', ')})`}; all in all it costs ${renderGrowth(all, letters)}.`
      : `This loop turns **${renderGrowth(turns, letters)}** times in all runs of the loop on line ${String(outside.line)} together${legend.length === 0 ? '' : ` (${legend.join(', ')})`}.`,
  ];
  if (reason !== null) lines.push(sentence(reason));
  if (outside === null && around.length > 0)
    lines.push(`With the ${around.length === 1 ? 'loop' : 'loops'} around it: at most ${renderGrowth(nested, letters)}.`);
  if (reader.uncertain) lines.push('How often it turns is a guess: the condition depends on something that is not known here.');
  return tip(
    'CX14',
    'nested-loops',
    loop.type === 'for_statement' || loop.type === 'while_statement' ? (loop.children[0] ?? loop) : loop,
    lines,
  );
}

/** The function around a node; for code of the module a stand-in without parameters. */
function ownerOf(analysis: Analysis, node: SyntaxNode): FunctionInfo {
  for (const up of ancestors(node)) {
    const owner = analysis.facts.definitions.get(up);
    if (owner?.kind === 'function') return owner;
  }
  return moduleOwner(analysis);
}

const moduleOwners = new WeakMap<Analysis, FunctionInfo>();

function moduleOwner(analysis: Analysis): FunctionInfo {
  const known = moduleOwners.get(analysis);
  if (known !== undefined) return known;
  const { module } = analysis.facts;
  const owner: FunctionInfo = {
    kind: 'function',
    name: '',
    node: module.node,
    scope: module,
    parameters: [],
    decorators: [],
    isAsync: false,
    owner: null,
    returns: [],
    yields: [],
  };
  moduleOwners.set(analysis, owner);
  return owner;
}

/** Functions that call themselves twice or more on slightly smaller input and remember nothing. */
export function* recursionTips(analysis: Analysis): Generator<Hint | null> {
  for (const owner of analysis.facts.functions) {
    yield null;
    if (owner.node.type !== 'function_definition' || !namesItself(analysis, owner)) continue;
    const summary = analysis.summaries.of(owner);
    if (summary?.recursion?.wantsMemo !== true) continue;
    const selfCalls = selfCallsOf(analysis, owner);
    const calls = selfCalls.map(({ node }) => node);
    const first = calls.find((node) => calls.some((other) => other !== node && statementOf(other) === statementOf(node))) ?? calls[0];
    if (first === undefined) continue;
    yield {
      ...tip('CX15', 'recursion-without-memo', first, [
        `**${summary.time}**: ${summary.recursion.sentence}`,
        `\`${owner.name}\` works out the same results again and again; remembered, each is worked out once.`,
        `Better: ${memoFor(owner, selfCalls)}`,
      ]),
      severity: 'hint',
      link: recursionLink,
    };
  }
}

/** Whether a function may call itself; most do not, and need no summary for the tip. */
function namesItself(analysis: Analysis, owner: FunctionInfo): boolean {
  return analysis.facts.calls.get(owner.name)?.some((call) => owner.node.contains(call)) === true;
}

/** A cache wants arguments with a hash; a list that every call hands on as it is stays out of the key. */
function memoFor(owner: FunctionInfo, calls: readonly SelfCall[]): string {
  const own = inputParameters(owner).map(({ name }) => name);
  const changing = own.filter((name) => calls.some((call) => call.arguments.get(name) !== 'same'));
  if (changing.length === own.length || changing.length === 0) return `\`@lru_cache(maxsize=None)\` above \`def ${owner.name}\``;
  const key = changing.length === 1 ? (changing[0] ?? '') : `(${changing.join(', ')})`;
  return `a dict of results with the key \`${key}\`, or \`@lru_cache(maxsize=None)\` above an inner function of \`${changing.join(', ')}\``;
}

/** The statement around a call, or the header of a compound one. */
function statementOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null && at.parent.type !== 'block' && at.parent.type !== 'module') at = at.parent;
  return at;
}

function tip(rule: Hint['rule'], kind: string, node: SyntaxNode, lines: readonly string[]): Hint {
  return { rule, kind, severity: 'hover', range: rangeOf(node), message: lines.join('\n\n'), evidence: [], link: generalLink, fix: null };
}
