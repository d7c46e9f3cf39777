import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { PracticeJob } from './practiceSteps.ts';

/**
 * A window of the editor, as far as a learner's texts go: performs the steps of the job on its command line and says
 * when each begins and ends. It kills itself, as a power cut would, at the write that the job names.
 */
const job = JSON.parse(process.argv[2] ?? '') as PracticeJob;
const say = fs.writeSync.bind(fs, 1);

let writesLeft = job.killAtWrite;

function countWrites(owner: object, name: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  Reflect.set(owner, name, function counted(this: unknown, ...values: unknown[]): unknown {
    writesLeft -= 1;
    if (writesLeft < 0) {
      // Half of what was to be written is on the disk by then.
      const [descriptor, data] = values;
      if (name === 'write' && typeof descriptor === 'number') fs.writeSync(descriptor, String(data).slice(0, String(data).length / 2));
      process.kill(process.pid, 'SIGKILL');
    }
    const outcome: unknown = Reflect.apply(original, this, values);
    return outcome;
  });
}

for (const name of ['open', 'write', 'fsync', 'rename', 'unlink']) countWrites(fs, name);
for (const name of ['open', 'mkdir', 'link', 'unlink', 'copyFile', 'rename']) countWrites(fsPromises, name);
syncBuiltinESMExports();

// Loaded now, so that it finds the functions that count.
const { perform } = await import('./practiceSteps.ts');
for (const [index, step] of job.steps.entries()) {
  say(`begin ${String(index)}\n`);
  const outcome = await perform(job.folder, step);
  say(`end ${String(index)} ${outcome}\n`);
}
