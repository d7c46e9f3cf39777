import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix, Severity } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { Parameter } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, ownDescendantsOf } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementOf, statementsOf } from './code.ts';
import { indentOf, replace } from './edits.ts';
import { readsOf } from './names.ts';
import { brief, report } from './report.ts';
import { functionsOnThreads } from './threadTargets.ts';

const displays = /^(list|dictionary|set|list_comprehension|set_comprehension|dictionary_comprehension)$/;
const constructors = /^(list|dict|set|bytearray|collections\.(deque|defaultdict|Counter|OrderedDict|ChainMap)|queue\.Queue)$/;
const changing =
  /^(append|extend|insert|remove|pop|popitem|clear|update|setdefault|add|discard|sort|reverse|appendleft|popleft|put|subtract)$/;

/**
 *     def collect(item, seen=[]):        ← one list for all calls, and for all threads
 */
export const mutableDefault: FileRule = {
  id: 'CB21',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const onThreads = new Set(functionsOnThreads(analysis).map((one) => one.owner));
    for (const owner of analysis.facts.functions) {
      for (const parameter of owner.parameters) {
        const value = parameter.defaultValue;
        if (value === null || !isMutable(code, value)) continue;
        const change = changeOf(code, parameter);
        yield report('CB21', value, {
          kind: 'mutable-default',
          severity: severityOf(change !== null, onThreads.has(owner)),
          message:
            `\`${brief(value)}\` is made once, when line ${owner.node.line} runs, and shared by all calls of \`${owner.name}\` that leave \`${parameter.name}\` out` +
            `${change === null ? '' : `: call A changes it on line ${change.line}, call B finds A's items in it, and with threads both change it at once`}. ` +
            'Use `None` and make it inside.',
          fix: noneDefault(parameter, value),
        });
      }
    }
  },
};

function severityOf(isChanged: boolean, isOnThread: boolean): Severity {
  if (!isChanged) return 'hover';
  return isOnThread ? 'warning' : 'hint';
}

function isMutable(code: Code, value: SyntaxNode): boolean {
  return displays.test(value.type) || (value.type === 'call' && constructors.test(code.called(value) ?? ''));
}

/** Where the function changes what the parameter holds, or lets it out. */
function changeOf(code: Code, parameter: Parameter): SyntaxNode | null {
  return readsOf(code, parameter.node).find(changesOrKeeps) ?? augmentation(code, parameter);
}

function changesOrKeeps(read: SyntaxNode): boolean {
  const parent = read.parent;
  switch (parent?.type) {
    case 'attribute':
      return changing.test(parent.field('attribute')?.text ?? '') && parent.parent?.type === 'call';
    case 'subscript':
      return read.fieldName === 'value' && (parent.fieldName === 'left' || parent.parent?.type === 'delete_statement');
    case 'assignment':
      return read.fieldName === 'right' && parent.field('left')?.type === 'attribute';
    default:
      return parent?.type === 'return_statement';
  }
}

function augmentation(code: Code, parameter: Parameter): SyntaxNode | null {
  return code.own(parameter.owner, 'augmented_assignment').find((node) => node.field('left')?.text === parameter.name) ?? null;
}

function noneDefault(parameter: Parameter, value: SyntaxNode): QuickFix | null {
  const body = parameter.owner.node.field('body');
  if (body?.type !== 'block' || parameter.owner.node.type === 'lambda') return null;
  const statements = statementsOf(body);
  const [first] = statements;
  const isDocumented = first?.type === 'expression_statement' && first.firstNamedChild?.type === 'string';
  const before = isDocumented ? statements[1] : first;
  if (before === undefined || before.line === parameter.owner.node.line) return null;
  const indent = indentOf(before);
  const text = `if ${parameter.name} is None:\n${indent}    ${parameter.name} = ${value.text}\n${indent}`;
  return { title: 'Use None as the default', edits: [replace(value, 'None'), { start: before.start, end: before.start, text }] };
}

const listChanges = /^(remove|pop|insert|clear|append|extend|sort|reverse)$/;
const tableChanges = /^(pop|popitem|clear|update|setdefault|add|discard|remove|__delitem__)$/;

/**
 *     for key in table:
 *         if old(key):
 *             del table[key]         ← RuntimeError: dictionary changed size during iteration
 */
export const mutateWhileIterating: FileRule = {
  id: 'CB28',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const loop of code.all('for_statement')) {
      const iterated = iteratedOver(loop.field('right'));
      const body = loop.field('body');
      if (iterated === null || body === null) continue;
      const kind = kindOf(code, iterated);
      if (isBoundAnew(body, iterated)) continue;
      for (const node of ownDescendantsOf(body)) {
        const change = changeIn(node, iterated, loop, kind);
        if (change === null || leavesAfter(node, loop)) continue;
        // Only a table takes keys that are text.
        yield mutation(node, iterated, loop, change, node.type === 'assignment' ? 'table' : kind);
      }
    }
  },
};

