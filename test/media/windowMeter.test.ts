// How full the window of the model is: one figure under the composer, and what fills it on demand, there and above an answer.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { completeTurn, emptyThread, pack, state } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');

describe('the meter of the window', () => {
  const opened: { room?: PanelRoom } = {};

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  async function priced(theme: 'light' | 'dark' = 'dark'): Promise<OpenPanel> {
    assert.ok(opened.room);
    const panel = await opened.room.panel({ thread: { ...emptyThread, turns: [completeTurn] }, theme });
    await panel.page.getByRole('textbox', { name: 'Ask Panorama' }).fill('Why?');
    await panel.answerEstimate({ expected: 0.013 }, false);
    await panel.settle();
    return panel;
  }

  const meterOf = ({ page }: OpenPanel) => page.getByRole('button', { name: /of the window of the model/u });

  it('says with a price how full it is, the room for the answer counted in', async () => {
    const panel = await priced();
    assert.deepEqual(
      [await meterOf(panel).textContent(), await meterOf(panel).getAttribute('aria-expanded')],
      ['12 %', 'false'],
    );
  });

  it('shows on demand what fills it, instructions by their name, and goes away again', async () => {
    const panel = await priced();
    await meterOf(panel).focus();
    await panel.page.keyboard.press('Enter');
    const names = await panel.page.locator('.meterDetails dt').allTextContents();
    const [rules] = await panel.page.locator('.meterDetails dd').allTextContents();
    await panel.page.keyboard.press('Enter');
    assert.deepEqual(names, [
      'Rules of Panorama',
      'Instructions: AGENTS.md',
      'List of files',
      'Files',
      'Conversation',
      'Question and what was added',
      'Kept for the answer, at most',
      'Free',
    ]);
    assert.deepEqual([rules, await panel.page.locator('.meterDetails dt').count()], ['812 · 1 %', 0]);
  });

  it('says nothing of a search without a model', async () => {
    const panel = await priced();
    await panel.send({ kind: 'state', state: { ...state, model: { label: 'Search (no model)', offline: true } } });
    await panel.waitForPosted('estimate', 2);
    await panel.answerEstimate({}, false);
    await panel.settle();
    assert.equal(await meterOf(panel).count(), 0);
  });

  it('stands out when little is left', async () => {
    const panel = await priced();
    const [newest] = (await panel.postedOf('estimate')).slice(-1);
    assert.ok(newest?.kind === 'estimate');
    const full = { ...pack, window: { context: 128_000, answer: 4_096 } };
    await panel.send({
      kind: 'estimate',
      id: newest.id,
      estimate: { pack: full, price: {}, needsConfirmation: false },
    });
    await panel.settle();
    assert.match((await meterOf(panel).getAttribute('class')) ?? '', /full/u);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is shown in ${theme}, and above an answer as well`, async () => {
      const panel = await priced(theme);
      await meterOf(panel).click();
      await panel.page.getByRole('region', { name: 'Context' }).getByRole('button').first().click();
      await panel.settle();
      await panel.page.screenshot({ path: path.join(pictures, `window-meter-${theme}.png`) });
      assert.ok((await panel.page.getByText('Instructions: AGENTS.md').count()) >= 1);
    });
  }
});
