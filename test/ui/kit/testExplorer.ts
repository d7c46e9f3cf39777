import type { Locator, Page } from 'playwright-core';

/** The editor's own view of all tests, in the side bar. */
export class TestExplorer {
  constructor(private readonly page: Page) {}

  /** Waits for an exercise or a test, and gives what a screen reader says for it. */
  async spoken(label: string): Promise<string> {
    const row = this.row(label);
    await row.waitFor();
    return (await row.getAttribute('aria-label')) ?? '';
  }

  /** Shows the tests of an exercise. */
  async expand(label: string): Promise<void> {
    const row = this.row(label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.locator('.monaco-tl-twistie').click();
  }

  private row(label: string): Locator {
    return this.page.locator('.sidebar .monaco-list-row[role="treeitem"]').filter({ hasText: label }).first();
  }
}
