import type { Analysis } from '../analysis.ts';
import type { Hint, Severity } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { heldAt } from './acquisitions.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { isSelf } from './lockIdentity.ts';
import { brief, report } from './report.ts';
import { isSameForAll, isShared, rootOf } from './shared.ts';
import { functionsOnThreads, handovers, type ThreadFunction } from './threadTargets.ts';
import { isInconsistent, isTorn, type LockedElsewhere } from './lockConsistency.ts';
import { type Update, updatesOf } from './updates.ts';

/**
 *     def work():
 *         global hits
 *         hits += 1              ← read, add, write: another thread can come between
 */
export const dataRace: FileRule = {
  id: 'CB09',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    const seen = new Set<SyntaxNode>();
    const onThreads = functionsOnThreads(analysis);
    for (const one of onThreads) {
      for (const update of updatesOf(code, one.owner)) {
        if (seen.has(update.node) || !isRacy(code, one, update, onThreads)) continue;
        seen.add(update.node);
        yield describe(one.owner, update, 'warning', `on line ${one.site.line} more than one thread can be sent here`);
      }
    }
    for (const { owner, update, other } of besideThread(code, onThreads)) {
      if (seen.has(update.node)) continue;
      seen.add(update.node);
      yield describe(owner, update, 'hint', `line ${other.node.line} does the same on another thread`);
    }
    for (const owner of analysis.facts.functions) {
      for (const update of updatesOf(code, owner)) {
        if (seen.has(update.node)) continue;
        const other = isInconsistent(code, owner, update);
        if (other !== null) {
          seen.add(update.node);
          yield other.awaitsAfter === null
            ? describe(owner, update, 'hint', `line ${other.line} changes it under \`${other.lock}\`, this line does not`)
            : overwritten(update, other, other.awaitsAfter);
        } else if (isTornByAwait(code, owner, update)) {
          seen.add(update.node);
          yield torn(update);
        }
      }
    }
    yield* sharedBetweenProcesses(code);
  },
};

function isRacy(code: Code, one: ThreadFunction, update: Update, all: readonly ThreadFunction[]): boolean {
  const { owner, through } = one;
  if (isLocked(code, update.node) || through.some((call) => isLocked(code, call)) || isOwnInstance(code, one)) return false;
  if (isConstructor(owner)) return false;
  const root = rootOf(update.target);
  if (root === null) return false;
  const isParameter =
    through.length === 0 &&
    code.bindingsOf(root).some((binding) => binding.parameter?.owner === owner) &&
    !isFirstOfMethod(owner, root.text);
  if (isParameter)
    return one.many && root !== update.target && isSameForAll(code, one.site, owner, root.text) && !hasOwnIndex(code, update.target, owner);
  if (!isShared(code, update.target, owner) || hasOwnIndex(code, update.target, owner)) return false;
  return one.many || all.some((other) => other.owner !== owner && other.site !== one.site && writes(code, other.owner, update.target));
}

interface Beside {
  readonly owner: FunctionInfo;
  readonly update: Update;
  readonly other: Update;
}

/** A thread that a class starts for itself, and a method that others call, both change one attribute. */
function* besideThread(code: Code, onThreads: readonly ThreadFunction[]): Generator<Beside> {
  const running = new Set(onThreads.map(({ owner }) => owner));
  for (const one of onThreads) {
    const updates = one.through.some((call) => isLocked(code, call)) ? [] : updatesOf(code, one.owner);
    const others = [...(one.owner.owner?.methods.values() ?? [])].filter((method) => !running.has(method) && !method.name.startsWith('_'));
    for (const update of updates) {
      if (isOpenUpdate(code, one.owner, update)) yield* others.flatMap((method) => pairOf(code, { owner: one.owner, update }, method));
    }
  }
}

/** An update, and one of the same attribute in another method: told from both sides. */
function pairOf(code: Code, { owner, update }: Pick<Beside, 'owner' | 'update'>, method: FunctionInfo): Beside[] {
  const other = updatesOf(code, method).find((two) => two.target.text === update.target.text && isOpenUpdate(code, method, two));
  if (other === undefined) return [];
  return [
    { owner, update, other },
    { owner: method, update: other, other: update },
  ];
}

function isOpenUpdate(code: Code, owner: FunctionInfo, { target, node }: Update): boolean {
  const root = rootOf(target);
  return root !== null && root !== target && isSelf(code, root) && !isLocked(code, node) && !isConstructor(owner) && isShared(code, target, owner);
}

function isFirstOfMethod(owner: FunctionInfo, name: string): boolean {
  return owner.owner !== null && owner.parameters[0]?.name === name;
}

function isConstructor(owner: FunctionInfo): boolean {
  return /^__(init|new|enter|exit|del|post_init)__$/.test(owner.name);
}

