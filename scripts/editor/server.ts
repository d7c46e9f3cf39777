import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { within } from '../machine/deadline.ts';
import type { Processes, Write } from '../machine/processes.ts';
import type { Editor } from './install.ts';

export interface ServerOptions {
  /** Holds settings, extensions and logs of this one server. */
  readonly dataFolder: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Packages to install as a user installs them. */
  readonly extensions?: readonly string[];
  /** Whether workspace trust is in force, so that a folder opens in Restricted Mode. */
  readonly workspaceTrust?: boolean;
  /** The environment of the server, and so of the extension host, beside this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly port?: number;
  readonly write: Write;
}

export interface EditorServer {
  /** HOST:PORT, as it stands in the page's address. */
  readonly authority: string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<void>;
}

/** What every test wants of the editor: no network, no greeting, nothing that moves or asks. */
const QUIET: Readonly<Record<string, unknown>> = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Without a gallery's address the editor asks none. */
const NO_GALLERY = { EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }) };

const START_LIMIT_S = 60;

/** Starts a server on a free port (or the one asked for) and gives it back once it listens. */
export async function startServer(editor: Editor, processes: Processes, options: ServerOptions): Promise<EditorServer> {
  const data = ['--server-data-dir', options.dataFolder];
  writeSettings(options);
  await installExtensions(editor, processes, options);

  const { write, found } = watchFor(/Extension host agent listening on (\d+)/, options.write);
  const server = processes.start(
    editor.node,
    [
      editor.serverMain,
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
      ...['--accept-server-license-terms', '--enable-smoke-test-driver', '--telemetry-level', 'off'],
      ...data,
      ...(options.workspaceTrust === true ? [] : ['--disable-workspace-trust']),
    ],
    { write, env: environment(options.env) },
  );
  const port = await within(START_LIMIT_S, Promise.race([found, server.ended.then(() => undefined)]));
  if (port === undefined) {
    await server.stop();
    throw new Error('Visual Studio Code (server) did not start; its output stands in the log.');
  }
  return { authority: `127.0.0.1:${port}`, ended: server.ended, stop: server.stop };
}

function writeSettings({ dataFolder, settings }: ServerOptions): void {
  const folder = join(dataFolder, 'data', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, undefined, 2));
}

async function installExtensions(editor: Editor, processes: Processes, options: ServerOptions): Promise<void> {
  for (const extension of options.extensions ?? []) {
    const args = [editor.serverMain, '--server-data-dir', options.dataFolder, '--install-extension', extension, '--force'];
    const code = await processes.run(editor.node, args, { write: options.write, env: environment(options.env), limit: 120 });
    if (code !== 0) throw new Error(`${extension} could not be installed; the editor's words stand in the log.`);
  }
}

// A test that is itself started from an editor's terminal would hand down that editor's variables.
function environment(extra: ServerOptions['env']): Record<string, string | undefined> {
  const inherited = Object.keys(process.env).filter((name) => name.startsWith('VSCODE_') || name === 'NODE_OPTIONS');
  return { ...Object.fromEntries(inherited.map((name) => [name, undefined])), ...NO_GALLERY, ...extra };
}

function watchFor(pattern: RegExp, next: Write): { readonly write: Write; readonly found: Promise<string> } {
  let announce: (match: string) => void;
  const found = new Promise<string>((resolve) => {
    announce = resolve;
  });
  const write: Write = (text) => {
    const match = pattern.exec(text)?.[1];
    if (match !== undefined) announce(match);
    next(text);
  };
  return { write, found };
}
