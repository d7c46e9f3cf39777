import type { Locator, Page } from 'playwright-core';
import { soon } from './eventually.ts';

/** The panel in which the editor shows how test runs ended. */
export class TestResults {
  private readonly panel: Locator;

  constructor(page: Page) {
    this.panel = page.locator('.part.panel');
  }

  async isShown(): Promise<boolean> {
    return await this.panel.locator('.test-output-peek-tree').isVisible();
  }

  /** Waits until the output of the run, as far as it is on the screen, has this line. */
  async printed(text: string): Promise<void> {
    await this.panel.locator('.xterm-rows > div').filter({ hasText: text }).first().waitFor();
  }

  /** Waits until the newest run lists the test with this outcome. */
  async lists(test: string, outcome: 'passed' | 'failed' | 'errored' | 'skipped'): Promise<void> {
    await this.row(test).locator(`.codicon-testing-${outcome === 'errored' ? 'error' : outcome}-icon`).waitFor();
  }

  /** Chooses a failed test, and waits until what is then told about it matches; until then the one before may stand there. */
  async tells(test: string, what: RegExp): Promise<void> {
    await this.row(test).click();
    const text = this.panel.locator('.test-output-peek-message-container').locator('.view-line:visible, .preview-text:visible');
    await soon(async () => what.test((await text.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')));
  }

  private row(test: string): Locator {
    return this.panel.locator('.test-output-peek-tree .monaco-list-row').filter({ hasText: test }).first();
  }
}
