import type { Analysis } from '../analysis.ts';
import { type Hint, rangeOf } from '../hint.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import type { Typed } from '../types/evidence.ts';
import { inheritedType } from '../types/instances.ts';
import { kindOf, linkOf, ruleOf } from './classify.ts';
import { costOf, type CostFact, ownersOf } from './costTable.ts';
import { localCost, type LocalCost, startsWithList } from './forms.ts';
import { operationAt, type Operation } from './operation.ts';
import { loudnessOf } from './severity.ts';
import { specialTip } from './specialTips.ts';
import { situationRemark } from './situations.ts';
import { atFront, betterCode, shortText } from './suggestions.ts';
import { costWords, evidenceList, sizeWords, subjectWords } from './wording.ts';

/** The tip on the builtin operation at `node` that the list of a file's hints has; null where only a hover tells of it. */
export function listedCostTip(analysis: Analysis, node: SyntaxNode): Hint | null {
  const operation = operationAt(analysis, node);
  if (operation === null || specialTip(operation) !== null) return null;
  const [only, second] = readingsOf(analysis, operation);
  if (only === undefined || second !== undefined) return null;
  const { severity, isListed } = loudnessOf(analysis, only.fact, operation, localCost(only.fact, operation));
  return severity === 'hover' && isListed !== true ? null : plainTip(analysis, operation, only);
}

/** The tip on the builtin operation at `node`, null when it is none or nothing is known that helps. */
export function costTip(analysis: Analysis, node: SyntaxNode): Hint | null {
  const operation = operationAt(analysis, node);
  if (operation === null) return null;
  const special = specialTip(operation);
  if (special !== null) return special;
  const readings = readingsOf(analysis, operation);
  const [only, second] = readings;
  if (only === undefined) return conditionalTip(operation);
  return second === undefined ? plainTip(analysis, operation, only) : unionTip(operation, readings);
}

/** A row of the cost table that applies, and the type that made it apply. */
interface Reading {
  readonly fact: CostFact;
  readonly typed: Typed | null;
}

function readingsOf(analysis: Analysis, operation: Operation): Reading[] {
  if (operation.owner !== null) {
    const fact = costOf(operation.owner, operation.name);
    return fact === null ? [] : [{ fact, typed: operation.subjectTypes[0] ?? null }];
  }
  const readings: Reading[] = [];
  for (const typed of operation.subjectTypes) {
    const type = typed.type.cls === null ? typed.type : inheritedType(analysis.inference, typed.type.cls);
    // A class of this file that defines the method itself is not a builtin, whatever it inherits.
    if (type === null || typed.type.cls?.methods.has(operation.name) === true) continue;
    const fact = costOf(type.head, operation.name);
    if (fact !== null && !readings.some((one) => one.fact === fact)) readings.push({ fact, typed });
  }
  return readings.length === 0 && operation.subjectTypes.length === 0 ? readingsWithoutType(analysis, operation) : readings;
}

/**
 * What adds up whatever the type is: a loop that pops index 0 again and again has a list before it, and a slice copies on
 * every builtin sequence. Arrays of numpy, whose slices copy nothing, are left alone.
 */
function readingsWithoutType(analysis: Analysis, operation: Operation): Reading[] {
  const isPopped = operation.name === 'pop' && atFront(operation);
  const isSlice = operation.name === 'slice' && !analysis.facts.module.bindings.has('np') && !analysis.facts.module.bindings.has('numpy');
  const fact = isPopped || isSlice ? costOf('list', operation.name) : null;
  if (fact === null || loudnessOf(analysis, fact, operation, localCost(fact, operation)).severity === 'hover') return [];
  return [{ fact, typed: null }];
}

function plainTip(analysis: Analysis, operation: Operation, { fact, typed }: Reading): Hint {
  const local = localCost(fact, operation);
  const { severity, loop } = loudnessOf(analysis, fact, operation, local);
  // `sum(lists, [])` is a chain of additions.
  const isChain = fact.owner === 'builtins' && fact.name === 'sum' && startsWithList(operation);
  const rule = isChain ? 'CX08' : ruleOf(fact.owner, fact.name === 'pop' && local.cost === 'O(1)' ? 'append' : fact.name);
  const isTypeSaid = typed !== null && operation.subject !== null && !isLiteral(operation.subject);
  const lines = [
    costLine(operation, fact, local, typed),
    local.remark ?? local.why,
    situationRemark(analysis, fact, operation, local, loop),
    isTypeSaid ? subjectWords(operation.subject, typed) : typed === null ? untypedWords(operation) : null,
    betterLine(fact, operation, local, loop !== null),
  ];
  return {
    rule,
    kind: kindOf[rule] ?? 'cost',
    severity,
    range: rangeOf(operation.node),
    message: lines.filter((line) => line !== null).join('\n\n'),
    evidence: typed === null ? [] : [typed.evidence],
    link: linkOf(fact.owner, fact.name, rule),
    fix: null,
  };
}

