// Searching the web: the button where the model can, and the pages that an answer cites.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { completeEvents, state } from './examples.ts';
import { PanelRoom, type OpenPanel, type PanelOptions } from './openPanel.ts';

const pictures = path.resolve('test-results/media');

describe('searching the web', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (options: PanelOptions = {}): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel(options);
  };
  const button = (panel: OpenPanel) => panel.page.getByRole('button', { name: /^Search the web/u });

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('is offered only where the model can', async () => {
    const panel = await openPanel();
    const before = await button(panel).count();
    await panel.send({ kind: 'state', state: { ...state, search: false } });
    await panel.settle();
    assert.deepEqual([before, await button(panel).isVisible()], [0, true]);
  });

  it('is switched on and off, and says which it is', async () => {
    const panel = await openPanel();
    await panel.send({ kind: 'state', state: { ...state, search: false } });
    await button(panel).click();
    const asked = await panel.waitForPosted('setSearch');
    const off = await button(panel).getAttribute('aria-pressed');
    await panel.send({ kind: 'state', state: { ...state, search: true } });
    await button(panel).click();
    const again = await panel.waitForPosted('setSearch', 2);
    assert.deepEqual(
      [asked, off, await button(panel).getAttribute('aria-pressed'), again.at(-1)],
      [[{ kind: 'setSearch', on: true }], 'false', 'true', { kind: 'setSearch', on: false }],
    );
  });

  it('asks for the price anew, since a search costs', async () => {
    const panel = await openPanel();
    await panel.page.getByRole('textbox', { name: 'Ask Panorama' }).fill('Why?');
    await panel.waitForPosted('estimate');
    await panel.send({ kind: 'state', state: { ...state, search: true } });
    assert.equal((await panel.waitForPosted('estimate', 2)).length, 2);
  });

  for (const theme of ['dark', 'light'] as const) {
    it(`lists the pages with their hosts, in ${theme}`, async () => {
      const panel = await openPanel({ theme });
      await panel.send({ kind: 'state', state: { ...state, search: true } });
      const [first, ...rest] = completeEvents;
      assert.ok(first);
      await panel.ask(
        first,
        { kind: 'source', url: 'https://docs.example.com/retries', title: 'Retries' },
        { kind: 'source', url: 'https://else.example/keys', title: '' },
        { kind: 'source', url: 'https://docs.example.com/retries', title: 'Retries' },
        ...rest,
      );
      await panel.page.getByRole('button', { name: '2 pages of the web' }).click();
      const list = panel.page.locator('.sourceList').last();
      const rows = await list.locator('li').allInnerTexts();
      await panel.page.screenshot({ path: path.join(pictures, `web-${theme}.png`) });
      await list.getByRole('link', { name: 'Retries' }).click();
      assert.deepEqual(
        [rows.map((row) => row.replace(/\s+/gu, ' ')), await panel.postedOf('openLink')],
        [
          ['Retries docs.example.com', 'else.example else.example'],
          [{ kind: 'openLink', url: 'https://docs.example.com/retries' }],
        ],
      );
    });
  }
});
