// Starts one of this folder's programs: `node scripts/run.mjs test unit` runs test.ts with `unit`.
// Plain JavaScript without packages, because on a fresh clone it is what installs them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

function fail(message) {
  console.error(message);
  process.exit(2);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node.js 20.19 or newer is needed; this is ${process.version} (${process.execPath}). Install a newer one and try again.`);
  }
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

// Times of files say nothing after a checkout, so what is installed is compared with what is locked.
function installedAsLocked() {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(join(modules, '.package-lock.json'));
  if (wanted === undefined) fail('package-lock.json is missing or damaged: restore it with git checkout package-lock.json.');
  if (present === undefined) return false;
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional === true || present[place]?.version === entry.version,
  );
}

// npm tells its own scripts where it lies; started by hand, it is looked up on the path.
function npm(args) {
  const own = process.env.npm_execpath;
  return own !== undefined && existsSync(own)
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

function installPackages() {
  if (installedAsLocked()) return;
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    console.error('note: node_modules is a link whose packages differ from package-lock.json; linked packages are left alone.');
    return;
  }
  console.log('Installing the npm packages of package-lock.json (npm ci) …');
  const { status, error } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) fail(`npm ci failed${error === undefined ? '' : `: ${error.message}`}. Is the npm registry reachable?`);
}

requireNode();
const [program, ...args] = process.argv.slice(2);
if (program === undefined) fail('usage: node scripts/run.mjs PROGRAM [ARGUMENT …], PROGRAM being a file of scripts/ without .ts');
installPackages();

const tsx = pathToFileURL(join(modules, 'tsx', 'dist', 'loader.mjs')).href;
const child = spawn(process.execPath, ['--import', tsx, join(root, 'scripts', `${program}.ts`), ...args], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal's Ctrl-C reaches the child too; it stops what it started, and this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => {
  process.exit(code ?? (signal === null ? 1 : 130));
});
