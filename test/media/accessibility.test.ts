// Every state of the panel, as axe sees it.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { TurnEvent } from '../../src/protocol/thread.ts';
import { completeEvents, emptyThread, packed, state } from './examples.ts';
import { longThread } from './longThread.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

declare global {
  interface Window {
    axe: { run(context?: axe.ElementContext, options?: axe.RunOptions): Promise<axe.AxeResults> };
  }
}

const text: TurnEvent = {
  kind: 'delta',
  text: '# A\n\n- [x] done\n- [ ] to do\n\n| a |\n| - |\n| $x^2$ |\n\n```sh\nls\n```\n\n> מה',
};

const failure = { code: 'stalled', message: 'The service fell silent.', retryable: true, details: 'Status 504' };

/** The states, each brought about in a panel that is empty at first. */
const states: Readonly<Record<string, (panel: OpenPanel) => Promise<unknown>>> = {
  'the empty chat': (panel) => panel.settle(),
  'no model': (panel) =>
    panel.send({ kind: 'state', state: { ...state, model: { label: 'Search (no model)', offline: true } } }),
  'no trust': (panel) =>
    panel.send({ kind: 'state', state: { ...state, workspace: { ...state.workspace, trusted: false } } }),
  packing: (panel) => panel.ask(),
  'an answer under way': (panel) => panel.ask(packed, text),
  'a whole answer': (panel) => panel.ask(...completeEvents),
  'an answer cut off': (panel) => panel.ask(packed, text, { kind: 'end', outcome: 'truncated' }),
  'an answer held back': (panel) => panel.ask(packed, text, { kind: 'end', outcome: 'filtered' }),
  'an answer that was stopped': (panel) => panel.ask(packed, text, { kind: 'end', outcome: 'stopped' }),
  'a failure': (panel) => panel.ask(packed, { kind: 'end', outcome: 'failed', failure }),
  'a price to confirm': async (panel) => {
    await panel.ask(packed);
    await panel.send({ kind: 'confirm', price: { expected: 0.4, atMost: 0.5 } });
  },
  'a question that is edited': async (panel) => {
    await panel.ask(...completeEvents);
    await panel.page.locator('.question').hover();
    await panel.page.getByRole('button', { name: 'Edit question' }).click();
  },
  'attachments and pins': (panel) =>
    panel.send({
      kind: 'state',
      state: { ...state, attachments: [{ kind: 'file', path: 'src/a.ts' }], pinned: ['src/b.ts'] },
    }),
  'the context and the sources open': async (panel) => {
    await panel.ask(...completeEvents);
    for (const line of await panel.page.locator('.disclosureLine:visible').all()) {
      await line.click();
    }
  },
  'the find bar over a long conversation': async (panel) => {
    await panel.restart(longThread(50));
    await panel.settle();
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('paragraph');
    await panel.page.getByText('of 150').waitFor();
  },
};

describe('the panel for axe', () => {
  const opened: { room?: PanelRoom; panels?: readonly OpenPanel[] } = {};

  before(async () => {
    opened.room = await PanelRoom.open();
    opened.panels = [await opened.room.panel(), await opened.room.panel({ theme: 'light' })];
    for (const { page } of opened.panels) {
      await page.evaluate(axe.source);
    }
  });
  after(() => opened.room?.close());

  for (const [name, bring] of Object.entries(states)) {
    it(`has no fault with ${name}`, async () => {
      for (const panel of opened.panels ?? []) {
        await panel.restart(emptyThread);
        await bring(panel);
        await panel.settle();
        assert.deepEqual(await faultsOf(panel), []);
        await panel.page.keyboard.press('Escape');
      }
    });
  }
});

function faultsOf({ page }: OpenPanel): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(
      document,
      // How deep a heading of an answer stands is what the model wrote.
      { rules: { 'heading-order': { enabled: false } } },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
  });
}
