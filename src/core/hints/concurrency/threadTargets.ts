import type { FunctionInfo, UnpackStep } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, callArguments, integerValue } from '../syntax/walk.ts';
import { libraryBasesOf } from '../types/classes.ts';
import { type Code, codeOf, methodCall } from './code.ts';
import { wrappersOf } from './decorators.ts';
import type { Analysis } from '../analysis.ts';

/** A place that hands a callable to something that will run it elsewhere. */
interface Handover {
  readonly call: SyntaxNode;
  /** The callable, as written. */
  readonly target: SyntaxNode;
  /** Who runs it: a thread of its own or of a pool, a process, or the event loop. */
  readonly takes: 'thread' | 'process' | 'loop';
  /** More than one of them runs at a time, as far as this place alone tells. */
  readonly many: boolean;
}

const known = new WeakMap<Code, readonly Handover[]>();

/** All such places of a file, in source order. */
export function handovers(code: Code): readonly Handover[] {
  let found = known.get(code);
  if (found === undefined) {
    found = code.all('call').flatMap((call) => handover(code, call) ?? []);
    known.set(code, found);
  }
  return found;
}

function handover(code: Code, call: SyntaxNode): Handover | null {
  return constructed(code, call) ?? handedOver(code, call);
}

/** What a call constructs: `threading.Thread`, a subclass of this file, …; null for other calls. */
export function constructedThread(code: Code, call: SyntaxNode): 'Thread' | 'Timer' | 'Process' | null {
  if (!mayConstruct(code, call)) return null;
  for (const head of code.heads(call)) {
    const match = /^(?:threading|multiprocessing)\.(Thread|Timer|Process)$/.exec(head);
    const name = match?.[1];
    if ((name === 'Thread' || name === 'Timer' || name === 'Process') && isConstructor(code, call)) return name;
  }
  return null;
}

/** Asked of every call of a file, so that types are looked at only where a class may be called. */
function mayConstruct(code: Code, call: SyntaxNode): boolean {
  const callee = call.field('function');
  const name = callee?.type === 'attribute' ? callee.field('attribute') : callee;
  if (name?.type !== 'identifier') return false;
  return /^_*[A-Z]/.test(name.text) || /\.(Thread|Timer|Process)$/.test(code.called(call) ?? '');
}

function isConstructor(code: Code, call: SyntaxNode): boolean {
  const name = code.called(call) ?? '';
  if (/(^|\.)(Thread|Timer|Process)$/.test(name)) return true;
  const callee = call.field('function');
  return callee !== null && code.analysis.inference.typesOf(callee).some((type) => type.definition?.kind === 'class');
}

function constructed(code: Code, call: SyntaxNode): Handover | null {
  const made = constructedThread(code, call) ?? superCall(code, call);
  if (made === null) return null;
  const { positional, keywords } = callArguments(call);
  const target = keywords.get('target') ?? keywords.get('function') ?? positional[1];
  if (target === undefined) return null;
  return { call, target, takes: made === 'Process' ? 'process' : 'thread', many: isRepeated(code, call) };
}

/** `super().__init__(target=self._loop)` in a subclass of Thread. */
function superCall(code: Code, call: SyntaxNode): 'Thread' | null {
  const callee = call.field('function');
  if (callee?.type !== 'attribute' || callee.field('attribute')?.text !== '__init__' || !callArguments(call).keywords.has('target'))
    return null;
  const cls = code.classOf(call);
  return cls !== null && isThreadClass(code, libraryBasesOf(code.analysis.inference, cls)) ? 'Thread' : null;
}

function isThreadClass(_code: Code, bases: readonly string[]): boolean {
  return bases.some((base) => base === 'threading.Thread' || base === 'threading.Timer');
}

const poolMethods = new Set(['submit', 'map', 'apply', 'apply_async', 'map_async', 'imap', 'imap_unordered', 'starmap', 'starmap_async']);

function handedOver(code: Code, call: SyntaxNode): Handover | null {
  const { positional, keywords } = callArguments(call);
  const name = code.called(call) ?? '';
  if (/^asyncio\.(threads\.)?to_thread$/.test(name)) return at(call, positional[0], 'thread', true);
  if (/^_?thread\.start_new(_thread)?$/.test(name)) return at(call, positional[0], 'thread', isRepeated(code, call));
  const parts = methodCall(call);
  if (parts === null) return null;
  if (parts.method === 'run_in_executor') return at(call, positional[1] ?? keywords.get('func'), 'thread', true);
  if (/^call_(soon|later|at|soon_threadsafe)$/.test(parts.method))
    return at(call, positional[/^call_(later|at)$/.test(parts.method) ? 1 : 0], 'loop', false);
  return poolMethods.has(parts.method) ? pooled(code, call, parts) : null;
}

