import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Interpreters, usualCommands, type Interpreter } from '../../src/node/python.ts';
import { installCommands, missingRequirements, ownEnvironment, runCommands } from '../../src/node/requirements.ts';
import { temporaryFolder } from './kit.ts';
import { writeWheel } from './wheels.ts';

describe('requirements of an exercise', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  let interpreter: Interpreter;

  afterEach(() => {
    Reflect.deleteProperty(process.env, 'PIP_NO_INDEX');
    Reflect.deleteProperty(process.env, 'PIP_FIND_LINKS');
  });

  before(async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found, 'these tests need Python 3.9 or newer on the path');
    interpreter = found;
  });

  it('are named when they are missing, and only then', async () => {
    assert.deepEqual(await missingRequirements(interpreter.command, [], null), []);
    const missing = await missingRequirements(interpreter.command, ['tiny-thing', 'not "a" name'], null);
    assert.deepEqual(missing, ['tiny-thing', 'not "a" name']);
    await assert.rejects(missingRequirements([join(folder(), 'none')], ['tiny-thing'], null));
  });

  it('are installed into an environment of their own, by the commands that were shown', async () => {
    const wheels = join(folder(), 'wheels');
    await mkdir(wheels);
    await writeWheel(interpreter.command[0], wheels, 'tiny-thing');
    const environment = ownEnvironment(folder(), interpreter.version);
    const commands = await installCommands(interpreter.command, environment, ['tiny-thing']);
    const lines: string[] = [];
    process.env['PIP_NO_INDEX'] = '1';
    process.env['PIP_FIND_LINKS'] = pathToFileURL(wheels).href;
    const problem = await runCommands(commands, (line) => { lines.push(line); }, new AbortController().signal);
    assert.equal(problem, null, lines.join('\n'));
    assert.match(lines.join('\n'), /-m venv .*\n(.*\n)*.* -m pip install .*tiny-thing\n(.*\n)*Successfully installed tiny-thing/);
    assert.deepEqual(await missingRequirements(environment.python, ['tiny-thing'], null), []);
    assert.deepEqual(await missingRequirements(interpreter.command, ['tiny-thing'], null), ['tiny-thing']);
    assert.deepEqual(await missingRequirements(interpreter.command, ['tiny-thing'], environment.site), []);
    const again = await installCommands(interpreter.command, environment, ['no-such-thing']);
    assert.equal(again.length, 1, 'an environment that works is kept');
    assert.match((await runCommands(again, () => undefined, new AbortController().signal)) ?? '', /no-such-thing/);
    await rm(environment.python[0]);
    assert.equal((await installCommands(interpreter.command, environment, ['tiny-thing'])).length, 2, 'one whose Python is gone is made anew');
  });

  it('are not installed once it was stopped', async () => {
    const stop = new AbortController();
    const script = join(folder(), 'slow.py');
    await writeFile(script, 'import time\nprint("going", flush=True)\ntime.sleep(600)\n');
    const slow = [...interpreter.command, script] as const;
    const marker = join(folder(), 'made');
    const next = [...interpreter.command, '-c', `open(${JSON.stringify(marker)}, "w")`] as const;
    const problem = await runCommands([slow, next], () => { stop.abort(); }, stop.signal);
    assert.equal(problem, 'stopped');
    await assert.rejects(promisify(execFile)('ls', [marker]));
  });
});
