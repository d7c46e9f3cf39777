import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { answerOf } from './processes.ts';

export interface Python {
  readonly path: string;
  /** As in `3.11.7`. */
  readonly version: string;
  readonly minor: number;
}

const OLDEST = 9;
const NEWEST = 14;
const ASK = 'import platform; print(platform.python_implementation(), platform.python_version())';

/** One CPython of each supported minor version, oldest first: from pyenv, /usr/bin, /usr/local/bin and the path. */
export function findPythons(): readonly Python[] {
  const byMinor = new Map<number, Python>();
  for (const path of candidates()) {
    const python = ask(path);
    if (python !== undefined && !byMinor.has(python.minor)) byMinor.set(python.minor, python);
  }
  return [...byMinor.values()].sort((a, b) => a.minor - b.minor);
}

/** The oldest and the newest of them, which is where incompatibilities show. */
export function oldestAndNewest(pythons: readonly Python[]): readonly Python[] {
  return pythons.filter((_, index) => index === 0 || index === pythons.length - 1);
}

function candidates(): readonly string[] {
  const pyenv = join(homedir(), '.pyenv', 'versions');
  const versions = existsSync(pyenv) ? readdirSync(pyenv).map((version) => join(pyenv, version, 'bin', 'python')) : [];
  const names = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => `python3.${OLDEST + index}`);
  const folders = ['/usr/bin', '/usr/local/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const named = folders.flatMap((folder) => [...names, 'python3', 'python', 'python.exe'].map((name) => join(folder, name)));
  return [...new Set([...versions, ...named])].filter((path) => existsSync(path));
}

function ask(path: string): Python | undefined {
  const [implementation, version] = answerOf(path, ['-c', ASK])?.split(' ') ?? [];
  const minor = Number(version?.split('.')[1]);
  if (implementation !== 'CPython' || version?.startsWith('3.') !== true) return undefined;
  return minor >= OLDEST && minor <= NEWEST ? { path, version, minor } : undefined;
}
