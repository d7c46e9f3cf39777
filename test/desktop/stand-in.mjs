#!/usr/bin/env node
// Takes the arguments that a desktop editor takes for a test run, and does the same in the editor that serves a browser.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'scripts');
const child = spawn(process.execPath, [join(scripts, 'run.mjs'), 'standIn', ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => {
  process.exit(code ?? 1);
});
