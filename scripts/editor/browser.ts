import { chromium as playwright, type Browser } from 'playwright-core';
import { chromium } from '../machine/chromium.ts';
import type { Processes, Write } from '../machine/processes.ts';

/** Nothing is looked up outside this machine, and no sandbox is asked for where root may not have one. */
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(processes: Processes, write: Write): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium(processes, write), headless: true, args: SWITCHES });
}