/** Any lock at all, also one that only looks like one. */
function isLocked(code: Code, node: SyntaxNode): boolean {
  return heldAt(code, node).length > 0;
}

/** `results[index] += n` with an index that each thread is given for itself; keys of a table may come twice. */
function hasOwnIndex(code: Code, target: SyntaxNode, owner: FunctionInfo): boolean {
  const table = target.field('value');
  if (table !== null && code.heads(table).some((head) => /^(dict|defaultdict|Counter|OrderedDict)$/.test(head))) return false;
  const index = target.type === 'subscript' ? target.field('subscript') : null;
  return index?.type === 'identifier' && owner.parameters.some((one) => one.name === index.text);
}

/** The method runs on an object that the thread made for itself. */
function isOwnInstance(code: Code, one: ThreadFunction): boolean {
  const first = one.through[0];
  if (first === undefined) {
    const handover = handovers(code).find((other) => other.call === one.site);
    const object = handover?.target.type === 'attribute' ? handover.target.field('object') : null;
    return (
      object?.type === 'call' || (object?.type === 'identifier' && code.bindingsOf(object).some((binding) => binding.kind === 'iteration'))
    );
  }
  return one.through.some((call) => {
    const object = methodCall(call)?.object;
    if (object?.type === 'call') return object.text !== 'super()';
    if (object?.type !== 'identifier') return false;
    const runner = code.functionOf(call);
    return code
      .bindingsOf(object)
      .some((binding) => binding.scope === runner?.scope && binding.parameter === null && binding.value?.type === 'call');
  });
}

function writes(code: Code, owner: FunctionInfo, target: SyntaxNode): boolean {
  return updatesOf(code, owner).some((update) => update.target.text === target.text && !isLocked(code, update.node));
}

function describe(owner: FunctionInfo, update: Update, severity: Severity, why: string): Hint {
  const name = update.target.text;
  const read = update.read.line;
  const write = update.node.line;
  return report('CB09', update.node, {
    kind: 'data-race',
    severity,
    message:
      `\`${brief(update.node)}\` in \`${owner.name}\` reads \`${name}\` and writes it back in separate steps, and ${why}: ` +
      `thread A reads \`${name}\` on line ${read}, thread B reads the same value, A writes on line ${write}, B writes on line ${write} over it, and A's change is lost. ` +
      'Hold one lock around the read and the write (`with lock:`).',
    link: 'concept:common_concurrency_bugs',
  });
}

/** In a coroutine nothing comes between, unless it awaits between the read and the write. */
function isTornByAwait(code: Code, owner: FunctionInfo, update: Update): boolean {
  if (!owner.isAsync || !isShared(code, update.target, owner) || isConstructor(owner)) return false;
  return isTorn(code, owner, update) && !isPartPassed(update.read) && heldAt(code, update.node).length === 0;
}

/** `self.socket = await connect(self.socket.address)`: a new one takes the place of the old, which nothing is added to. */
function isPartPassed(read: SyntaxNode): boolean {
  const part = read.parent?.type === 'attribute' && read.fieldName === 'object' ? read.parent : null;
  return part !== null && /^(argument_list|keyword_argument)$/.test(part.parent?.type ?? '');
}

function overwritten(update: Update, other: LockedElsewhere, read: number): Hint {
  const name = update.target.text;
  return report('CB09', update.node, {
    kind: 'data-race',
    severity: 'hint',
    message:
      `Line ${other.line} writes back under \`${other.lock}\` what it read of \`${name}\` on line ${read}, before an \`await\`; this line does not ask for that lock: ` +
      `task A reads on line ${read} and waits, task B changes \`${name}\` here, then A writes over it. Hold \`${other.lock}\` here too.`,
  });
}

function torn(update: Update): Hint {
  const name = update.target.text;
  return report('CB09', update.node, {
    kind: 'data-race',
    severity: 'hint',
    message:
      `Between the read of \`${name}\` on line ${update.read.line} and the write on line ${update.node.line} this coroutine awaits: ` +
      `task A reads and waits, task B reads the same value and writes, then A goes on and writes over it. Await first and then change \`${name}\` in one step, or hold an \`asyncio.Lock\`.`,
  });
}

/** `counter.value += 1` on a multiprocessing.Value: its lock guards the read and the write, each for itself. */
function* sharedBetweenProcesses(code: Code): Generator<Hint> {
  for (const { call, target, takes, many } of handovers(code)) {
    if (takes !== 'process' || !many) continue;
    for (const owner of code.functions(target)) {
      const racy = updatesOf(code, owner).filter(({ node, target: written }) => {
        const root = rootOf(written);
        return root !== null && written.text.endsWith('.value') && !isLocked(code, node) && isSameForAll(code, call, owner, root.text);
      });
      for (const update of racy) yield describe(owner, update, 'warning', `line ${call.line} starts several processes with it`);
    }
  }
}
