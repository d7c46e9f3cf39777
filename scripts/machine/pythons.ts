import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from './debian.ts';
import { answerOf, type Processes, type Write } from './processes.ts';

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

/** An interpreter that can import these modules; on Debian, the system's own after installing what it lacks. */
export async function pythonWith(modules: readonly string[], processes: Processes, write: Write): Promise<string> {
  const able = (path: string): boolean => answerOf(path, ['-c', modules.map((name) => `import ${name}`).join('\n')]) !== undefined;
  const all = findPythons().map(({ path }) => path);
  const present = all.find(able);
  if (present !== undefined) return present;
  const packages = modules.map((name) => `python3-${name}`);
  const system = '/usr/bin/python3';
  if (!canInstall()) {
    throw new Error(`No Python 3.${OLDEST} to 3.${NEWEST} here has ${modules.join(', ')}. Install with: python3 -m pip install ${modules.join(' ')}`);
  }
  await installPackages(['python3', ...packages], processes, write);
  if (!able(system)) throw new Error(`${system} cannot import ${modules.join(', ')} although ${packages.join(', ')} is installed.`);
  return system;
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
