// Opens the built page of the pack in a browser, with the test in the host's place.

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { FromPackPage, ToPackPage } from '../../src/protocol/packMessages.ts';
import { parseFromPackPage } from '../../src/protocol/parsePackMessages.ts';
import { launchBrowser } from '../harness/browser.ts';
import { until } from '../harness/until.ts';
import { serveBuiltPanel, type BuiltPanel } from './builtPanel.ts';
import { dressPage, standInForVsCode } from './standIn.ts';
import type { themes } from './themes.ts';

/** How a page is opened. */
export interface PackPageOptions {
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  readonly height?: number;
  /** What the host sends first. */
  readonly messages?: readonly ToPackPage[];
  /** What the page kept from its last life. */
  readonly kept?: unknown;
}

/** A page in a browser. */
export class OpenPackPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Sends messages as the host would, and waits until they are on the screen. */
  async send(...messages: readonly ToPackPage[]): Promise<void> {
    await this.page.evaluate(async (sent) => {
      for (const message of sent) {
        window.dispatchEvent(new MessageEvent('message', { data: message }));
      }
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, messages);
  }

  /** What the page has posted of one kind, each message checked. */
  async postedOf(kind: FromPackPage['kind']): Promise<readonly FromPackPage[]> {
    const values = await this.page.evaluate(() => window.posted);
    const messages = values.map((value) => {
      const message = parseFromPackPage(value);
      assert.ok(message, `fits no message: ${JSON.stringify(value)}`);
      return message;
    });
    return messages.filter((message) => message.kind === kind);
  }

  /** Waits until messages of a kind have been posted, and gives them back. */
  async waitForPosted(kind: FromPackPage['kind'], count = 1): Promise<readonly FromPackPage[]> {
    await until(async () => (await this.postedOf(kind)).length >= count, `the page posts ${kind}`);
    return this.postedOf(kind);
  }

  /** The words of the rows in sight of a table, in their order on the screen. */
  async rows(id: 'file' | 'out' = 'file'): Promise<readonly string[]> {
    return this.page
      .locator(`[id^="${id}-"].row`)
      .evaluateAll((rows) =>
        rows
          .toSorted((one, other) => Number(one.ariaRowIndex) - Number(other.ariaRowIndex))
          .map((row) => [...row.children].map((cell) => cell.textContent.trim()).join('|')),
      );
  }

  /** The paths of the rows in sight. */
  async paths(): Promise<readonly string[]> {
    return (await this.rows()).map((row) => row.split('|')[1] ?? '');
  }
}

/** The browser and the server that the tests of one file share. */
export class PackRoom {
  private readonly browser: Browser;
  private readonly built: BuiltPanel;

  private constructor(browser: Browser, built: BuiltPanel) {
    this.browser = browser;
    this.built = built;
  }

  static async open(): Promise<PackRoom> {
    const [browser, built] = await Promise.all([launchBrowser(), serveBuiltPanel('pack')]);
    return new PackRoom(browser, built);
  }

  /** Opens a page that has said that it is ready. */
  async page({
    theme = 'dark',
    width = 1_000,
    height = 640,
    messages = [],
    kept,
  }: PackPageOptions = {}): Promise<OpenPackPage> {
    const context = await this.browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await page.addInitScript(standInForVsCode, kept);
    await page.goto(this.built.url);
    await dressPage(page, theme);
    const opened = new OpenPackPage(page);
    await opened.waitForPosted('ready');
    await opened.send(...messages);
    return opened;
  }

  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.built.close();
  }
}
