import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../../scripts/editor/browser.ts';
import { installEditor } from '../../../scripts/editor/install.ts';
import { startServer, type EditorServer } from '../../../scripts/editor/server.ts';
import { Processes } from '../../../scripts/machine/processes.ts';
import { OUT, VSIX } from '../../../scripts/paths.ts';
import { RUN_MARK } from '../../../src/node/processTree.ts';
import { processesWith } from '../../node/kit.ts';
import { Log } from './log.ts';
import { Workbench } from './workbench.ts';

const PATIENCE_MS = 100_000;

/** In the environment of all that a window starts, so that it can be told from what others start. */
const WINDOW_MARK = 'INTERVIEW_PRACTICE_WINDOW';

const SIZE: Size = { width: 1280, height: 860 };

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface WindowOptions {
  /** The name of the folder below out/ui that keeps the logs and pictures of these tests. */
  readonly name: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether workspace trust is in force: a folder then opens in Restricted Mode. */
  readonly workspaceTrust?: boolean;
  /** Off for tests that install the package themselves. */
  readonly installed?: boolean;
  readonly size?: Size;
  /** What is in the environment of the extension host beside the tests' own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A server of its own with the packaged extension, a browser, and an empty folder of the learner's. */
export class EditorWindow {
  private constructor(
    /** The learner's folder. */
    readonly folder: string,
    private readonly server: EditorServer,
    private readonly browser: Browser,
    private readonly place: string,
    private readonly own: { readonly size: Size; readonly mark: string },
  ) {}

  static async start(options: WindowOptions): Promise<EditorWindow> {
    const place = join(OUT, 'ui', options.name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const log = new Log(join(place, 'server.log'));
    const processes = new Processes();
    const mark = randomBytes(8).toString('hex');
    const server = await startServer(await installEditor(processes, log.write), processes, {
      dataFolder: join(place, 'data'),
      extensions: options.installed === false ? [] : [VSIX],
      workspaceTrust: options.workspaceTrust === true,
      write: log.write,
      env: { ...options.env, [WINDOW_MARK]: mark },
      ...(options.settings === undefined ? {} : { settings: options.settings }),
    });
    try {
      const browser = await openBrowser(processes, log.write);
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'interview-practice-')));
      return new EditorWindow(folder, server, browser, place, { size: options.size ?? SIZE, mark });
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a window on the learner's folder; each one has a browser profile of its own. */
  async open(): Promise<Workbench> {
    const context = await this.browser.newContext({ viewport: this.own.size, deviceScaleFactor: 1 });
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

  /** The processes of runs that this window started, the one that waits for the next run included. */
  runProcesses(): Promise<readonly number[]> {
    return processesWith(`${WINDOW_MARK}=${this.own.mark}`, RUN_MARK);
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
