import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstall, installPackages } from './debian.ts';
import type { Processes, Write } from './processes.ts';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium-like browser, installed if need be. `CHROMIUM` in the environment goes before all others. */
export async function chromium(processes: Processes, write: Write): Promise<string> {
  const present = findChromium();
  if (present !== undefined) return present;
  if (!canInstall()) {
    throw new Error(
      'No Chromium was found. Install Chromium or Google Chrome (Debian: apt-get install chromium), or name one in the environment variable CHROMIUM.',
    );
  }
  await installPackages(['chromium', 'fonts-liberation', 'fonts-dejavu-core', 'fonts-noto-color-emoji'], processes, write);
  const installed = findChromium();
  if (installed === undefined) throw new Error('The Debian package chromium is installed, yet no chromium is on the path.');
  return installed;
}

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...onPath, ...ELSEWHERE].find((file) => existsSync(file));
}
