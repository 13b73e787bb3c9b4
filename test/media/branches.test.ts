// Questions that are asked anew: edited in their place, with every version there to go back to.

import assert from 'node:assert/strict';
import type { Thread } from '../../src/protocol/thread.ts';
import { completeTurn, emptyThread } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

/** Two versions of the second question; the later one is in view. */
const thread: Thread = {
  ...emptyThread,
  turns: [
    completeTurn,
    { ...completeTurn, id: 'old', after: completeTurn.id, question: 'And refunds?' },
    { ...completeTurn, id: 'new', after: completeTurn.id, question: 'And partial refunds?' },
  ],
  leaf: 'new',
};

const shown = ({ page }: OpenPanel): Promise<readonly string[]> => page.locator('.questionText').allTextContents();

describe('a question that was asked anew', () => {
  const opened: { room?: PanelRoom } = {};

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  async function open(): Promise<OpenPanel> {
    assert.ok(opened.room);
    return opened.room.panel({ thread });
  }

  it('shows one version, and which of how many it is', async () => {
    const panel = await open();
    const counts = await panel.page.locator('.versionCount:visible').allTextContents();
    assert.deepEqual(
      [await shown(panel), counts],
      [[completeTurn.question, 'And partial refunds?'], ['Version 2 of 2']],
    );
  });

  it('goes to the other version when the host has taken the step', async () => {
    const panel = await open();
    await panel.page.getByRole('button', { name: 'Version before' }).click();
    await panel.send({ kind: 'change', change: { kind: 'show', turnId: 'old' } });
    await panel.settle();
    assert.deepEqual(
      [await panel.posted().then((all) => all.filter(({ kind }) => kind === 'show')), await shown(panel)],
      [[{ kind: 'show', turnId: 'old' }], [completeTurn.question, 'And refunds?']],
    );
  });

  it('is edited in its place and asked beside the first', async () => {
    const panel = await open();
    await panel.page.getByRole('button', { name: 'Edit question' }).first().click();
    const box = panel.page.getByRole('textbox', { name: 'Edited question' });
    const before = await box.inputValue();
    await box.fill('Why do refunds double?');
    await box.press('Enter');
    assert.deepEqual(
      [before, await panel.posted().then((all) => all.filter(({ kind }) => kind === 'ask')), await box.count()],
      [
        completeTurn.question,
        [{ kind: 'ask', question: 'Why do refunds double?', confirmed: false, insteadOf: completeTurn.id }],
        0,
      ],
    );
  });

  it('is left as it was on Escape, with the focus where it came from', async () => {
    const panel = await open();
    const edit = panel.page.getByRole('button', { name: 'Edit question' }).first();
    await edit.click();
    await panel.page.getByRole('textbox', { name: 'Edited question' }).press('Escape');
    assert.deepEqual(
      [await shown(panel), await edit.evaluate((button) => button === document.activeElement), await panel.posted()],
      [
        [completeTurn.question, 'And partial refunds?'],
        true,
        (await panel.posted()).filter(({ kind }) => kind !== 'ask'),
      ],
    );
  });

  it('is pinned and unpinned by its footer', async () => {
    const panel = await open();
    await panel.page.getByRole('button', { name: 'Pin this answer' }).first().click();
    await panel.send({ kind: 'change', change: { kind: 'pin', turnId: completeTurn.id, pinned: true } });
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Take the pin away' }).click();
    assert.deepEqual(
      (await panel.posted()).filter(({ kind }) => kind === 'pin'),
      [true, false].map((pinned) => ({ kind: 'pin', turnId: completeTurn.id, pinned })),
    );
  });
});
