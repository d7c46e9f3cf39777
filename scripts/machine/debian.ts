import { existsSync } from 'node:fs';
import type { Processes, Write } from './processes.ts';

/** Whether missing programs can be installed here without asking anyone: Debian or a relative, and root. */
export function canInstall(): boolean {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs Debian packages. Throws when they cannot be installed; the message says what to do. */
export async function installPackages(packages: readonly string[], processes: Processes, write: Write): Promise<void> {
  const command = `apt-get install --no-install-recommends ${packages.join(' ')}`;
  if (!canInstall()) throw new Error(`Missing: ${packages.join(', ')}. On Debian or Ubuntu, run as root: ${command}`);
  write(`Installing Debian packages: ${packages.join(' ')}\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Another apt-get may hold the lock for a while, as a new machine's first update does.
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-y', '-q'];
  await processes.run('apt-get', [...patient, 'update'], { env, write });
  const code = await processes.run('apt-get', [...patient, 'install', '--no-install-recommends', ...packages], { env, write });
  if (code !== 0) throw new Error(`${command} failed with exit code ${code}; its output says why.`);
}
