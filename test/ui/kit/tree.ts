import type { Locator, Page } from 'playwright-core';

/** The trees of the side bar. */
export class Tree {
  constructor(private readonly page: Page) {}

  /** Waits for the item whose label is this; what is scrolled away is not there. */
  async item(label: string): Promise<Locator> {
    const found = this.labelled(label);
    await found.waitFor();
    return found;
  }

  /** Waits until no such item is on the screen. */
  async isGone(label: string): Promise<void> {
    await this.labelled(label).waitFor({ state: 'detached' });
  }

  async click(label: string): Promise<void> {
    await (await this.item(label)).click();
  }

  /** Clicks one of the buttons that an item shows while the mouse is over it. */
  async clickAction(label: string, action: string): Promise<void> {
    const item = await this.item(label);
    await item.hover();
    await item.getByRole('button', { name: action }).click();
  }

  /** What stands behind an item's label. */
  async description(label: string): Promise<string> {
    return (await (await this.item(label)).locator('.label-description').innerText()).trim();
  }

  /** The name of an item's icon. */
  async icon(label: string): Promise<string> {
    const classes = (await (await this.item(label)).locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '';
    return /codicon-([a-z-]+)/.exec(classes)?.[1] ?? '';
  }

  /** What a screen reader says for an item. */
  async spoken(label: string): Promise<string> {
    return (await (await this.item(label)).getAttribute('aria-label')) ?? '';
  }

  private labelled(label: string): Locator {
    return this.page
      .locator('.sidebar .monaco-list-row')
      .filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
  }
}
