// Drives one window of VS Code as a user does: what is named here is what is on the screen.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { collectConsoleErrors } from './consoleErrors.ts';
import type { ConsoleErrors } from './consoleErrors.ts';
import { describeWindow } from './describeWindow.ts';
import type { ReceivedRequest } from '../fakes/server.ts';
import { until } from './until.ts';

/** The longest wait for something to appear, in milliseconds: VS Code starts slowly on a busy machine. */
const appearLimit = 30_000;

/** How long ghost text may take before it is asked for again, in milliseconds: longer than a busy machine needs for the first. */
const ghostPatience = 10_000;

/** The extension's webviews that are drawn. */
const OURS = 'iframe.webview.ready[src*="extensionId=panorama.panorama"]';

/** One open window of VS Code. */
export class Workbench {
  readonly page: Page;
  /** The folder on the disk that is open in it. */
  readonly folder: string;
  /** What the page has complained about. */
  readonly errors: ConsoleErrors;

  readonly #requests: readonly ReceivedRequest[];

  /** `requests` are what the service has received, to be told of when a wait is in vain. */
  constructor(page: Page, folder: string, requests: readonly ReceivedRequest[]) {
    this.page = page;
    this.folder = folder;
    this.#requests = requests;
    this.errors = collectConsoleErrors(page);
    page.setDefaultTimeout(appearLimit);
  }

  /** Waits until the window is drawn and the folder's files are listed. */
  async waitForFiles(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Waits until the extension has started, which its status bar item shows. */
  async waitForExtensionActive(): Promise<void> {
    await this.statusItem().waitFor();
  }

  /** The extension's item in the status bar. */
  statusItem(): Locator {
    return this.page.locator('.statusbar-item[id^="panorama.panorama"]').first();
  }

  /** Opens a file by name and waits until its editor is the active one. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+P');
    await this.quickInput().fill(name);
    await this.quickRow(name).click();
    const base = name.split('/').at(-1) ?? name;
    await this.page.locator(`.tabs-container .tab.active[data-resource-name="${base}"]`).waitFor();
    await this.editorLines().first().waitFor();
    // The editor takes the focus last: what is opened before that loses it again.
    await this.focusedEditor().waitFor();
  }

  /** Runs a command by its title from the palette. */
  async palette(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput().waitFor();
    await this.quickInput().fill(`>${title}`);
    await this.quickRow(title).click();
  }

  /** The text field of an open pick or input. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-box input');
  }

  /** The first row of an open pick that has the text. */
  quickRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  }

  /** The visible lines of the active editor, without the lines of ghost text below them. */
  editorLines(): Locator {
    return this.page.locator('.editor-instance .monaco-editor .view-lines .view-line');
  }

