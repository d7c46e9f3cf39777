import type { Analysis } from '../analysis.ts';
import type { Hint } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, descendants, unwrap } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementCall, statementsOf } from './code.ts';
import { type Nesting, nestingsOf } from './lockNesting.ts';
import { isA } from './primitives.ts';
import { brief, report } from './report.ts';

/**
 *     while not ready:
 *         pass                   ← a core at full speed, for nothing
 */
export const busyWait: FileRule = {
  id: 'CB24',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const loop of code.all('while_statement')) {
      const polled = emptyPoll(code, loop);
      if (polled !== null) yield polling(loop, polled);
      const kind = idleBody(code, loop);
      const condition = loop.field('condition');
      if (kind === null || condition === null || !isWorthTelling(code, loop, condition, kind)) continue;
      if (isEndless(condition) && kind !== 'pass') {
        yield idle(loop);
        continue;
      }
      yield report('CB24', loop, {
        kind: 'busy-wait',
        severity: 'hint',
        message:
          `Line ${loop.line} asks \`${brief(condition)}\` again and again ${kind === 'pass' ? 'at full speed: thread A keeps asking, and thread B, which could end the wait, gets less of the processor' : 'and sleeps in between: what it waits for happens right after thread A has looked, and A sleeps on'}. ` +
          'Let the other side tell: an `Event` with `wait()`, a `Condition`, or a queue.',
        link: 'concept:synchronization_primitives',
      });
    }
    yield* livelocks(code, nestingsOf(analysis));
  },
};

/** The `get_nowait` of a loop that does nothing but ask again when there is nothing. */
function emptyPoll(code: Code, loop: SyntaxNode): SyntaxNode | null {
  const body = loop.field('body');
  const [only, second] = body === null ? [] : statementsOf(body);
  if (only?.type !== 'try_statement' || second !== undefined) return null;
  const clauses = only.children.filter((child) => child.type === 'except_clause');
  const isIdle = clauses.length === 1 && clauses.every((clause) => /^(pass|continue)$/.test(clause.childOfType('block')?.text ?? ''));
  const calls = isIdle ? code.own(code.functionOf(loop), 'call').filter((call) => loop.contains(call)) : [];
  const rests = code.own(code.functionOf(loop), 'await').some((wait) => loop.contains(wait));
  if (rests || calls.some((call) => /(^|\.)(\w*sleep|wait\w*|select|poll|recv|join|get|acquire)$/.test(call.field('function')?.text ?? ''))) return null;
  return calls.find((call) => methodCall(call)?.method === 'get_nowait') ?? null;
}

function polling(loop: SyntaxNode, poll: SyntaxNode): Hint {
  return report('CB24', loop, {
    kind: 'busy-wait',
    severity: 'hint',
    message:
      `The loop on line ${loop.line} asks \`${brief(poll)}\` again at full speed while there is nothing: thread A keeps asking, and thread B, which could put something there, gets less of the processor. ` +
      'Let it wait: `get()`, with a `timeout` when it has to look at something else now and then.',
    link: 'concept:synchronization_primitives',
  });
}

/** `while True: await asyncio.sleep(60)` waits for nothing in particular. */
function idle(loop: SyntaxNode): Hint {
  return report('CB24', loop, {
    kind: 'busy-wait',
    severity: 'hover',
    message:
      `The task wakes up on line ${loop.line} again and again, finds nothing to do and sleeps on, while task B could tell it at once when there is something. ` +
      'To stay until it is cancelled, it can wait for an event that nobody sets: `await asyncio.Event().wait()`.',
    link: 'concept:synchronization_primitives',
  });
}

function isEndless(condition: SyntaxNode): boolean {
  const inner = unwrap(condition);
  return inner.type === 'true' || inner.text === '1';
}

const clocks = /^time\.(time|monotonic|perf_counter|process_time)(_ns)?$|(^|\.)loop\.time$|^datetime\.(datetime\.)?(now|utcnow)$/;

const outside = /^os\.(path\.\w+|listdir|stat|access|kill|getloadavg)$|^(shutil|psutil|socket|urllib|requests|subprocess|glob)\./;

/** Only time, or another program, makes it true, and nobody in this one could tell of that. */
function asksOutside(code: Code, condition: SyntaxNode): boolean {
  return [...descendants(condition)].some((node) => {
    if (node.type !== 'call') return false;
    const name = code.called(node) ?? node.field('function')?.text ?? '';
    const object = methodCall(node)?.object;
    return clocks.test(name) || outside.test(name) || (object !== undefined && isA(code, object, 'pathlib.Path', 'subprocess.Popen'));
  });
}

