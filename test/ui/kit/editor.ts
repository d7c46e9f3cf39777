import type { Locator, Page } from 'playwright-core';
import { done, soon } from './eventually.ts';

/** What is read of an element of the page; the checker knows no others, lest shipped code lean on a browser. */
interface ViewLine {
  readonly textContent: string;
  readonly style: { readonly top: string };
}

/** How long what the mouse calls up may take to appear, before the mouse is moved to where the word is by then. */
const PATIENCE_MS = 5_000;

/** The text editor of one file. */
export class Editor {
  private readonly root: Locator;

  constructor(
    private readonly page: Page,
    file: string,
  ) {
    this.root = page.locator(`.monaco-editor[data-uri$="/${file}"]`).first();
  }

  /** The lines on the screen, in order; what is scrolled away is not there. */
  async lines(): Promise<readonly string[]> {
    await this.root.locator('.view-line').first().waitFor();
    const lines = await this.root.locator('.view-line').evaluateAll((elements: readonly ViewLine[]) =>
      elements.map(({ textContent, style }) => ({ text: textContent, top: parseFloat(style.top) })),
    );
    return lines.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' ').replaceAll('\u200c', ''));
  }

  /** Waits until the screen shows a line that contains the text. */
  async shows(text: string): Promise<void> {
    await this.line(text).waitFor();
  }

  /** Puts the cursor into the editor, where it was last. */
  async focus(): Promise<void> {
    // A click would hit whatever lies over the lines: cursors, actions, messages behind the line.
    await this.root.locator('.native-edit-context, textarea.inputarea').first().focus();
    await this.page.locator('.monaco-editor.focused').and(this.root).waitFor();
  }

  /** Replaces all text at once, as pasting does, and saves. The cursor is then at the end. */
  async replaceAll(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
    await this.shows(text.trimEnd().split('\n').at(-1) ?? '');
    await this.save();
  }

  /** Types all text anew, line by line as a person would, and leaves it unsaved. */
  async retype(text: string): Promise<void> {
    await this.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('Delete');
    for (const [index, line] of text.trimEnd().split('\n').entries()) {
      if (index > 0) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(line);
    }
    await this.top();
  }

  /** Scrolls up, and puts the cursor on the first line. */
  async top(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Home');
  }

  /** Types key by key, so that the editor completes and indents as it does for a person. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Saves, and waits until the tab no longer shows the mark of unsaved changes. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /**
   * Rests the mouse on a word, in the first line that contains `inLine`, and gives the text that appears. Who has something
   * to say there answers in its own time: `says` is what has to be there before the text is whole.
   */
  async hover(word: string, inLine: string = word, says = /\S/): Promise<string> {
    // What an earlier hover says goes first; it may lie over the word.
    await this.page.keyboard.press('Escape');
    await this.page.mouse.move(0, 0);
    await this.page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
    const hover = this.page.locator('.monaco-hover:visible .hover-contents');
    // Lines move when something appears above them: the mouse may rest where the word no longer is.
    await soon(async () => {
      await this.page.mouse.move(0, 0);
      const { x, y } = await this.placeOf(word, inLine);
      await this.page.mouse.move(x, y, { steps: 3 });
      return done(hover.first().waitFor({ timeout: PATIENCE_MS }));
    });
    const text = async (): Promise<string> => (await hover.allInnerTexts()).join('\n').trim();
    await soon(async () => says.test(await text()) && !/Loading(\.\.\.|…)/.test(await text()));
    return text();
  }

  /** Puts the cursor on a word, opens the menu of the light bulb there, and chooses what is called so. */
  async fix(word: string, inLine: string, title: string): Promise<void> {
    const action = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    await soon(async () => {
      const { x, y } = await this.placeOf(word, inLine);
      await this.page.mouse.click(x, y);
      await this.page.keyboard.press('ControlOrMeta+.');
      if (await done(action.click({ timeout: PATIENCE_MS }))) return true;
      await this.page.keyboard.press('Escape');
      return false;
    });
  }

  /** The middle of a word on the screen. */
  private async placeOf(word: string, inLine: string): Promise<{ readonly x: number; readonly y: number }> {
    const line = this.line(inLine);
    await line.waitFor();
    const piece = line.locator('span > span').filter({ hasText: word }).first();
    const box = await piece.boundingBox();
    if (box === null) throw new Error(`"${word}" stands in no single piece of the line "${inLine}"`);
    // All letters are equally wide.
    const text = (await piece.textContent()) ?? '';
    const middle = (text.indexOf(word) + word.length / 2) / text.length;
    return { x: box.x + box.width * middle, y: box.y + box.height / 2 };
  }

  /** The actions above the lines, by what they say, in the order of the file. */
  codeLens(text: string, index = 0): Locator {
    return this.root.locator('.codelens-decoration a').filter({ hasText: text }).nth(index);
  }

  /** What is written behind the lines on the screen by decorations, which the page's text does not have. */
  async endings(): Promise<readonly string[]> {
    return this.page.evaluate<readonly string[]>(
      "[...document.querySelectorAll('.view-line span')].map((each) => getComputedStyle(each, '::after').content).filter((text) => /\\w \\w/.test(text))",
    );
  }

  /** The texts of the lines that an extension has lit up as a whole. */
  async highlighted(): Promise<readonly string[]> {
    const tops = await this.root
      .locator('.view-overlays .cdr[class*="ced-"]')
      .evaluateAll((marks: readonly { readonly parentElement: ViewLine }[]) => marks.map(({ parentElement }) => parentElement.style.top));
    const lines = await this.root
      .locator('.view-line')
      .evaluateAll((elements: readonly ViewLine[]) => elements.map(({ textContent, style }) => ({ text: textContent, top: style.top })));
    return lines.filter(({ top }) => tops.includes(top)).map(({ text }) => text.replaceAll('\u00a0', ' ').trim());
  }

  /** What is underlined as wrong; its words are found by hovering. */
  squiggle(): Locator {
    return this.root.locator('.squiggly-error').first();
  }

  /** What is underlined as doubtful. */
  doubts(): Locator {
    return this.root.locator('.squiggly-warning');
  }

  private line(text: string): Locator {
    // The screen's spaces do not break.
    const pattern = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[\\s\\u00a0]');
    return this.root.locator('.view-line').filter({ hasText: new RegExp(pattern) }).first();
  }
}
