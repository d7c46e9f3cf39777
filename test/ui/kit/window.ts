import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../../scripts/editor/browser.ts';
import { installEditor } from '../../../scripts/editor/install.ts';
import { startServer, type EditorServer } from '../../../scripts/editor/server.ts';
import { Processes } from '../../../scripts/machine/processes.ts';
import { OUT, VSIX } from '../../../scripts/paths.ts';
import { Log } from './log.ts';
import { Workbench } from './workbench.ts';

const PATIENCE_MS = 100_000;

const SIZE = { width: 1280, height: 860 };

export interface WindowOptions {
  /** The name of the folder below out/ui that keeps the logs and pictures of these tests. */
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether workspace trust is in force: a folder then opens in Restricted Mode. */
  readonly workspaceTrust?: boolean;
  /** Off for tests that install the package themselves. */
  readonly installed?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
}

/** A server of its own with the packaged extension, a browser, and an empty folder of the learner's. */
export class EditorWindow {
  private constructor(
    /** The learner's folder. */
    readonly folder: string,
    private readonly server: EditorServer,
    private readonly browser: Browser,
    private readonly place: string,
    private readonly size: { readonly width: number; readonly height: number },
  ) {}

  static async start(options: WindowOptions): Promise<EditorWindow> {
    const place = join(OUT, 'ui', options.name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const log = new Log(join(place, 'server.log'));
    const processes = new Processes();
    const server = await startServer(await installEditor(processes, log.write), processes, {
      dataFolder: join(place, 'data'),
      extensions: options.installed === false ? [] : [VSIX],
      workspaceTrust: options.workspaceTrust === true,
      write: log.write,
      ...(options.settings === undefined ? {} : { settings: options.settings }),
    });
    try {
      const browser = await openBrowser(processes, log.write);
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'interview-practice-')));
      return new EditorWindow(folder, server, browser, place, options.size ?? SIZE);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a window on the learner's folder; each one has a browser profile of its own. */
  async open(): Promise<Workbench> {
    const context = await this.browser.newContext({ viewport: this.size, deviceScaleFactor: 1 });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    // As long as a busy machine may need; what never comes fails all the same.
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const log = new Log(join(this.place, 'console.log'));
    page.on('console', (message) => {
      log.write(`${message.text()}\n`);
    });
    await page.goto(`http://${this.server.authority}/?folder=${encodeURIComponent(this.folder)}`);
    const workbench = new Workbench(page, this.place);
    await workbench.isReady();
    return workbench;
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
