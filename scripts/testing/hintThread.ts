import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';

let bundling: Promise<string> | null = null;

/** The program of the hints' thread as it is shipped: threads start from a bundle, not from TypeScript. */
export function bundleHintThread(): Promise<string> {
  bundling ??= bundle();
  return bundling;
}

async function bundle(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hint-thread-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const outfile = join(folder, 'thread.js');
  await build({
    entryPoints: [join(ROOT, 'src', 'node', 'hintThread', 'thread.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    alias: { 'web-tree-sitter': createRequire(import.meta.url).resolve('web-tree-sitter') },
    logLevel: 'warning',
  });
  return outfile;
}
