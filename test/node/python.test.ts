import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Interpreters, usualCommands } from '../../src/node/python.ts';
import { temporaryFolder } from './kit.ts';

describe('the search for Python', () => {
  const folder = temporaryFolder();

  async function program(name: string, script: string): Promise<string> {
    const path = join(folder(), name);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  async function problemOf(path: string): Promise<string> {
    const probe = await new Interpreters().probe([path]);
    assert.ok(probe.kind === 'unusable');
    return probe.problem;
  }

  it('finds the usual one of this machine', async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found);
    assert.match(found.version, /^3\.\d+\.\d+$/);
  });

  it('looks for an answer among what a sitecustomize prints', async () => {
    const path = await program('chatty', 'echo hello; echo interview-practice 3 12 1 cpython; echo bye');
    const probe = await new Interpreters().probe([path]);
    assert.ok(probe.kind === 'found');
    assert.equal(probe.interpreter.version, '3.12.1');
  });

  it('says why a program is of no use', async () => {
    assert.match(await problemOf(join(folder(), 'none')), /no such program/);
    assert.match(await problemOf(await program('old', 'echo interview-practice 3 8 18 cpython')), /Python 3\.8\.18, and 3\.9/);
    assert.match(await problemOf(await program('ancient', 'echo interview-practice 2 7 18 cpython')), /2\.7\.18/);
    assert.match(await problemOf(await program('mute', 'exit 0')), /did not tell its version/);
    assert.match(await problemOf(await program('broken', 'echo no encodings >&2; exit 1')), /no encodings/);
    await mkdir(join(folder(), 'directory'));
    assert.match(await problemOf(join(folder(), 'directory')), /it is a folder/);
  });

  it('goes on to the next candidate, and tells of all when there is none', async () => {
    const [bad, good] = [join(folder(), 'none'), await program('good', 'echo interview-practice 3 9 1 cpython')];
    const found = await new Interpreters().first([[bad], [good]]);
    assert.ok('version' in found && found.command[0] === good);
    const none = await new Interpreters().first([[bad], [bad]]);
    assert.ok(!('version' in none) && none.length === 2);
  });

  it('remembers an answer until the file changes', async () => {
    const path = await program('counted', `echo x >> '${join(folder(), 'calls')}'; echo interview-practice 3 9 1 cpython`);
    const interpreters = new Interpreters();
    await interpreters.probe([path]);
    await interpreters.probe([path]);
    assert.equal(await readFile(join(folder(), 'calls'), 'utf8'), 'x\n');
    await utimes(path, 1, 1);
    await interpreters.probe([path]);
    assert.equal(await readFile(join(folder(), 'calls'), 'utf8'), 'x\nx\n');
  });
});