  /** The editor that has the focus. */
  focusedEditor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor.focused').first();
  }

  /** Puts the caret at the end of a line (1-based) of the active editor. */
  async goToLineEnd(line: number): Promise<void> {
    await this.editorLines().first().click();
    await this.page.keyboard.press('Control+G');
    await this.quickInput().fill(`:${line}`);
    await this.page.keyboard.press('Enter');
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.focusedEditor().waitFor();
    await this.page.keyboard.press('End');
    await this.page
      .locator('[id="status.editor.selection"]')
      .filter({ hasText: `Ln ${line},` })
      .waitFor();
  }

  /** Types into what has the focus, as fast as a quick typist. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /**
   * Waits until the ghost text reads like the pattern: VS Code draws it in pieces. A user who waits in vain asks
   * for it with the key of the command; what was there instead is then printed.
   */
  async waitForGhostText(pattern: RegExp): Promise<void> {
    let waitingSince = Date.now();
    await until(
      async () => {
        const text = plain((await this.ghostSpans().allTextContents()).join(''));
        if (pattern.test(text)) return true;
        if (Date.now() - waitingSince > ghostPatience) {
          console.log(`Ghost text is asked for again; seen so far:\n${await this.describe()}`);
          await this.page.keyboard.press('Escape');
          await this.page.keyboard.press('Alt+\\');
          waitingSince = Date.now();
        }
        return false;
      },
      `the ghost text reads like ${pattern.source}`,
      { limit: appearLimit, seen: () => this.describe() },
    );
  }

  /** What the window shows and what was asked of the service, for the reader of a failure. */
  describe(): Promise<string> {
    return describeWindow(this.page, this.#requests);
  }

  /** The pieces of ghost text that are shown; none when there is no suggestion. */
  ghostSpans(): Locator {
    return this.page.locator('.view-line .ghost-text-decoration, .suggest-preview-text .ghost-text');
  }

  /** Accepts the ghost text with Tab as soon as there is one, and waits until it is ordinary text. */
  async acceptWithTab(): Promise<void> {
    await this.ghostSpans().first().waitFor();
    await this.page.keyboard.press('Tab');
    await until(async () => (await this.ghostSpans().count()) === 0, 'the ghost text is gone');
  }

  /** The text of the visible lines of the active editor. */
  async editorText(): Promise<string> {
    return plain((await this.editorLines().allTextContents()).join('\n'));
  }

  /** Opens the context menu on the first editor line with the text, and chooses the labels one inside the other. */
  async contextMenu(lineText: string, ...labels: readonly string[]): Promise<void> {
    await this.editorLines().filter({ hasText: lineText }).first().click({ button: 'right' });
    const last = labels.length - 1;
    for (const label of labels.slice(0, last)) await this.menuItem(label).hover();
    const chosen = this.menuItem(labels[last] ?? '');
    await until(
      async () => {
        // A menu that has just opened takes no click, so that a slow right click chooses nothing.
        if (await chosen.isVisible()) await chosen.click({ timeout: 1_000 }).catch(() => undefined);
        return (await this.page.locator('.monaco-menu').count()) === 0;
      },
      `"${labels.join(' > ')}" is chosen`,
    );
  }

  /** The innermost entry of the open menus that has the label. */
  menuItem(label: string): Locator {
    return this.page.locator('.monaco-menu .action-item').filter({ hasText: label }).last();
  }

  /** Waits for a notification with the text; its buttons are `.monaco-button` inside. */
  async notification(text: string): Promise<Locator> {
    const toast = this.page.locator('.notification-toast').filter({ hasText: text }).first();
    await toast.waitFor();
    return toast;
  }

  /** Waits for a diff that shows a change and returns its lines on the changed side. */
  async diffLines(): Promise<readonly string[]> {
    const editor = this.page.locator('.monaco-diff-editor').first();
    await editor.locator('.line-insert, .char-insert, .line-delete').first().waitFor({ state: 'attached' });
    return (await editor.locator('.editor.modified .view-line').allTextContents()).map(plain);
  }

  /** Opens Panorama's side bar and returns the inside of its chat view. */
  async panoramaPanel(): Promise<FrameLocator> {
    const view = this.page.locator(`${OURS}[src*="purpose=webviewView"]`);
    const icons = this.page.locator('.activitybar .action-item');
    const icon = this.page.locator('a[aria-label^="Panorama"]');
    // A click on the icon of the open side bar would close it.
    if ((await icons.and(this.page.locator('.checked')).filter({ has: icon }).count()) === 0) {
      await icons.filter({ has: icon }).first().click();
    }
    await view.first().waitFor();
    return view.first().contentFrame().frameLocator('#active-frame');
  }

  /** Returns the inside of the page of the pack, once it is open in an editor tab. */
  packPage(): FrameLocator {
    const tab = this.page.locator(`${OURS}:not([src*="purpose=webviewView"])`);
    return tab.first().contentFrame().frameLocator('#active-frame');
  }

  /** Saves the changed active editor, waits until VS Code shows it as saved, and returns its text on the disk. */
  async save(name: string): Promise<string> {
    const changed = this.page.locator('.tabs-container .tab.active.dirty');
    await changed.waitFor();
    await this.page.keyboard.press('ControlOrMeta+S');
    await changed.waitFor({ state: 'detached' });
    return readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Closes the window and forgets its storage. */
  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Replaces the unbreakable blanks with which VS Code draws blanks. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
