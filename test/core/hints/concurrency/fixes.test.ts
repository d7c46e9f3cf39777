import assert from 'node:assert/strict';
import { Analysis } from '../../../../src/core/hints/analysis.ts';
import { fileHints } from '../../../../src/core/hints/engine.ts';
import type { RuleId } from '../../../../src/core/hints/hint.ts';
import { concurrencyRules } from '../../../../src/core/hints/concurrency/rules.ts';
import { casesOf, hintsOf, parsed } from './kit.ts';

/** The source after the first quick fix of a rule. */
async function repaired(rule: RuleId, lines: readonly string[]): Promise<readonly string[]> {
  const source = lines.join('\n');
  const fix = (await hintsOf(source)).find((hint) => hint.rule === rule)?.fix;
  assert.ok(fix);
  return apply(source, fix.edits).split('\n');
}

function apply(source: string, edits: readonly { start: number; end: number; text: string }[]): string {
  let text = source;
  for (const edit of [...edits].sort((left, right) => right.start - left.start))
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

describe('quick fixes for concurrency', () => {
  it('await a sleep of asyncio instead of one of the thread', async () => {
    assert.deepEqual(await repaired('CB01', ['import time', '', 'async def beat():', '    time.sleep(1)', '']), [
      'import time',
      'import asyncio',
      '',
      'async def beat():',
      '    await asyncio.sleep(1)',
      '',
    ]);
  });

  it('hand a blocking call to a thread', async () => {
    const source = ['import asyncio', 'import requests', '', 'async def page(url):', '    return requests.get(url).text', ''];
    assert.equal((await repaired('CB01', source))[4], '    return (await asyncio.to_thread(requests.get, url)).text');
  });

  it('keep a task until it is done', async () => {
    assert.deepEqual(await repaired('CB02', ['import asyncio', '', 'async def main(job):', '    asyncio.create_task(job())', '']), [
      'import asyncio',
      '',
      'background_tasks = set()',
      '',
      'async def main(job):',
      '    task = asyncio.create_task(job())',
      '    background_tasks.add(task)',
      '    task.add_done_callback(background_tasks.discard)',
      '',
    ]);
  });

  it('await a coroutine, and run the one at module level', async () => {
    const inside = ['async def save():', '    pass', '', 'async def main():', '    save()', ''];
    assert.equal((await repaired('CB03', inside))[4], '    await save()');
    const outside = ['import asyncio', '', 'async def main():', '    pass', '', 'main()', ''];
    assert.equal((await repaired('CB03', outside))[5], 'asyncio.run(main())');
  });

  it('hold a lock with a with statement', async () => {
    const source = [
      'import threading',
      'lock = threading.Lock()',
      '',
      'def work(rows):',
      '    lock.acquire()',
      '    rows.append(1)',
      '    print(rows)',
      '    lock.release()',
      '    return rows',
      '',
    ];
    assert.deepEqual((await repaired('CB04', source)).slice(3), [
      'def work(rows):',
      '    with lock:',
      '        rows.append(1)',
      '        print(rows)',
      '    return rows',
      '',
    ]);
  });

  it('wait in a loop', async () => {
    const source = [
      'import threading',
      'cond = threading.Condition()',
      '',
      'def take(items):',
      '    with cond:',
      '        if not items:',
      '            cond.wait()',
      '        return items.pop()',
      '',
    ];
    assert.equal((await repaired('CB07', source))[5], '        while not items:');
  });

  it('notify under the lock', async () => {
    const source = [
      'import threading',
      'cond = threading.Condition()',
      '',
      'def put(items):',
      '    items.append(1)',
      '    cond.notify()',
      '',
    ];
    assert.deepEqual((await repaired('CB08', source)).slice(5), ['    with cond:', '        cond.notify()', '']);
  });

  it('join a thread before the function returns', async () => {
    const source = [
      'import threading',
      '',
      'def main(work, found):',
      '    t = threading.Thread(target=work)',
      '    t.start()',
      '    return found',
      '',
    ];
    assert.deepEqual((await repaired('CB16', source)).slice(4), ['    t.start()', '    t.join()', '    return found', '']);
  });

  it('bind the name of a loop now', async () => {
    const source = [
      'from threading import Thread',
      '',
      'def main(names):',
      '    for name in names:',
      '        Thread(target=lambda: print(name)).start()',
      '',
    ];
    assert.equal((await repaired('CB20', source))[4], '        Thread(target=lambda name=name: print(name)).start()');
  });

  it('make a mutable default inside', async () => {
    assert.deepEqual(await repaired('CB21', ['def add(item, items=[]):', '    items.append(item)', '    return items', '']), [
      'def add(item, items=None):',
      '    if items is None:',
      '        items = []',
      '    items.append(item)',
      '    return items',
      '',
    ]);
  });

  it('put the start of processes behind a main guard', async () => {
    const source = ['from multiprocessing import Process', '', 'p = Process(target=print)', 'p.start()', 'p.join()', ''];
    assert.deepEqual((await repaired('CB22', source)).slice(3), ["if __name__ == '__main__':", '    p.start()', '    p.join()', '']);
  });

  it('hand over a target instead of calling it', async () => {
    const source = ['import threading', '', 'def work(n):', '    print(n)', '', 't = threading.Thread(target=work(3))', ''];
    assert.equal((await repaired('CB30', source))[5], 't = threading.Thread(target=work, args=(3,))');
  });

  it('leave behind a file that parses and of which this is no longer said, whatever the case', async () => {
    for (const { source, name } of concurrencyRules.flatMap(({ id }) => casesOf(id))) {
      const before = await hintsOf(source);
      for (const { kind, fix } of before) {
        if (fix === null) continue;
        const text = apply(source, fix.edits);
        assert.ok(!(await parsed(text)).hasError, `${name}: ${fix.title}`);
        const left = (await hintsOf(text)).filter((hint) => hint.kind === kind).length;
        assert.ok(left < before.filter((hint) => hint.kind === kind).length, `${name}: still there after “${fix.title}”`);
      }
    }
  });
});

describe('concurrency hints that are not wanted', () => {
  const source = [
    'import threading',
    'import time',
    'lock = threading.Lock()',
    '',
    'def work():',
    '    with lock:',
    '        time.sleep(1)',
    '',
  ];

  it('are silenced on their line', async () => {
    assert.equal((await hintsOf(source.join('\n'))).length, 1);
    const ignored = source.map((line) => (line.includes('sleep(') ? `${line}  # hint: ignore CB12` : line));
    assert.deepEqual(await hintsOf(ignored.join('\n')), []);
  });

  it('are left out when their rule is turned off', async () => {
    const analysis = new Analysis(await parsed(source.join('\n')));
    assert.equal(fileHints(analysis).length, 1);
    assert.deepEqual(fileHints(analysis, { disabledRules: new Set<RuleId>(['CB12']) }), []);
  });
});

describe('what a concurrency hint says', () => {
  it('names lines and ends with a sentence', async () => {
    for (const { source } of concurrencyRules.flatMap(({ id }) => casesOf(id))) {
      for (const { message } of await hintsOf(source)) assert.match(message, /^[`A-Z][\s\S]+[.)]$/);
    }
  });

  it('speaks of tasks and of await where the lock is one of asyncio', async () => {
    const source = [
      'import asyncio',
      '',
      'class Turn:',
      '    def __init__(self):',
      '        self.cond = asyncio.Condition()',
      '        self.lock = asyncio.Lock()',
      '        self.who = 0',
      '',
      '    async def wait(self):',
      '        async with self.cond:',
      '            if self.who != 1:',
      '                await self.cond.wait()',
      '',
      '    async def next(self):',
      '        self.cond.notify_all()',
      '        async with self.lock:',
      '            async with self.lock:',
      '                await asyncio.sleep(0)',
      '',
    ];
    const hints = await hintsOf(source.join('\n'));
    const said = (rule: RuleId): string => hints.find((hint) => hint.rule === rule)?.message ?? '';
    assert.match(said('CB07'), /task A.*`while self\.who != 1: await self\.cond\.wait\(\)`/);
    assert.match(said('CB08'), /task A.*`async with self\.cond:`/);
    assert.match(said('CB05'), /the task waits there for itself/);
    assert.doesNotMatch(said('CB05'), /RLock/);
  });

  it('quotes the head of a handler without its comment', async () => {
    const source = ['async def work(job):', '    try:', '        await job()', '    except BaseException:  # never mind', '        pass', ''];
    const [hint] = await hintsOf(source.join('\n'));
    assert.match(hint?.message ?? '', /^`except BaseException:` catches/);
  });
});
