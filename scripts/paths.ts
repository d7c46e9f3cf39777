import { homedir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');
/** What tests and screenshots leave behind; git ignores it. */
export const OUT = join(ROOT, 'out');
export const VSIX = join(OUT, 'interview-practice.vsix');

/** Downloads that outlive a checkout: an editor is 600 MB and the same for every clone. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['XDG_CACHE_HOME'] ?? (process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined);
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'interview-practice');
}

/** The file of a program that an npm package of this project brings. */
export function packageFile(...place: readonly string[]): string {
  return join(ROOT, 'node_modules', ...place);
}
