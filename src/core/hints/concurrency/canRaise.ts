import type { SyntaxNode } from '../syntax/node.ts';
import { callArguments, ownDescendantsOf } from '../syntax/walk.ts';
import { type Code, methodCall } from './code.ts';

const raising = new Set(['await', 'raise_statement', 'yield', 'assert_statement', 'import_statement', 'list_comprehension']);

/** Whether a statement can end with an exception that somebody should reckon with. */
export function canRaise(code: Code, statement: SyntaxNode): boolean {
  return [...ownDescendantsOf(statement)].some((node) => {
    if (node.type === 'call') return !isHarmless(code, node);
    if (node.type === 'subscript') return !isStoreInTable(code, node);
    return raising.has(node.type) || (node.type === 'binary_operator' && /[/%]/.test(node.field('operator')?.text ?? node.text));
  });
}

const harmlessFunctions =
  /^(print|len|str|bool|id|type|isinstance|time\.(time|monotonic|perf_counter|sleep)|threading\.(get_ident|current_thread)|logging\.\w+|list|dict|set|collections\.deque)$/;

const containers = /^(list|dict|set|deque|defaultdict|OrderedDict|Counter)$/;
const containerMethods = /^(append|appendleft|add|discard|clear|get|keys|values|items|copy|setdefault)$/;

/** Calls that fail only where the program is lost anyway. */
function isHarmless(code: Code, call: SyntaxNode): boolean {
  const callee = call.field('function');
  const name = code.called(call) ?? (callee?.type === 'identifier' ? callee.text : null);
  if (name !== null && harmlessFunctions.test(name)) return code.callees(call).length === 0 && isBareConstructor(name, call);
  const parts = methodCall(call);
  return parts !== null && code.callees(call).length === 0 && isHarmlessMethod(code, parts.object, parts.method);
}

const signals: Readonly<Record<string, readonly string[]>> = {
  Condition: ['notify', 'notify_all', 'wait'],
  Event: ['set', 'is_set', 'clear'],
  Logger: ['debug', 'info', 'warning', 'error', 'exception'],
};

function isHarmlessMethod(code: Code, object: SyntaxNode, method: string): boolean {
  if (/^(acquire|release|locked)$/.test(method)) return true;
  const heads = code.heads(object);
  if (heads.length === 0) return /^(append|add)$/.test(method) || (/(^|\.|_)log(ger)?$/.test(object.text) && signals['Logger']?.includes(method) === true);
  return heads.every((head) => (containers.test(head) ? containerMethods.test(method) : signals[head.replace(/^.*\./, '')]?.includes(method) === true));
}

/** `list()` makes an empty one; `list(xs)` walks over something that may do anything. */
function isBareConstructor(name: string, call: SyntaxNode): boolean {
  return !/(list|dict|set|deque)$/.test(name) || callArguments(call).positional.length === 0;
}

/** `table[key] = value`, which only a list or an unhashable key can refuse. */
function isStoreInTable(code: Code, node: SyntaxNode): boolean {
  const table = node.field('value');
  if (table === null || node.fieldName !== 'left') return false;
  const heads = code.heads(table);
  const isMaking = heads.length > 0 && heads.every((head) => /^(defaultdict|Counter)$/.test(head));
  return isMaking || (node.parent?.type === 'assignment' && heads.length > 0 && heads.every((head) => containers.test(head) && head !== 'list'));
}
