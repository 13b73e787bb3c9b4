// How long what was sent last is kept, and what counts against a plan, beside the price.

import assert from 'node:assert/strict';
import { until } from '../harness/until.ts';
import { pack } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

describe('the line under the composer', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel();
  };
  const fieldOf = (panel: OpenPanel) => panel.page.getByRole('textbox', { name: 'Ask Panorama' });
  const priceOf = (panel: OpenPanel) => panel.page.locator('.priceText');

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  const estimate = { pack, price: { expected: 0.0131 }, needsConfirmation: false };

  for (const [warmMs, words] of [
    [230_000, 'warm, about 4 min left'],
    [40_000, 'warm, less than a minute left'],
    [undefined, ''],
  ] as const) {
    it(`says how long what was sent last is kept: ${words === '' ? 'nothing when it is not' : words}`, async () => {
      const panel = await openPanel();
      await fieldOf(panel).fill('Why?');
      const [asked] = await panel.waitForPosted('estimate');
      assert.ok(asked?.kind === 'estimate');
      await panel.send({ kind: 'estimate', id: asked.id, estimate: { ...estimate, ...(warmMs && { warmMs }) } });
      const note = panel.page.locator('.warmth');
      assert.deepEqual([await note.isVisible(), await note.textContent()], [words !== '', words]);
    });
  }

  it('asks for the price anew when what was sent last is kept no longer', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    const [asked] = await panel.waitForPosted('estimate');
    assert.ok(asked?.kind === 'estimate');
    await panel.send({ kind: 'estimate', id: asked.id, estimate: { ...estimate, warmMs: 50 } });
    await panel.waitForPosted('estimate', 2);
    assert.equal(await panel.page.locator('.warmth').isVisible(), false);
  });

  it('says of a model of the editor that it counts against a plan, and names no price', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    await panel.answerEstimate({ plan: true }, false);
    await until(async () => /· counts against your plan$/.test(await priceOf(panel).innerText()), 'the plan shows');
  });
});
