import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RunResult } from '../../src/core/run/result.ts';
import { runSuite, type RunRequest } from '../../src/core/run/run.ts';
import { harnessFolder } from '../../src/node/bundled.ts';
import { harnessLauncher } from '../../src/node/harnessProcess.ts';
import { Interpreters, usualCommands, type Probe } from '../../src/node/python.ts';
import { wallClock } from '../../src/node/timer.ts';
import { temporaryFolder } from './kit.ts';

const home = join(import.meta.dirname, '..', '..');
const oddNames = process.platform === 'win32' ? 'p y ä' : 'p y\'"$(x) λ';

describe('an interpreter', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let python = '';

  before(async () => {
    const found = await new Interpreters().first(usualCommands(process.platform));
    assert.ok('version' in found, 'these tests need Python 3.9 or newer on the path');
    const { stdout } = await promisify(execFile)(found.command[0], ['-c', 'import sys; print(sys.executable)']);
    python = stdout.trim();
  });

  async function environment(...options: readonly string[]): Promise<string> {
    const place = join(folder(), oddNames);
    await promisify(execFile)(python, ['-m', 'venv', '--without-pip', ...options, place]);
    return join(place, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  }

  async function sitePackages(program: string): Promise<string> {
    const { stdout } = await promisify(execFile)(program, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']);
    return stdout.trim();
  }

  async function probe(program: string): Promise<Probe> {
    return new Interpreters().probe([program]);
  }

  async function problemOf(program: string): Promise<string> {
    const answer = await probe(program);
    assert.ok(answer.kind === 'unusable', JSON.stringify(answer));
    return answer.problem;
  }

  async function script(name: string, text: string, mode = 0o755): Promise<string> {
    const path = join(folder(), name);
    await writeFile(path, text);
    await chmod(path, mode);
    return path;
  }

  async function run(program: string): Promise<RunResult> {
    const paths = { solution: join(folder(), 'doubling.py'), suite: join(folder(), 'suite.py') };
    await writeFile(paths.solution, 'import sys\ndef double(n):\n    print(sys.prefix)\n    return 2 * n\n');
    await writeFile(
      paths.suite,
      'from harness.testing import ExerciseTest\nclass T(ExerciseTest):\n    def test_doubles(self):\n        self.example("double(2)  # -> 4")\n',
    );
    const request: RunRequest = {
      slug: 'doubling', ...paths, starter: null, tests: null, timeout: 5, outputLimit: 1000, seed: null, learnerTests: true, site: null,
    };
    const launch = harnessLauncher({ python: [program], harness: harnessFolder(home) }, (text) => { assert.fail(text); });
    return runSuite(request, { launch, timer: wallClock }, { onProgress: () => undefined }, new AbortController().signal);
  }

  async function runsWell(program: string): Promise<void> {
    const answer = await probe(program);
    assert.equal(answer.kind, 'found', JSON.stringify(answer));
    const result = await run(program);
    assert.equal(result.verdict, 'passed', JSON.stringify(result));
  }

  it('may lie in a folder with spaces, quotes and letters beyond ASCII, and be a virtual environment', async () => {
    const program = await environment();
    await runsWell(program);
    assert.equal((await run(program)).tests[0]?.output.trim(), dirname(dirname(program)));
  });

  it('may have a sitecustomize that prints, imitates the answers, fails, or asks for input', async () => {
    const program = await environment();
    const place = join(await sitePackages(program), 'sitecustomize.py');
    const customizations = [
      'import sys; print("hello"); print("half", end=""); sys.stderr.write("warning\\n")',
      'print(\'{"event":"ended"}\'); print("abc {\\"event\\":\\"ended\\"}")',
      'raise RuntimeError("broken sitecustomize")',
      'import random, json, threading, logging; threading.Thread(target=lambda: None).start()',
      'import atexit; atexit.register(print, "bye")',
      'import sys; sys.setrecursionlimit(150); sys.dont_write_bytecode = False',
    ];
    for (const text of customizations) {
      await writeFile(place, `${text}\n`);
      await runsWell(program);
    }
  });

  it('is named as the culprit when its sitecustomize ends it', async () => {
    const program = await environment();
    const place = join(await sitePackages(program), 'sitecustomize.py');
    await writeFile(place, 'import os, sys\nsys.stderr.write("licence expired\\n")\nsys.stderr.flush()\nos._exit(4)\n');
    assert.match(await problemOf(program), /licence expired/);
    const result = await run(program);
    assert.ok(result.ending.kind === 'could-not-run');
    assert.match(result.ending.reason, /exit code 4[^]*licence expired/);
  });

  it('is not led astray by variables of Python’s', async () => {
    const decoy = join(folder(), 'decoy');
    await mkdir(decoy);
    for (const name of ['unittest.py', 'json.py', 'harness.py', 'os.py', 'sitecustomize.py', 'startup.py']) {
      await writeFile(join(decoy, name), 'raise SystemExit("decoy")\n');
    }
    const variables = {
      PYTHONPATH: decoy,
      PYTHONSTARTUP: join(decoy, 'startup.py'),
      PYTHONHOME: decoy,
      PYTHONIOENCODING: 'utf-16',
      PYTHONINSPECT: '1',
      PYTHONWARNINGS: 'error',
      PYTHONOPTIMIZE: '2',
      PYTHONUTF8: 'nonsense',
    };
    const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
    Object.assign(process.env, variables);
    try {
      await runsWell(python);
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
    }
  });

  it('that is a virtual environment which has lost its Python says so', async function () {
    if (process.platform === 'win32') this.skip();
    const program = await environment();
    await unlink(program);
    await symlink(join(folder(), 'uninstalled', 'python3'), program);
    assert.match(await problemOf(program), /is gone; make the virtual environment anew/);
    assert.equal((await run(program)).ending.kind, 'could-not-run');
  });

  it('still serves after its virtual environment was moved, as long as its Python is there', async () => {
    const program = await environment();
    const moved = join(folder(), 'moved');
    await rename(dirname(dirname(program)), moved);
    await runsWell(join(moved, 'bin', 'python'));
  });

  it('that cannot find its own library says so', async function () {
    const copy = join(folder(), 'copied');
    if (process.platform !== 'linux') this.skip();
    await writeFile(copy, await readFile(python));
    await chmod(copy, 0o755);
    await writeFile(join(folder(), 'pyvenv.cfg'), 'home = /nowhere/bin\n');
    const answer = await probe(copy);
    // A Python of the system's finds its library by the path it was built for.
    if (answer.kind === 'found') this.skip();
    assert.match(answer.problem, /cannot find its own library|answered: .*(?:error|libpython)/i);
  });

  it('that is none says what it is instead', async () => {
    assert.match(await problemOf(folder()), /it is a folder/);
    assert.match(await problemOf(await script('data', 'text', 0o644)), /not allowed to be executed/);
    assert.match(await problemOf(await script('binary', '\u007fELF nonsense')), /not a program for this machine|it answered|exit code/);
    assert.match(await problemOf(await script('quiet', '#!/bin/sh\nexit 9\n')), /exit code 9/);
    const stub = 'echo "Python was not found; run without arguments to install from the Microsoft Store, or disable this shortcut." >&2; exit 49';
    assert.match(await problemOf(await script('stub', `#!/bin/sh\n${stub}\n`)), /placeholder of the Microsoft Store/);
  });

  it('that was removed after it was chosen is blamed, not the learner', async () => {
    const program = await environment();
    await rm(dirname(dirname(program)), { recursive: true });
    const result = await run(program);
    assert.ok(result.ending.kind === 'could-not-run');
    assert.match(result.ending.reason, /could not be started/);
  });

  for (const version of ['2.7.18', '3.6.15', '3.8.18']) {
    const old = `${process.env['HOME'] ?? ''}/.pyenv/versions/${version}/bin/python`;
    (existsSync(old) ? it : it.skip)(`that is Python ${version} is told to be too old`, async () => {
      assert.match(await problemOf(old), new RegExp(`it is Python ${version.replaceAll('.', '\\.')}, and 3\\.9 or newer is needed`));
    });
  }
});
