import { mkdirSync, statSync } from 'node:fs';
import type { Processes, Write } from './machine/processes.ts';
import { OUT, packageFile, VSIX } from './paths.ts';

/** Larger than this, something slipped in that does not run. */
export const SIZE_LIMIT_BYTES = 1_500_000;

export async function buildExtension(processes: Processes, write: Write): Promise<void> {
  const code = await processes.run(process.execPath, ['esbuild.mjs', '--production'], { write });
  if (code !== 0) throw new Error(`The build failed with exit code ${code}; its output says why.`);
}

/** Packs what lies in dist/ and gives the size in bytes of the package, which is then at `VSIX`. */
export async function packageExtension(processes: Processes, write: Write): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  const args = [
    packageFile('@vscode', 'vsce', 'vsce'),
    'package',
    // Dependencies are in the bundle.
    '--no-dependencies',
    '--allow-missing-repository',
    ...['--out', VSIX],
  ];
  const code = await processes.run(process.execPath, args, { write });
  if (code !== 0) throw new Error(`vsce package failed with exit code ${code}; its output says why.`);
  return statSync(VSIX).size;
}
