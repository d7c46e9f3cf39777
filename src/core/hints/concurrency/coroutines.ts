import type { FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { basesOf } from '../types/classes.ts';
import { type Code, methodCall } from './code.ts';
import { returnedFunctions } from './decorators.ts';

const functions =
  /^asyncio\.((tasks|streams|subprocess|locks|queues|threads)\.)?(sleep|wait|wait_for|gather|shield|to_thread|open_connection|start_server|open_unix_connection|start_unix_server|create_subprocess_exec|create_subprocess_shell)$/;

const methods: Readonly<Record<string, RegExp>> = {
  'asyncio.Lock': /^acquire$/,
  'asyncio.Semaphore': /^acquire$/,
  'asyncio.BoundedSemaphore': /^acquire$/,
  'asyncio.Condition': /^(acquire|wait|wait_for)$/,
  'asyncio.Event': /^wait$/,
  'asyncio.Barrier': /^(wait|reset|abort)$/,
  'asyncio.Queue': /^(get|put|join)$/,
  'asyncio.LifoQueue': /^(get|put|join)$/,
  'asyncio.PriorityQueue': /^(get|put|join)$/,
  'asyncio.StreamReader': /^(read|readline|readexactly|readuntil)$/,
  'asyncio.StreamWriter': /^(drain|wait_closed)$/,
  'asyncio.subprocess.Process': /^(wait|communicate)$/,
};

/** Decorators after which an `async def` still gives a coroutine. */
const harmless =
  /^(staticmethod|classmethod|(abc\.)?abstractmethod|(typing\.|typing_extensions\.)?(override|final)|(functools\.)?wraps\(.*)$/;

/** Whether calling this function gives a coroutine that somebody has to await. */
export function isCoroutineFunction(code: Code, owner: FunctionInfo): boolean {
  return owner.isAsync && owner.yields.length === 0 && owner.decorators.every((decorator) => harmless.test(decorator.text) || keepsCoroutine(code, decorator));
}

/** A decorator of this file that puts an `async def` around what it is given, or gives it back as it is. */
function keepsCoroutine(code: Code, decorator: SyntaxNode): boolean {
  const callee = decorator.type === 'call' ? decorator.field('function') : decorator;
  const [maker, other] = callee === null ? [] : code.functions(callee);
  if (maker === undefined || other !== undefined) return false;
  if (decorator.type !== 'call') return givesCoroutineFunction(code, maker);
  const made = returnedFunctions(code, maker);
  return made?.every((one) => givesCoroutineFunction(code, one)) === true;
}

function givesCoroutineFunction(code: Code, decorator: FunctionInfo): boolean {
  const [first] = decorator.parameters;
  const isSame = decorator.returns.length > 0 && decorator.returns.every(({ value }) => value?.type === 'identifier' && value.text === first?.name);
  if (isSame) return true;
  const wrappers = returnedFunctions(code, decorator);
  return wrappers?.every((one) => one.isAsync && one.yields.length === 0) === true;
}

/** What kind of thing that must be awaited a call gives, in words; null when it gives none, or nobody knows. */
export function awaitableOf(code: Code, call: SyntaxNode): string | null {
  const name = code.called(call);
  if (name !== null && functions.test(name)) return /gather|shield/.test(name) ? 'a future' : 'a coroutine';
  const parts = methodCall(call);
  if (parts !== null) {
    for (const head of code.heads(parts.object)) {
      if (Object.hasOwn(methods, head) && methods[head]?.test(parts.method) === true) return 'a coroutine';
    }
  }
  const callees = code.callees(call);
  if (callees.length === 0 || !callees.every((owner) => isCoroutineFunction(code, owner) && !isOverriddenPlainly(code, owner))) return null;
  return 'a coroutine';
}

/** A subclass in this file that makes the method an ordinary one. */
function isOverriddenPlainly(code: Code, owner: FunctionInfo): boolean {
  const home = owner.owner;
  if (home === null) return false;
  return code.analysis.facts.classes.some((cls) => {
    const own = cls.methods.get(owner.name);
    return own !== undefined && !own.isAsync && basesOf(code.analysis.inference, cls).includes(home);
  });
}
