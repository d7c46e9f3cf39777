import type { SyntaxNode } from '../syntax/node.ts';
import type { Code } from './code.ts';

type Family = 'thread' | 'process' | 'async';
type LockKind = 'Lock' | 'RLock' | 'Semaphore' | 'Condition';

/** What kind of lock a library type is. */
export interface LockType {
  readonly kind: LockKind;
  readonly family: Family;
}

const families: Readonly<Record<string, Family>> = {
  threading: 'thread',
  _thread: 'thread',
  multiprocessing: 'process',
  asyncio: 'async',
};

const kinds: Readonly<Record<string, LockKind>> = {
  Lock: 'Lock',
  LockType: 'Lock',
  allocate_lock: 'Lock',
  RLock: 'RLock',
  Semaphore: 'Semaphore',
  BoundedSemaphore: 'Semaphore',
  Condition: 'Condition',
};

function split(head: string): readonly [string, string] {
  const dot = head.lastIndexOf('.');
  return [head.slice(0, Math.max(dot, 0)), head.slice(dot + 1)];
}

/** `threading.Lock` → a lock of threads; null for everything that is no lock. */
export function lockTypeOf(head: string): LockType | null {
  const [home, name] = split(head);
  const family = Object.hasOwn(families, home) ? families[home] : undefined;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return family === undefined || kind === undefined ? null : { kind, family };
}

/** What kind of lock an expression is, by its type. */
export function lockType(code: Code, node: SyntaxNode): LockType | null {
  for (const head of code.heads(node)) {
    const found = lockTypeOf(head);
    if (found !== null) return found;
  }
  return null;
}

const lockName = /(^|_)(r?lock|mutex|mtx|sema(phore)?|cond(ition)?|cv|guard)\d*$/i;

/** Whether an expression is named like a lock; good enough to stay silent, not to accuse. */
export function isNamedLikeLock(node: SyntaxNode): boolean {
  let at: SyntaxNode | null = node;
  if (at.type === 'subscript') at = at.field('value');
  if (at?.type === 'call') at = at.field('function');
  const name = at?.type === 'attribute' ? at.field('attribute') : at;
  return name?.type === 'identifier' && (lockName.test(name.text) || /locks?$/i.test(name.text));
}

export function isThread(code: Code, node: SyntaxNode): boolean {
  return code.heads(node).some((head) => head === 'threading.Thread' || head === 'threading.Timer');
}

export function isProcess(code: Code, node: SyntaxNode): boolean {
  return code.heads(node).includes('multiprocessing.Process');
}

/** Whether an expression has one of these library types. */
export function isA(code: Code, node: SyntaxNode, ...heads: readonly string[]): boolean {
  return code.heads(node).some((head) => heads.includes(head));
}

export function isLoop(code: Code, node: SyntaxNode): boolean {
  if (code.heads(node).some((head) => /^(asyncio|uvloop)\..*Loop$/.test(head))) return true;
  return code.heads(node).length === 0 && /(^|\.|_)loop$/.test(node.text);
}
