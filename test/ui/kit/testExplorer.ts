import type { Locator, Page } from 'playwright-core';
import { soon } from './eventually.ts';

/** The editor's own view of all tests, in the side bar. */
export class TestExplorer {
  constructor(private readonly page: Page) {}

  /** Waits until a screen reader says so for an exercise or a test. */
  async says(label: string, what: RegExp): Promise<void> {
    await soon(async () => what.test((await this.row(label).getAttribute('aria-label')) ?? ''));
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
