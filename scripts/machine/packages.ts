import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.ts';
import { canInstall, installPackages } from './debian.ts';
import type { Processes, Write } from './processes.ts';

/** What some exercise requires, and what that needs: Python alone, so any version can run it. */
const WANTED = ['requests', 'urllib3', 'idna', 'certifi', 'chardet', 'charset_normalizer', 'six'];
const DEBIAN = '/usr/lib/python3/dist-packages';
const COMPLETE = 'requests';

/**
 * A folder with the packages that exercises require, for every Python here: it lies in the cache and is filled from Debian's
 * package on first use. Rejects where that cannot be had; the message says what to do.
 */
export async function packagesFolder(processes: Processes, write: Write, cache = cacheFolder(), debian = DEBIAN): Promise<string> {
  const folder = join(cache, 'packages');
  if (existsSync(join(folder, COMPLETE))) return folder;
  if (!existsSync(join(debian, COMPLETE))) {
    if (!canInstall()) {
      throw new Error(`The exercises need the Python package requests. Run: python3 -m pip install --target ${folder} requests`);
    }
    await installPackages(['python3-requests'], processes, write);
  }
  copyPackages(debian, folder);
  return folder;
}

/** Others may do the same at the same time: what is there is complete. */
function copyPackages(from: string, to: string): void {
  const unfinished = `${to}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (isWanted(entry)) cpSync(join(from, entry), join(unfinished, entry), { recursive: true, filter: (file) => !file.endsWith('__pycache__') });
  }
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(join(to, COMPLETE))) throw error;
  }
}

/** Packages, modules, and the folders beside them that tell their versions. */
function isWanted(entry: string): boolean {
  const [name = '', rest] = entry.split(/[-.]/, 2);
  return WANTED.includes(name) && (rest === undefined || rest === 'py' || /\.(egg|dist)-info$/.test(entry));
}