/** Why something is said of a receiver whose type is not known. */
function untypedWords({ owner, subject, name }: Operation): string | null {
  if (owner !== null || subject === null) return null;
  const why = name === 'slice' ? 'a slice of a list, a tuple or a str is a copy' : 'only a list gives its first item away again and again';
  return `The type of \`${shortText(subject.text)}\` is not known here, but ${why}.`;
}

function costLine(operation: Operation, fact: CostFact, local: LocalCost, typed: Typed | null): string {
  const owner = fact.owner === 'builtins' ? '' : (typed?.type.head ?? fact.owner);
  const size = sizeWords(local.cost, operation.subject, fact.owner);
  return `${costWords(local, owner)}: \`${shortText(operation.node.text)}\`${size === '' ? '' : `, ${size}`}.`;
}

/** The better tool: as code, else in the table's words where the cost adds up. */
function betterLine(fact: CostFact, operation: Operation, local: LocalCost, isRepeated: boolean): string | null {
  const code = betterCode(fact, operation, local);
  if (code !== null) return `Better: \`${code}\``;
  const isSaid = local.better !== null && local.cost !== 'O(1)' && (isRepeated || fact.owner !== 'builtins');
  return isSaid ? `Better: ${local.better}.` : null;
}

function isLiteral(node: SyntaxNode): boolean {
  return ['list', 'tuple', 'set', 'dictionary', 'string'].includes(node.type);
}

/** Several types are possible: each is listed, and nothing is claimed beyond that. */
function unionTip(operation: Operation, readings: readonly Reading[]): Hint {
  const lines = readings.map(({ fact, typed }) => {
    const local = localCost(fact, operation);
    return `- ${costWords(local, fact.owner)} if it is a \`${typed?.type.head ?? fact.owner}\`${typed === null ? '' : ` (line ${String(typed.evidence.line)})`}: ${local.why}`;
  });
  const subject = shortText(operation.subject?.text ?? 'it');
  const owner = readings[0]?.fact.owner ?? '';
  const rule = ruleOf(owner, operation.name);
  return {
    rule,
    kind: kindOf[rule] ?? 'cost',
    severity: 'hover',
    range: rangeOf(operation.node),
    message: [`\`${subject}\` can be one of several types here:`, lines.join('\n')].join('\n\n'),
    evidence: evidenceList(readings.flatMap(({ typed }) => typed ?? [])),
    link: linkOf(owner, operation.name, rule),
    fix: null,
  };
}

/** The type is unknown: only names that are known container methods say anything, and only as a condition. */
function conditionalTip(operation: Operation): Hint | null {
  if (operation.owner !== null || operation.subject === null || operation.subjectTypes.length > 0) return null;
  const facts = operation.node.type === 'call' ? ownersOf(operation.name) : membershipFacts(operation);
  const [first] = facts;
  if (first === undefined) return null;
  const lines = facts.slice(0, 3).map((fact) => `- ${costWords(localCost(fact, operation), fact.owner)} if it is a \`${fact.owner}\``);
  const rule = ruleOf(first.owner, operation.name);
  return {
    rule,
    kind: kindOf[rule] ?? 'cost',
    severity: 'hover',
    range: rangeOf(operation.node),
    message: [`The type of \`${shortText(operation.subject.text)}\` is not known here; an annotation would tell:`, lines.join('\n')].join(
      '\n\n',
    ),
    evidence: [],
    link: linkOf(first.owner, operation.name, rule),
    fix: null,
  };
}

function membershipFacts(operation: Operation): CostFact[] {
  if (operation.name !== 'in' && operation.name !== 'slice') return [];
  return ['list', 'set', 'dict', 'str'].flatMap((owner) => costOf(owner, operation.name) ?? []);
}
