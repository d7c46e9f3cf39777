// Runs the mocha tests below the given folders: `node scripts/run.mjs mocha test/core test/node`.
import Mocha from 'mocha';
import { join } from 'node:path';
import { leaveOnSignals } from './machine/processes.ts';
import { ROOT } from './paths.ts';
import { CountingReporter } from './testing/countingReporter.ts';
import { testFiles } from './testing/files.ts';

async function main(folders: readonly string[]): Promise<number> {
  const mocha = new Mocha({ reporter: CountingReporter, forbidOnly: true, timeout: 20_000 });
  for (const file of folders.flatMap((folder) => testFiles(join(ROOT, folder)))) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    mocha.run(resolve);
  });
}

leaveOnSignals();
main(process.argv.slice(2)).then(
  (failures) => {
    process.exitCode = failures === 0 ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 2;
  },
);