/** `xs` of `for x in xs`, `xs.items()`, `enumerate(xs)`; null when a copy is iterated. */
function iteratedOver(right: SyntaxNode | null): SyntaxNode | null {
  if (right === null) return null;
  if (right.type === 'identifier' || right.type === 'attribute' || right.type === 'subscript') return right;
  if (right.type !== 'call') return null;
  const parts = methodCall(right);
  if (parts !== null) return /^(keys|items|values)$/.test(parts.method) ? parts.object : null;
  const inner = right.field('function')?.text === 'enumerate' ? callArguments(right).positional[0] : undefined;
  return inner === undefined ? null : iteratedOver(inner);
}

type Kind = 'list' | 'table' | 'unknown';

function kindOf(code: Code, iterated: SyntaxNode): Kind {
  const heads = code.heads(iterated);
  if (heads.some((head) => /^(dict|defaultdict|Counter|OrderedDict|set|frozenset|Mapping)$/.test(head))) return 'table';
  if (heads.some((head) => /^(list|deque|Sequence)$/.test(head))) return 'list';
  const asTable = iterated.parent?.parent?.type === 'call' && iterated.parent.type === 'attribute';
  return asTable ? 'table' : 'unknown';
}

function isBoundAnew(body: SyntaxNode, iterated: SyntaxNode): boolean {
  return [...ownDescendantsOf(body)].some((node) => node.type === 'assignment' && node.field('left')?.text === iterated.text);
}

function changeIn(node: SyntaxNode, iterated: SyntaxNode, loop: SyntaxNode, kind: Kind): 'grows' | 'changes' | null {
  if (node.type === 'delete_statement') return deletesFrom(node, iterated) ? 'changes' : null;
  const parts = node.type === 'call' ? methodCall(node) : null;
  if (parts?.object.text === iterated.text) return changingMethod(parts.method, node, kind);
  if (kind === 'list' || node.type !== 'assignment' || !addsKey(node, iterated, loop)) return null;
  return kind === 'table' || /['"]/.test(node.field('left')?.field('subscript')?.text ?? '') ? 'changes' : null;
}

function deletesFrom(node: SyntaxNode, iterated: SyntaxNode): boolean {
  const deleted = node.namedChildren.flatMap((one) => (one.type === 'expression_list' ? one.namedChildren : [one]));
  return deleted.some((one) => one.type === 'subscript' && one.field('value')?.text === iterated.text);
}

/** `table['new'] = …` or a key made from the one of this turn; the key of this turn is there already. */
function addsKey(node: SyntaxNode, iterated: SyntaxNode, loop: SyntaxNode): boolean {
  const target = node.field('left');
  if (target?.type !== 'subscript' || target.field('value')?.text !== iterated.text) return false;
  const subscript = target.field('subscript');
  const key = subscript?.text ?? '';
  const names: readonly string[] = loop.field('left')?.text.match(/[A-Za-z_]\w*/g) ?? [];
  const isMade = key.includes('+') || subscript?.type === 'call';
  const isNew = /^['"]|^f['"]/.test(key) || (isMade && names.some((name) => key.includes(name)));
  return isNew && !names.includes(key);
}

function changingMethod(method: string, call: SyntaxNode, kind: Kind): 'grows' | 'changes' | null {
  const allowed =
    kind === 'list' ? listChanges : kind === 'table' ? tableChanges : /^(remove|pop|insert|discard|add|append|clear|popitem|extend)$/;
  if (!allowed.test(method)) return null;
  if (kind === 'unknown' && call.parent?.type !== 'expression_statement') return null;
  return method === 'append' || method === 'extend' ? 'grows' : 'changes';
}

/** The loop is left right after the change, so nobody goes on iterating. */
function leavesAfter(node: SyntaxNode, loop: SyntaxNode): boolean {
  for (let at = statementOf(node); at !== loop; at = statementOf(at.parent ?? loop)) {
    const block = at.parent;
    if (block === null) return false;
    const after = statementsOf(block).filter((one) => one.start >= at.start);
    if (after.some((one) => /^(break|return|raise)_statement$/.test(one.type))) return true;
    const owner = [...ancestors(block)].find((up) => /_statement$|_clause$/.test(up.type));
    if (owner === undefined || owner === loop || /^(for|while)_statement$/.test(owner.type)) return false;
    at = owner;
    if (!loop.contains(at) || at === loop) return false;
  }
  return false;
}

function mutation(node: SyntaxNode, iterated: SyntaxNode, loop: SyntaxNode, change: 'grows' | 'changes', kind: Kind): Hint {
  const name = iterated.text;
  const what =
    kind === 'table'
      ? `the next turn of the loop raises \`RuntimeError\` (changed size during iteration)`
      : change === 'grows'
        ? 'the loop goes on over what was added, for ever if each turn adds one'
        : 'the items behind it move up by one while the loop goes on to the next place, so one of them is passed over';
  return report('CB28', node, {
    kind: 'mutate-while-iterating',
    severity: kind === 'table' ? 'warning' : change === 'grows' ? 'hover' : 'hint',
    message: `\`${brief(node)}\` changes \`${name}\` while the loop of line ${loop.line} goes over it: ${what}. The same happens when thread A iterates and thread B changes it. Go over a copy, \`for … in list(${name})\`, or build a new one.`,
  });
}
