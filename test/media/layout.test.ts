// The panel's frame: names for assistive technology, the keyboard alone, narrow widths, three kinds of themes.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { until } from '../harness/until.ts';
import { answer, asked, completeEvents, completeTurn, emptyThread, packed, state } from './examples.ts';
import { PanelRoom, type OpenPanel, type PanelOptions } from './openPanel.ts';
import type { themes } from './themes.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');

describe('the panel', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (options: PanelOptions = {}): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel(options);
  };

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('has the names by which it is found', async () => {
    const panel = await openPanel({ thread: { ...emptyThread, turns: [completeTurn] } });
    const { page } = panel;
    const found = [
      page.getByRole('textbox', { name: 'Ask Panorama' }),
      page.getByRole('button', { name: 'Send' }),
      page.getByRole('region', { name: 'Context' }),
      page.getByRole('log', { name: 'Conversation' }),
      page.getByRole('article', { name: 'Why do retries double-charge?' }),
      page.getByRole('status'),
    ];
    assert.deepEqual(await Promise.all(found.map((one) => one.count())), [1, 1, 1, 1, 1, 1]);
  });

  it('has one landmark for the context, that of the newest turn', async () => {
    const turns = [completeTurn, { ...completeTurn, id: 'turn-2' }];
    const panel = await openPanel({ thread: { ...emptyThread, turns } });
    const region = panel.page.getByRole('region', { name: 'Context' });
    assert.deepEqual(
      [await region.count(), await region.evaluate((element) => element.closest('article')?.dataset['turn'])],
      [1, 'turn-2'],
    );
  });

  it('gives every button and link a name', async () => {
    const panel = await openPanel();
    await panel.ask(...completeEvents);
    await panel.settle();
    const nameless = await panel.page
      .locator('button:not([hidden]), [role="link"]')
      .evaluateAll((elements) =>
        elements
          .filter((one) => ((one.getAttribute('aria-label') ?? one.textContent) || '').trim() === '')
          .map((one) => one.outerHTML),
      );
    assert.deepEqual(nameless, []);
  });

  it('can be used from question to source with the keyboard alone', async () => {
    const panel = await openPanel();
    const { keyboard } = panel.page;
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await keyboard.press('Tab');
        const focused = await panel.page.evaluate(
          () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
        );
        if (focused === name) {
          return;
        }
      }
      assert.fail(`Tab never came to ${name}`);
    };
    await tabTo('Where is the cart total computed?');
    await keyboard.press('Enter');
    await panel.answerEstimate({ expected: 0.0131 }, false);
    await keyboard.press('Enter');
    await panel.waitForPosted('ask');
    await panel.ask(...completeEvents);
    await panel.settle();
    await keyboard.press('Alt+ArrowUp');
    await tabTo('retry.ts:41');
    await keyboard.press('Enter');
    assert.deepEqual(await panel.waitForPosted('openCitation'), [
      { kind: 'openCitation', turnId: asked.turn.id, path: 'src/pay/retry.ts', quote: 'const key = uuid()' },
    ]);
  });

  it('goes from turn to turn with Alt and the arrows', async () => {
    const turns = ['a', 'b', 'c'].map((id) => ({ ...completeTurn, id }));
    const panel = await openPanel({ thread: { ...emptyThread, turns } });
    const visited: (string | undefined)[] = [];
    await panel.page.getByRole('textbox').focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']) {
      await panel.page.keyboard.press(`Alt+${key}`);
      visited.push(
        await panel.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-turn]')?.dataset['turn']),
      );
    }
    assert.deepEqual(visited, ['c', 'b', 'a', 'a', 'b']);
  });

  it('shows the empty chat until the first turn, and takes a suggestion into the composer', async () => {
    const panel = await openPanel();
    const suggestion = panel.page.getByRole('button', { name: 'Explain src/pay/retry.ts' });
    await suggestion.click();
    const text = await panel.page.getByRole('textbox').inputValue();
    await panel.ask(packed);
    await suggestion.waitFor({ state: 'hidden' });
    assert.deepEqual([text, await panel.postedOf('ask')], ['Explain src/pay/retry.ts', []]);
  });

  it('offers a model in an empty chat that searches without one', async () => {
    const panel = await openPanel();
    await panel.send({ kind: 'state', state: { ...state, model: { label: 'Search (no model)', offline: true } } });
    await panel.page.getByRole('button', { name: 'Connect a model' }).click();
    await panel.page.getByRole('button', { name: 'Rate limits' }).click();
    assert.deepEqual(
      [await panel.postedOf('run'), await panel.postedOf('openConversation')],
      [[{ kind: 'run', action: 'chooseProfile' }], [{ kind: 'openConversation', id: 'thread-0' }]],
    );
  });

  it('says that nothing is sent from a workspace without trust', async () => {
    const panel = await openPanel();
    await panel.send({ kind: 'state', state: { ...state, workspace: { ...state.workspace, trusted: false } } });
    await panel.page.getByRole('button', { name: 'Manage trust' }).click();
    assert.deepEqual(await panel.postedOf('run'), [{ kind: 'run', action: 'manageTrust' }]);
  });

  for (const width of [240, 300, 600]) {
    it(`fits into ${width} px`, async () => {
      const panel = await openPanel({ width });
      await panel.ask(packed, { kind: 'delta', text: `${answer}\n\n${'x'.repeat(400)}\n\n\`${'y'.repeat(200)}\`` });
      await panel.page.getByRole('textbox').fill('z'.repeat(300));
      await panel.settle();
      const [page, log] = await panel.page.evaluate(() =>
        [document.documentElement, document.querySelector('.log')].map((one) =>
          one ? one.scrollWidth - one.clientWidth : -1,
        ),
      );
      assert.deepEqual([page, log], [0, 0]);
    });
  }

  for (const theme of ['dark', 'light', 'contrast'] as const satisfies readonly (keyof typeof themes)[]) {
    it(`has its picture taken in ${theme}`, async () => {
      const panel = await openPanel({ theme, height: 900 });
      await panel.ask(...completeEvents);
      await panel.page.locator('.hljs-keyword').first().waitFor();
      await panel.page.screenshot({ path: path.join(pictures, `answer-${theme}.png`) });
      const invisible = await panel.page
        .locator('.question, .answer p, .facts, .citation')
        .evaluateAll(
          (elements) =>
            elements.filter((one) => getComputedStyle(one).color === getComputedStyle(one).backgroundColor).length,
        );
      assert.equal(invisible, 0);
    });
  }

  it('keeps still for those who ask for less motion', async () => {
    const panel = await openPanel();
    await panel.page.emulateMedia({ reducedMotion: 'reduce' });
    await panel.ask();
    const icon = panel.page.locator('.phase .icon');
    await icon.waitFor();
    assert.equal(await icon.evaluate((element) => getComputedStyle(element).animationName), 'none');
  });

  it('loads its script, its style sheet and one part at first, and asks for nothing else', async () => {
    const panel = await openPanel();
    await until(() => panel.requests.length >= 4, 'it has loaded');
    const names = panel.requests.map((url) => new URL(url).pathname.replace(/-[A-Z0-9]{8}/, ''));
    assert.deepEqual(names.sort(), ['/', '/media/chat/chunk.js', '/media/chat/main.css', '/media/chat/main.js']);
  });
});
