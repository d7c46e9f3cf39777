import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RUN_MARK } from '../../src/node/processTree.ts';
import { startedProcesses, temporaryFolder } from './kit.ts';

const SUITE = `from harness.testing import ExerciseTest

class T(ExerciseTest):
    def test_works(self):
        self.solution.work()
`;

/** Never ends, and leaves processes: one in its group, and one in a session of its own. */
const LOOPS = `import subprocess, sys

def work():
    for alone in False, True:
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=alone)
    while True:
        pass
`;

describe('a run whose extension host is killed', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const processes = startedProcesses(RUN_MARK);

  it('ends with it, and so do the interpreter that waits and all that the learner’s code started', async function () {
    if (process.platform !== 'linux') this.skip();
    await writeFile(join(folder(), 'suite.py'), SUITE);
    await writeFile(join(folder(), 'work.py'), LOOPS);
    const host = spawn(process.execPath, ['--import=tsx', join(import.meta.dirname, 'abandonedProcess.ts'), folder()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(host.stdout, 'data');
    // The run and its two children, and the process that waits.
    while ((await processes()).length < 4) await new Promise(setImmediate);
    host.kill('SIGKILL');
    await once(host, 'exit');
    while ((await processes()).length > 0) await new Promise(setImmediate);
    assert.deepEqual(await processes(), []);
  });
});
