import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { descendants, ownDescendantsOf } from '../syntax/walk.ts';

/** How a function remembers its results (`@lru_cache`, a dict); null when it does not. */
export function memoOf(owner: FunctionInfo): string | null {
  for (const decorator of owner.decorators) {
    const match = /(?:^|\.)(lru_cache|cache|memoize|memo)\b/.exec(decorator.text);
    if (match !== null) return `@${match[1] ?? 'cache'}`;
  }
  const stored = storedTables(owner);
  const table = returnedEarly(owner, stored) ?? returnedLast(owner, stored);
  return table === null ? null : `\`${table}\``;
}

function storedTables(owner: FunctionInfo): ReadonlySet<string> {
  const stored = new Set<string>();
  for (const node of ownDescendantsOf(owner.node)) {
    const left = node.type === 'assignment' ? node.field('left') : null;
    const table = left?.type === 'subscript' ? rootOf(left) : null;
    if (table !== null) stored.add(table);
  }
  return stored;
}

/** `if key in memo: return memo[key]`. */
function returnedEarly(owner: FunctionInfo, stored: ReadonlySet<string>): string | null {
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.type !== 'if_statement') continue;
    const returned = node.field('consequence')?.namedChildren.find((statement) => statement.type === 'return_statement')?.firstNamedChild;
    const table = returned?.type === 'subscript' ? rootOf(returned) : null;
    if (table !== null && stored.has(table)) return table;
  }
  return null;
}

/** `if key not in memo: memo[key] = …` and one return of it at the end. */
function returnedLast(owner: FunctionInfo, stored: ReadonlySet<string>): string | null {
  const last = owner.returns.at(-1)?.value;
  const table = last?.type === 'subscript' ? rootOf(last) : null;
  if (table === null || !stored.has(table)) return null;
  return new RegExp(String.raw`not in ${table.replaceAll('.', String.raw`\.`)}\b`).test(owner.node.text) ? table : null;
}

function rootOf(subscript: SyntaxNode): string | null {
  let at: SyntaxNode | null = subscript;
  while (at?.type === 'subscript') at = at.field('value');
  return at === null || (at.type !== 'identifier' && at.type !== 'attribute') ? null : at.text;
}

/** Puts what it sees into state that outlives the call, and asks that state before it goes on. */
export function marksShared(owner: FunctionInfo): boolean {
  return marks(owner).length > 0;
}

interface Mark {
  readonly node: SyntaxNode;
  readonly table: string;
}

function marks(owner: FunctionInfo): Mark[] {
  return [...ownDescendantsOf(owner.node)].flatMap((node) => {
    const table = node.type === 'call' ? markedByCall(owner, node) : markedByWriting(owner, node);
    return table === null ? [] : [{ node, table }];
  });
}

/** The `seen` of `seen.add(item)` that is asked somewhere. */
function markedByCall(owner: FunctionInfo, call: SyntaxNode): string | null {
  const callee = call.field('function');
  if (callee?.type !== 'attribute' || !/^(add|append)$/.test(callee.field('attribute')?.text ?? '')) return null;
  const table = callee.field('object')?.text ?? '';
  return isAsked(owner.node.text, table) ? table : null;
}

/** The `visited` of `visited[v] = True` that a condition reads. */
function markedByWriting(owner: FunctionInfo, node: SyntaxNode): string | null {
  const left = node.type === 'assignment' || node.type === 'augmented_assignment' ? node.field('left') : null;
  const table = left?.type === 'subscript' ? rootOf(left) : null;
  // What is written over as a whole is sorted, not marked.
  if (left === null || table === null || left.field('subscript')?.type === 'slice') return null;
  return (isKeyedByParameter(left, owner) || isKeyedByArgument(left, owner)) && isComparedAt(owner, table, node) ? table : null;
}

function isAsked(text: string, table: string): boolean {
  return new RegExp(String.raw`\bin\s+${table.replaceAll(/[^\w.]/g, '').replaceAll('.', String.raw`\.`)}\b`).test(text);
}

function isKeyedByParameter(subscript: SyntaxNode, owner: FunctionInfo): boolean {
  const names = new Set(owner.parameters.map((parameter) => parameter.name));
  for (const node of descendants(subscript))
    if (node.type === 'identifier' && node !== subscript.field('value') && names.has(node.text)) return true;
  return false;
}

/** `seen[w] = True` before `visit(w)`. */
function isKeyedByArgument(subscript: SyntaxNode, owner: FunctionInfo): boolean {
  const key = subscript.field('subscript')?.text ?? '';
  return /^\w+$/.test(key) && new RegExp(String.raw`\b${owner.name}\([^()\n]*\b${key}\b`).test(owner.node.text);
}

