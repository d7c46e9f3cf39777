import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesFolder } from '../../scripts/machine/packages.ts';
import { Processes } from '../../scripts/machine/processes.ts';

const silent = (): void => undefined;

describe('the folder of packages', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'interview-practice-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const install = (...files: readonly string[]): string => {
    for (const file of files) {
      mkdirSync(join(root, 'debian', file, '..'), { recursive: true });
      writeFileSync(join(root, 'debian', file), '');
    }
    return join(root, 'debian');
  };
  const ask = (debian: string): Promise<string> => packagesFolder(new Processes(), silent, join(root, 'cache'), debian);

  it('has what exercises require and nothing else that is installed', async () => {
    const debian = install(
      'requests/__init__.py',
      'requests/__pycache__/__init__.pyc',
      'requests-2.28.1.egg-info/PKG-INFO',
      'six.py',
      'six-1.16.0.egg-info/PKG-INFO',
      'yaml/__init__.py',
      'requests_toolbelt/__init__.py',
    );
    const folder = await ask(debian);
    assert.deepEqual(readdirSync(folder).toSorted(), ['requests', 'requests-2.28.1.egg-info', 'six-1.16.0.egg-info', 'six.py']);
    assert.deepEqual(readdirSync(join(folder, 'requests')), ['__init__.py']);
    assert.deepEqual(readdirSync(join(root, 'cache')), ['packages']);
  });

  it('is used again once it is complete', async () => {
    const folder = await ask(install('requests/__init__.py'));
    rmSync(join(root, 'debian'), { recursive: true });
    assert.equal(await ask(join(root, 'debian')), folder);
  });

  it('may be filled by several at the same time', async () => {
    const debian = install('requests/__init__.py');
    const folders = await Promise.all([ask(debian), ask(debian)]);
    assert.ok(folders.every((folder) => existsSync(join(folder, 'requests', '__init__.py'))));
  });
});
