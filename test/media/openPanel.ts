// Opens the built panel in a browser, with the test in the host's place.

import assert from 'node:assert/strict';
import type { QuestionPrice } from '../../src/protocol/chatEvent.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { FromPanel, ToPanel } from '../../src/protocol/messages.ts';
import { parseFromPanel } from '../../src/protocol/parseMessages.ts';
import type { Thread, TurnEvent } from '../../src/protocol/thread.ts';
import { launchBrowser } from '../harness/browser.ts';
import { until } from '../harness/until.ts';
import { serveBuiltPanel, type BuiltPanel } from './builtPanel.ts';
import { asked, emptyThread, pack, state } from './examples.ts';
import { dressPage, standInForVsCode } from './standIn.ts';
import type { themes } from './themes.ts';

/** How a panel is opened. */
export interface PanelOptions {
  readonly theme?: keyof typeof themes;
  readonly width?: number;
  readonly height?: number;
  readonly thread?: Thread;
  /** What the webview keeps from its last life. */
  readonly kept?: unknown;
  /** Draws at once instead of in the next frame, so that every piece of text is drawn by itself. */
  readonly drawsAtOnce?: boolean;
}

/** A panel in a browser. */
export class OpenPanel {
  readonly page: Page;
  /** Addresses that the page has asked for. */
  readonly requests: readonly string[];
  private readonly context: BrowserContext;
  private restarts = 1;
  private clock = asked.turn.startedAt;

  constructor(page: Page, context: BrowserContext, requests: readonly string[]) {
    this.page = page;
    this.context = context;
    this.requests = requests;
  }

  /** Sends a message as the host would. */
  async send(...messages: readonly ToPanel[]): Promise<void> {
    await this.page.evaluate((sent) => {
      for (const message of sent) {
        window.dispatchEvent(new MessageEvent('message', { data: message }));
      }
    }, messages);
  }

  /** Sends the question of the examples, and then these events of its turn. */
  async ask(...events: readonly TurnEvent[]): Promise<void> {
    await this.send({ kind: 'change', change: asked });
    await this.sendEvents(...events);
  }

  /** Sends events of the turn of the examples, one tenth of a second apart by their clock. */
  async sendEvents(...events: readonly TurnEvent[]): Promise<void> {
    await this.send(
      ...events.map((event): ToPanel => {
        this.clock += 100;
        return { kind: 'change', change: { kind: 'event', turnId: asked.turn.id, event, at: this.clock } };
      }),
    );
  }

  /** Takes a panel that is open for another conversation, which is quicker than to open one. */
  async restart(thread: Thread = emptyThread): Promise<void> {
    this.restarts += 1;
    await this.page.evaluate(() => {
      window.posted = [];
    });
    await this.send({ kind: 'thread', thread: { ...thread, id: `thread-${this.restarts}` }, state });
  }

  /** What the panel has posted, each message checked. */
  async posted(): Promise<readonly FromPanel[]> {
    const values = await this.page.evaluate(() => window.posted);
    return values.map((value) => {
      const message = parseFromPanel(value);
      assert.ok(message, `fits no message: ${JSON.stringify(value)}`);
      return message;
    });
  }

  /** The messages of one kind. */
  async postedOf(kind: FromPanel['kind']): Promise<readonly FromPanel[]> {
    return (await this.posted()).filter((message) => message.kind === kind);
  }

  /** Waits until messages of a kind have been posted, and gives them back. */
  async waitForPosted(kind: FromPanel['kind'], count = 1): Promise<readonly FromPanel[]> {
    await until(async () => (await this.postedOf(kind)).length >= count, `the panel posts ${kind}`);
    return this.postedOf(kind);
  }

  /** Answers the newest request for a price. */
  async answerEstimate(price: QuestionPrice, needsConfirmation: boolean): Promise<void> {
    const [newest] = (await this.waitForPosted('estimate')).slice(-1);
    assert.ok(newest?.kind === 'estimate');
    const shown = { ...pack, excerpts: 0, hiddenValues: 0 };
    await this.send({ kind: 'estimate', id: newest.id, estimate: { pack: shown, price, needsConfirmation } });
  }

  /** Waits for two frames, so that what was sent before is on the screen. */
  async settle(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              resolve();
            });
          });
        }),
    );
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** The browser and the server that the tests of one file share. */
export class PanelRoom {
  private readonly browser: Browser;
  private readonly built: BuiltPanel;
  private readonly panels: OpenPanel[] = [];

  private constructor(browser: Browser, built: BuiltPanel) {
    this.browser = browser;
    this.built = built;
  }

  static async open(): Promise<PanelRoom> {
    const [browser, built] = await Promise.all([launchBrowser(), serveBuiltPanel('chat')]);
    return new PanelRoom(browser, built);
  }

  /** Opens a panel that has said that it is ready and has got its thread. */
  async panel(options: PanelOptions = {}): Promise<OpenPanel> {
    const { theme = 'dark', width = 400, height = 720, thread = emptyThread } = options;
    const context = await this.browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(standInForVsCode, options.kept);
    if (options.drawsAtOnce === true) {
      await page.addInitScript(drawAtOnce);
    }
    await page.goto(this.built.url);
    await dressPage(page, theme);
    const panel = new OpenPanel(page, context, requests);
    this.panels.push(panel);
    await panel.waitForPosted('ready');
    await panel.send({ kind: 'thread', thread, state });
    await panel.settle();
    return panel;
  }

  async closePanels(): Promise<void> {
    await Promise.all(this.panels.splice(0).map((panel) => panel.close()));
  }

  async close(): Promise<void> {
    await this.closePanels();
    await this.browser.close();
    this.built.close();
  }
}

function drawAtOnce(): void {
  window.requestAnimationFrame = (draw) => {
    draw(performance.now());
    return 0;
  };
}
