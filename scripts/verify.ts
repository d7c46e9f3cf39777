// Builds the command line and proves exercises with it, `npm run verify -- SLUG …`, with the packages that they require.
import { leaveOnSignals, Processes } from './machine/processes.ts';
import { exitWith } from './machine/program.ts';
import { packagesFolder } from './machine/packages.ts';

async function main(args: readonly string[]): Promise<number> {
  const processes = new Processes();
  leaveOnSignals();
  const write = (text: string): void => {
    process.stdout.write(text);
  };
  let log = '';
  const code = await processes.run(process.execPath, ['esbuild.mjs'], { write: (text) => { log += text; } });
  if (code !== 0) {
    write(log);
    return code;
  }
  const site = args.includes('--site') ? [] : ['--site', await packagesFolder(processes, write)];
  return processes.run(process.execPath, ['dist/cli.js', 'verify', ...args, ...site], { write, limit: 7_200 });
}

exitWith(main(process.argv.slice(2)));