function idleBody(code: Code, loop: SyntaxNode): 'pass' | 'sleep' | 'async sleep' | null {
  const body = loop.field('body');
  const [only, second] = body === null ? [] : statementsOf(body);
  if (only === undefined || second !== undefined || loop.childOfType('else_clause') !== null) return null;
  if (only.type === 'pass_statement' || only.type === 'continue_statement' || only.text === '...') return 'pass';
  const call = statementCall(only);
  const name = call === null ? null : code.called(call);
  if (name === 'asyncio.sleep') return 'async sleep';
  return name === 'time.sleep' ? 'sleep' : null;
}

const questions =
  /(^|\.|_)(is_set|is_alive|done|empty|full|locked|is_running|running|qsize|poll|finished|ready|is_ready|acquire|time|monotonic|perf_counter|len|exists|all|any|is_connected|cancelled|is_done|active_count)$/i;

/** A condition that does something when asked (`while read(): pass`) is a loop, not a wait. */
function isWorthTelling(code: Code, loop: SyntaxNode, condition: SyntaxNode, kind: 'pass' | 'sleep' | 'async sleep'): boolean {
  const inner = unwrap(condition);
  if (kind !== 'pass' && asksOutside(code, condition)) return false;
  if (kind === 'async sleep') return true;
  if (isEndless(condition)) return kind === 'pass';
  if ([...descendants(condition)].some((node) => node.type === 'named_expression' || node.type === 'await')) return false;
  const calls = [...descendants(condition)].filter((node) => node.type === 'call');
  if (!calls.every((call) => questions.test(call.field('function')?.text ?? ''))) return false;
  // What is taken with each answer comes to an end by itself.
  if (inner.type === 'call' && methodCall(inner)?.method === 'acquire') return false;
  if (kind === 'pass' && calls.length === 0)
    return !/^[A-Za-z_]\w*$/.test(inner.text) || code.functionOf(loop)?.scope.bindings.has(inner.text) !== true;
  return true;
}

/** Both sides try for the second lock, let go of the first and begin again at once, each the other way round. */
function* livelocks(code: Code, nestings: readonly Nesting[]): Generator<Hint> {
  const tries = nestings.filter((one) => one.inner.tentative && !one.throughCall && isRetried(one.site) && !backsOff(code, one.site));
  for (const one of tries) {
    const other = tries.find((back) => back.outer.lock.id === one.inner.lock.id && back.inner.lock.id === one.outer.lock.id);
    if (other === undefined) continue;
    yield report('CB24', one.site, {
      kind: 'livelock',
      severity: 'hint',
      message:
        `Line ${one.site.line} tries for \`${one.inner.lock.text}\` with \`${one.outer.lock.text}\` held and begins again when it fails; line ${other.site.line} does the same the other way round: ` +
        `thread A and thread B take one lock each, both fail, both let go, both begin again, in step, and neither gets on. Take the locks in one order, or wait a random time before trying again.`,
    });
  }
}

function isRetried(node: SyntaxNode): boolean {
  for (const up of ancestors(node)) {
    if (up.type === 'while_statement') return true;
    if (up.type === 'function_definition') return false;
  }
  return false;
}

function backsOff(code: Code, node: SyntaxNode): boolean {
  const owner = code.functionOf(node);
  return code.own(owner, 'call').some((call) => (code.called(call) ?? '').startsWith('random.'));
}

/**
 *     async with asyncio.TaskGroup() as group:
 *         group.create_task(work())
 *         return 'done'          ← waits for all tasks first, then returns
 */
export const controlFlowInTaskGroup: FileRule = {
  id: 'CB26',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    for (const type of ['return_statement', 'break_statement', 'continue_statement']) {
      for (const node of code.all(type)) {
        const group = groupAround(node);
        if (group === null) continue;
        yield report('CB26', node, {
          kind: 'control-flow-in-taskgroup',
          severity: 'hover',
          message:
            `\`${brief(node)}\` leaves the task group of line ${group.line}, but not at once: the group waits for all of its tasks first, and when task A raises meanwhile, its exception comes instead of what line ${node.line} meant to do. ` +
            'Set a variable and leave after the `async with`.',
          link: 'concept:sync_vs_async',
        });
      }
    }
  },
};

function groupAround(node: SyntaxNode): SyntaxNode | null {
  for (const up of ancestors(node)) {
    if (up.type === 'function_definition' || up.type === 'lambda') return null;
    if (node.type !== 'return_statement' && (up.type === 'for_statement' || up.type === 'while_statement')) return null;
    if (
      up.type === 'with_statement' &&
      up.hasToken('async') &&
      /\b(TaskGroup|open_nursery|create_task_group)\(/.test(up.childOfType('with_clause')?.text ?? '')
    )
      return up;
  }
  return null;
}