/** The table is read in a condition: `if grid[r][c] != 1: return`, `if not visited[v]`. */
function isComparedAt(owner: FunctionInfo, table: string, mark: SyntaxNode): boolean {
  for (const node of ownDescendantsOf(owner.node)) {
    const condition =
      node.type === 'if_statement' || node.type === 'elif_clause' || node.type === 'while_statement' ? node.field('condition') : null;
    if (condition === null || condition.contains(mark)) continue;
    const name = table.replaceAll('.', String.raw`\.`);
    if (new RegExp(String.raw`(^|[^\w.])${name}\s*(\[|\.get\()|\bnot in ${name}\b`).test(condition.text)) return true;
  }
  return false;
}

/** What was marked is taken back after the call of itself: backtracking, which may come again. */
export function undoesMark(owner: FunctionInfo, calls: readonly SyntaxNode[]): boolean {
  const first = Math.min(...calls.map((call) => call.start));
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.start >= first && (takesOut(owner, node) || writesBack(owner, node, calls))) return true;
  }
  return false;
}

/** `path.pop()`, `seen.remove(item)` of what was put in. */
function takesOut(owner: FunctionInfo, node: SyntaxNode): boolean {
  const callee = node.type === 'call' ? node.field('function') : null;
  if (callee?.type !== 'attribute' || !/^(remove|discard|pop)$/.test(callee.field('attribute')?.text ?? '')) return false;
  const table = callee.field('object')?.text ?? '';
  return /\.(add|append)\(/.test(owner.node.text) && owner.node.text.includes(`${table}.`);
}

function writesBack(owner: FunctionInfo, node: SyntaxNode, calls: readonly SyntaxNode[]): boolean {
  const left = node.type === 'assignment' ? node.field('left') : null;
  if (left?.type !== 'subscript' || !calls.some((call) => call.end <= node.start)) return false;
  return restores(node) && marksSame(owner, left, node);
}

/** What is written back looks like "not visited", not like another state (`BLACK`, `2`, `True`). */
function restores(assignment: SyntaxNode): boolean {
  const text = assignment.field('right')?.text ?? '';
  // `low[u] = min(low[u], low[v])` goes on with what is there.
  if (text.includes(assignment.field('left')?.text ?? text)) return false;
  return !/^(True|[1-9]\d*|[A-Z][A-Z_.\w]*)$/.test(text) || text === 'False';
}

/** The same entry was written before the call too: `board[r][c] = "#"` … `board[r][c] = letter`. */
function marksSame(owner: FunctionInfo, left: SyntaxNode, later: SyntaxNode): boolean {
  for (const node of ownDescendantsOf(owner.node)) {
    if (node.start >= later.start) return false;
    const target = node.type === 'assignment' ? node.field('left') : null;
    if (target === null) continue;
    const targets = target.type === 'pattern_list' ? target.namedChildren : [target];
    if (targets.some((one) => one.text === left.text)) return true;
  }
  return false;
}

/** The loop over the choices leaves out what is used already, or swaps it into place: permutations. */
export function loopGuardsUse(loop: SyntaxNode, calls: readonly SyntaxNode[]): boolean {
  const body = loop.field('body')?.text ?? '';
  const guards =
    /\bif\b[^:]*(\bin (path|used|visited|seen|taken|current|perm|chosen|cols|columns|curr|row|board)\b|used\[|visited\[|seen\[|taken\[|not (is_)?(safe|valid))/i.test(
      body,
    ) || /\bis_?(safe|valid)\(|\bin (cols|columns|col_set|diag\w*)\b/i.test(body);
  const swaps = /(\w+)\[(\w+)\],\s*\1\[(\w+)\]\s*=\s*\1\[\3\],\s*\1\[\2\]/.test(body);
  const cutsOut =
    calls.some((call) => /\[:\s*\w+\]\s*\+\s*\w+\[\w+\s*\+\s*1\s*:\]/.test(call.text)) ||
    /\[:\s*\w+\]\s*\+\s*\w+\[\w+\s*\+\s*1\s*:\]/.test(body);
  return (
    guards || swaps || asksWhatItMarks(loop) || cutsOut || (body.includes('not in') && !calls.some((call) => /\+\s*1/.test(call.text)))
  );
}

/** `if cols[i]: continue … cols[i] = True … cols[i] = False`: the loop asks the tables that it marks itself. */
function asksWhatItMarks(loop: SyntaxNode): boolean {
  const body = loop.field('body');
  if (body === null) return false;
  const marked = new Set<string>();
  const asked: string[] = [];
  for (const node of ownDescendantsOf(body)) {
    const left = node.type === 'assignment' ? node.field('left') : null;
    const table = left?.type === 'subscript' ? rootOf(left) : null;
    if (table !== null) marked.add(table);
    if (node.type === 'if_statement') asked.push(node.field('condition')?.text ?? '');
  }
  return [...marked].some((table) => asked.some((text) => text.includes(`${table}[`)));
}
