import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { Editor } from './editor.ts';
import { done, soon } from './eventually.ts';
import { TestExplorer } from './testExplorer.ts';
import { TestResults } from './testResults.ts';
import { Tree } from './tree.ts';

/** The editor's labels of its themes, and what marks the workbench while one is in force. */
const THEMES = {
  light: { label: 'Light Modern', mark: 'vs' },
  dark: { label: 'Dark Modern', mark: 'vs-dark' },
  'high contrast': { label: 'Dark High Contrast', mark: 'hc-black' },
} as const;

export type Theme = keyof typeof THEMES;

/** How long one try at a box that closes by itself may take before the next one. */
const TRY_MS = 10_000;

/** A window of the editor, as a person sees it: everything goes by clicks, keys and what stands on the screen. */
export class Workbench {
  readonly tree: Tree;
  readonly testExplorer: TestExplorer;
  readonly testResults: TestResults;

  constructor(
    readonly page: Page,
    /** The folder for pictures. */
    private readonly pictures: string,
  ) {
    this.tree = new Tree(page);
    this.testExplorer = new TestExplorer(page);
    this.testResults = new TestResults(page);
  }

  /** Waits until the workbench is drawn and its status bar filled, which is the last of it. */
  async isReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  }

  /** Shows a view container by its button in the activity bar. */
  async showView(title: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${escaped(title)}`) });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.page.locator('.sidebar .composite.title').filter({ hasText: title }).waitFor();
  }

  /** Waits until the side bar shows a text. */
  async sideBarShows(text: string): Promise<void> {
    await this.page.locator('.sidebar').getByText(text).first().waitFor();
  }

  /** Leaves of the exercises in the side bar their topics alone. */
  async collapseTopics(): Promise<void> {
    // Before they are listed there is nothing to collapse, and they would come up open.
    await this.tree.item('FIFO queue');
    await this.clickTitleAction('Collapse All');
    await this.tree.isGone('FIFO queue');
  }

  /** Clicks a button in the title of the side bar. */
  async clickTitleAction(name: string): Promise<void> {
    await this.page.locator('.sidebar .composite.title').getByRole('button', { name }).click();
  }

  /** Presses keys together, as in `ControlOrMeta+Alt+T`. */
  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Runs a command from the palette, by its title with category, as in “Interview Practice: Show Log”. */
  async runCommand(title: string): Promise<void> {
    await this.openAndPick('F1', title, `>${title}`);
  }

  /**
   * Shows the results of the newest run. The editor opens them itself at the start of a run, but not when its first run
   * comes before it has noticed that there are results at all.
   */
  async showTestResults(): Promise<void> {
    if (!(await this.testResults.isShown())) await this.runCommand('Test Results: Focus on Test Results View');
  }

  /** Opens a file of the folder by its name. */
  async openFile(name: string): Promise<void> {
    await this.openAndPick('ControlOrMeta+P', name, name);
    await this.tab(name);
  }

  /** Chooses the entry of a quick pick that has this label; `type` is typed into its field first, to filter. */
  async pick(label: string, { type }: { readonly type?: string } = {}): Promise<void> {
    if (type !== undefined) await this.quickPick().locator('input[type="text"]').fill(type);
    const row = this.entry(label);
    await row.click();
    // What was chosen may open another quick pick at once, in the same place.
    await row.waitFor({ state: 'hidden' });
  }

  /** Opens a list by keys and chooses from it. What the editor still puts away may take the list with it: then once more. */
  private async openAndPick(keys: string, label: string, type: string): Promise<void> {
    await soon(async () => {
      await this.page.keyboard.press(keys);
      const field = this.quickPick().locator('input[type="text"]');
      return (await done(field.fill(type, { timeout: TRY_MS }))) && done(this.entry(label).click({ timeout: TRY_MS }));
    });
    await this.entry(label).waitFor({ state: 'hidden' });
  }

  private quickPick(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  private entry(label: string): Locator {
    return this.quickPick().locator('.monaco-list-row').filter({ has: this.page.getByText(label, { exact: true }) }).first();
  }

  /** Waits until a quick pick has this entry, and gives all that the entry says. */
  async offered(label: string): Promise<string> {
    const row = this.entry(label);
    await row.waitFor();
    return row.innerText();
  }

  /** Waits for a question that has to be answered before anything else, and gives its text. */
  async question(): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    return dialog.innerText();
  }

  async answer(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** The entry of the status bar that contains the text. */
  status(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** Waits for a box that asks for a line of text; keys then go there. */
  async asked(title: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible').filter({ hasText: title }).locator('input:focus').waitFor();
  }

  /** Accepts the place that a dialog proposes for a file, which must have this name. */
  async acceptFile(title: string, name: string): Promise<void> {
    const dialog = this.page.locator('.quick-input-widget:visible').filter({ hasText: title });
    await soon(async () => (await dialog.locator('input[type="text"]').inputValue()).endsWith(`/${name}`));
    await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  }

  /** Leaves a picture of how a drawing looks outside of the editor; gives the name of its root, or what is wrong with it. */
  async screenshotOfFile(file: string, name: string): Promise<string> {
    const tab = await this.page.context().newPage();
    await tab.goto(pathToFileURL(file).href);
    await tab.screenshot({ path: join(this.pictures, `${name.replaceAll(' ', '-')}.png`) });
    const root = await tab.evaluate<string>("document.querySelector('parsererror')?.textContent ?? document.documentElement.tagName");
    await tab.close();
    return root;
  }

  /** Waits for a notification that contains the text. Under a test driver the editor keeps them all behind its bell. */
  async notification(text: string): Promise<Locator> {
    await this.openNotifications();
    const found = this.page.locator('.notification-list-item:visible').filter({ hasText: text }).first();
    await found.waitFor();
    return found;
  }

  async clickInNotification(text: string, button: string): Promise<void> {
    const shown = await this.notification(text);
    await shown.getByRole('button', { name: button, exact: true }).click();
  }

  /** The text editor of an open file, by the end of its path. */
  editor(file: string): Editor {
    return new Editor(this.page, file);
  }

  /** The page inside the webview that was opened last, such as a Markdown preview. */
  webview(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
  }

  /** Waits for an editor tab whose title starts so. */
  async tab(title: string): Promise<Locator> {
    const found = this.page.locator('.tabs-container').getByRole('tab', { name: new RegExp(`^${escaped(title)}`) }).first();
    await found.waitFor();
    return found;
  }

  /** Waits until the right side of the diff on the screen shows the text. */
  async diffShows(text: string): Promise<void> {
    await this.page.locator('.editor.modified .view-line').filter({ hasText: text }).first().waitFor();
  }

  private async openNotifications(): Promise<void> {
    const center = this.page.locator('.notifications-center');
    if (!(await center.isVisible())) await this.page.locator('[id="status.notifications"]').click();
    await center.waitFor();
  }

  async closeTab(title: string): Promise<void> {
    const tab = await this.tab(title);
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'detached' });
  }

  async useTheme(theme: Theme): Promise<void> {
    const { label, mark } = THEMES[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.pick(label, { type: label });
    await this.page.locator(`.monaco-workbench.${mark}`).waitFor();
  }

  /** Leaves a picture of the window in out/ui; gives its path. */
  async screenshot(name: string, { keepMouse = false }: { readonly keepMouse?: boolean } = {}): Promise<string> {
    // What lies under the mouse by chance would be lit up.
    if (!keepMouse) {
      await this.page.mouse.move(640, (this.page.viewportSize()?.height ?? 1) - 1);
      await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
    }
    const path = join(this.pictures, `${name.replaceAll(' ', '-')}.png`);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    return path;
  }

  /** A picture for whoever looks for the reason of a failure: messages that have gone are shown once more. */
  async failure(title: string): Promise<void> {
    await this.openNotifications();
    await this.screenshot(`failed ${title}`);
  }

  /** One picture in each theme. */
  async screenshots(name: string): Promise<readonly string[]> {
    const paths: string[] = [];
    for (const theme of Object.keys(THEMES) as Theme[]) {
      await this.useTheme(theme);
      paths.push(await this.screenshot(`${name} ${theme}`));
    }
    return paths;
  }

  /** Loads the window anew, as its command does. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.isReady();
  }

  /** Closes the window as a person does, so that it takes its leave of the server; cut off, it would be waited for. */
  async close(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.page.close({ runBeforeUnload: true });
    await closed;
    await this.page.context().close();
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
