import type { Locator, Page } from 'playwright-core';

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

  /** Chooses a failed test, and gives what is then told about it. */
  async open(test: string): Promise<string> {
    await this.row(test).click();
    const message = this.panel.locator('.test-output-peek-message-container');
    const text = message.locator('.view-line:visible, .preview-text:visible');
    await text.first().waitFor();
    return (await text.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  }

  private row(test: string): Locator {
    return this.panel.locator('.test-output-peek-tree .monaco-list-row').filter({ hasText: test }).first();
  }
}
