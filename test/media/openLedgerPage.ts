// Opens the built page of the ledger in a browser, with the test in the host's place.

import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { FromLedgerPage, ToLedgerPage } from '../../src/protocol/ledgerMessages.ts';
import { parseFromLedgerPage } from '../../src/protocol/parseLedgerMessages.ts';
import { launchBrowser } from '../harness/browser.ts';
import { until } from '../harness/until.ts';
import { serveBuiltPanel, type BuiltPanel } from './builtPanel.ts';
import { dressPage, standInForVsCode } from './standIn.ts';
import type { themes } from './themes.ts';

/** How a page is opened. */
export interface LedgerPageOptions {
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  /** What the host sends first. */
  readonly messages?: readonly ToLedgerPage[];
  /** What the page kept from its last life. */
  readonly kept?: unknown;
}

/** A page in a browser. */
export class OpenLedgerPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Sends messages as the host would, and waits until they are on the screen. */
  async send(...messages: readonly unknown[]): Promise<void> {
    await this.page.evaluate(async (sent) => {
      for (const message of sent) {
        window.dispatchEvent(new MessageEvent('message', { data: message }));
      }
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, messages);
  }

  /** What the page has posted, each message checked. */
  async posted(): Promise<readonly FromLedgerPage[]> {
    const values = await this.page.evaluate(() => window.posted);
    return values.map((value) => {
      const message = parseFromLedgerPage(value);
      assert.ok(message, `fits no message: ${JSON.stringify(value)}`);
      return message;
    });
  }

  /** The words of the rows of a table that are in sight. */
  async rows(className: 'groups' | 'requests'): Promise<readonly string[]> {
    return this.page
      .locator(`.${className} > tbody > tr:not([hidden])`)
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join('|')));
  }
}

/** The browser and the server that the tests of one file share. */
export class LedgerRoom {
  private readonly browser: Browser;
  private readonly built: BuiltPanel;

  private constructor(browser: Browser, built: BuiltPanel) {
    this.browser = browser;
    this.built = built;
  }

  static async open(): Promise<LedgerRoom> {
    const [browser, built] = await Promise.all([launchBrowser(), serveBuiltPanel('ledger')]);
    return new LedgerRoom(browser, built);
  }

  /** Opens a page that has said that it is ready. */
  async page({ theme = 'dark', width = 1_000, messages = [], kept }: LedgerPageOptions = {}): Promise<OpenLedgerPage> {
    const context = await this.browser.newContext({ viewport: { width, height: 760 }, locale: 'en-US' });
    const page = await context.newPage();
    await page.addInitScript(standInForVsCode, kept);
    await page.goto(this.built.url);
    await dressPage(page, theme);
    const opened = new OpenLedgerPage(page);
    await until(async () => (await opened.posted()).length > 0, 'the page is ready');
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