function pooled(code: Code, call: SyntaxNode, parts: { readonly object: SyntaxNode; readonly method: string }): Handover | null {
  const { positional, keywords } = callArguments(call);
  const heads = code.heads(parts.object);
  const pool = heads.find((head) => /(Pool|Executor)$/.test(head));
  if (pool === undefined && (heads.length > 0 || !/(pool|executor|^ex|^e)$/i.test(parts.object.text))) return null;
  const isProcess = pool !== undefined && /^multiprocessing\.Pool$|Process/.test(pool);
  const many = parts.method === 'submit' || parts.method.startsWith('apply') ? isRepeated(code, call) : true;
  return at(
    call,
    positional[0] ?? keywords.get('func') ?? keywords.get('fn'),
    isProcess ? 'process' : 'thread',
    many && workersOf(code, parts.object) !== 1,
  );
}

function at(call: SyntaxNode, target: SyntaxNode | undefined, takes: Handover['takes'], many: boolean): Handover | null {
  return target === undefined ? null : { call, target, takes, many };
}

/** In a loop or comprehension of its function. */
function isRepeated(code: Code, node: SyntaxNode): boolean {
  for (const up of ancestors(node)) {
    if (up.type === 'function_definition' || up.type === 'lambda') return false;
    if (
      /^(for_statement|while_statement|list_comprehension|set_comprehension|dictionary_comprehension|generator_expression)$/.test(up.type)
    )
      return true;
  }
  return code.analysis.tree.root === node;
}

/** The literal number of workers that a pool is made with, when its making can be seen. */
export function workersOf(code: Code, pool: SyntaxNode): number | null {
  for (const made of madeBy(code, pool)) {
    const { positional, keywords } = callArguments(made);
    const workers = keywords.get('max_workers') ?? keywords.get('processes') ?? positional[0];
    if (workers !== undefined) return integerValue(workers);
  }
  return null;
}

/** The constructor calls that an expression's value can come from. */
export function madeBy(code: Code, node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type === 'call') return [node];
  return code.bindingsOf(node).flatMap(({ value, path }) => {
    const made = value === null ? null : partAt(value, path);
    return made?.type === 'call' ? [made] : [];
  });
}

/** What one name of `a, b = Thread(…), Thread(…)` is given. */
function partAt(value: SyntaxNode, path: readonly UnpackStep[]): SyntaxNode | null {
  const [step] = path;
  if (step === undefined) return value;
  const isWritten = /^(expression_list|tuple|list)$/.test(value.type) && typeof step === 'number';
  return isWritten && path.length === 1 ? (value.namedChildren[step] ?? null) : value.type === 'call' ? value : null;
}

/** A function of this file that other threads run, and how it is known. */
export interface ThreadFunction {
  readonly owner: FunctionInfo;
  /** Where it is handed to a thread, or the class whose `run` it is. */
  readonly site: SyntaxNode;
  /** Several threads run it at the same time. */
  readonly many: boolean;
  /** The calls that lead here from the thread's own function, outermost first; empty for that function. */
  readonly through: readonly SyntaxNode[];
}

const threadFunctions = new WeakMap<Analysis, readonly ThreadFunction[]>();

/** The functions that run on threads of this process: targets, `run` methods, and what those call, two levels deep. */
export function functionsOnThreads(analysis: Analysis): readonly ThreadFunction[] {
  let found = threadFunctions.get(analysis);
  if (found === undefined) {
    found = reached(codeOf(analysis));
    threadFunctions.set(analysis, found);
  }
  return found;
}

function reached(code: Code): ThreadFunction[] {
  const bare = [...targets(code), ...runMethods(code)];
  const roots = bare.flatMap((root) => [root, ...wrappersOf(code, root.owner).map((owner): ThreadFunction => ({ ...root, owner }))]);
  const found = new Map<FunctionInfo, ThreadFunction>();
  for (const root of roots) {
    const before = found.get(root.owner);
    found.set(root.owner, before === undefined ? root : { ...before, many: true });
  }
  const waiting = [...found.values()];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (next.through.length >= 2) continue;
    for (const inner of calledFrom(code, next)) {
      if (found.has(inner.owner)) continue;
      found.set(inner.owner, inner);
      waiting.push(inner);
    }
  }
  return [...found.values()];
}

function calledFrom(code: Code, { owner, site, many, through }: ThreadFunction): ThreadFunction[] {
  return code
    .own(owner, 'call')
    .flatMap((call) =>
      code
        .callees(call)
        .flatMap((callee) => [callee, ...wrappersOf(code, callee)])
        .flatMap((callee) => (callee.isAsync ? [] : [{ owner: callee, site, many, through: [...through, call] }])),
    );
}

function targets(code: Code): ThreadFunction[] {
  return handovers(code).flatMap(({ call, target, takes, many }) =>
    takes === 'thread' ? code.functions(target).flatMap((owner) => (owner.isAsync ? [] : [{ owner, site: call, many, through: [] }])) : [],
  );
}

/** `run` of a class that derives from Thread; how many run is how often instances are made, in other files if not here. */
function runMethods(code: Code): ThreadFunction[] {
  return code.analysis.facts.classes.flatMap((cls): ThreadFunction[] => {
    const run = cls.methods.get('run');
    if (run === undefined || !isThreadClass(code, libraryBasesOf(code.analysis.inference, cls))) return [];
    const made = code.analysis.facts.calls.get(cls.name) ?? [];
    return [{ owner: run, site: made[0] ?? cls.node, many: made.length !== 1 || made.some((call) => isRepeated(code, call)), through: [] }];
  });
}
