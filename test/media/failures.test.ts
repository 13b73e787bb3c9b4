// Failures inside the turn: the cause, the one button that helps best, the details, and the question kept.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { FromPanel } from '../../src/protocol/messages.ts';
import { asked } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const run = (action: Extract<FromPanel, { kind: 'run' }>['action']): FromPanel => ({ kind: 'run', action });
const retry: FromPanel = { kind: 'retry', turnId: 'turn-1' };

const remedies: readonly [string, boolean, string, readonly FromPanel[]][] = [
  ['key-missing', false, 'Enter key', [run('setKey')]],
  ['key-wrong', false, 'Enter key', [run('setKey')]],
  ['needs-model', false, 'Choose a model', [run('chooseProfile')]],
  ['untrusted-workspace', false, 'Manage trust', [run('manageTrust')]],
  ['over-cap', false, 'Use focus (32K)', [{ kind: 'setBudget', budget: 'focus' }, retry]],
  ['context-too-long', false, 'Use focus (32K)', [{ kind: 'setBudget', budget: 'focus' }, retry]],
  ['needs-confirmation', false, 'Send anyway', [{ kind: 'ask', question: asked.turn.question, confirmed: true }]],
  ['unreachable', true, 'Retry', [retry]],
  ['internal', false, 'Show log', [run('showLog')]],
  ['toString', true, 'Retry', [retry]],
];

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');

describe('a failure', () => {
  const opened: { room?: PanelRoom } = {};
  const fail = async (code: string, retryable: boolean, details?: string): Promise<OpenPanel> => {
    assert.ok(opened.room);
    const panel = await opened.room.panel();
    const failure = { code, message: 'It did not work.', retryable, ...(details !== undefined && { details }) };
    await panel.ask({ kind: 'end', outcome: 'failed', failure });
    await panel.page.getByText('It did not work.').first().waitFor();
    return panel;
  };

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  for (const [code, retryable, label, messages] of remedies) {
    it(`of the code ${code} offers "${label}", and that alone`, async () => {
      const panel = await fail(code, retryable);
      const primary = panel.page.locator('.primary');
      const labels = await primary.allInnerTexts();
      await primary.click();
      const sent = (await panel.posted()).filter(({ kind }) => kind !== 'ready' && kind !== 'estimate');
      assert.deepEqual([labels, sent], [[label], messages]);
    });
  }

  it('of a cap that would be passed offers to shrink the question, to allow it once, and to change the cap', async () => {
    const panel = await fail('over-cap', false);
    const buttons = panel.page.locator('.failure .actions button');
    const labels = await buttons.allInnerTexts();
    await buttons.filter({ hasText: 'Allow once' }).click();
    await buttons.filter({ hasText: 'Change the limit' }).click();
    const sent = (await panel.posted()).filter(({ kind }) => kind !== 'ready' && kind !== 'estimate');
    assert.deepEqual(
      [labels, sent],
      [
        ['Use focus (32K)', 'Allow once', 'Change the limit'],
        [{ kind: 'retry', turnId: 'turn-1', pastCaps: true }, run('openSettings')],
      ],
    );
  });

  for (const theme of ['dark', 'light', 'contrast'] as const) {
    it(`of a cap that would be passed has its picture taken in ${theme}`, async () => {
      assert.ok(opened.room);
      const panel = await opened.room.panel({ theme, height: 420 });
      const message =
        'This may cost $0.42; your limit for a day is $5.00, of which $4.97 is spent or set aside. Nothing was sent.';
      await panel.ask({ kind: 'end', outcome: 'failed', failure: { code: 'over-cap', message, retryable: false } });
      await panel.page.getByText(message).first().waitFor();
      await panel.page.screenshot({ path: path.join(pictures, `cap-${theme}.png`) });
      const overflow = await panel.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  }

  it('keeps its details behind a button', async () => {
    const panel = await fail('service-error', true, '500 · request id req_1');
    const details = panel.page.getByText('500 · request id req_1');
    const before = await details.isVisible();
    await panel.page.getByRole('button', { name: 'Details' }).click();
    assert.deepEqual([before, await details.isVisible()], [false, true]);
  });

  it('gives the question back to the composer', async () => {
    const panel = await fail('unreachable', true);
    assert.equal(await panel.page.getByRole('textbox').inputValue(), asked.turn.question);
  });

  it('leaves what is being written alone', async () => {
    assert.ok(opened.room);
    const panel = await opened.room.panel();
    await panel.ask();
    await panel.page.getByRole('textbox').fill('Something else');
    await panel.sendEvents({ kind: 'end', outcome: 'stopped' });
    await panel.page.getByText('Stopped by you.').waitFor();
    assert.equal(await panel.page.getByRole('textbox').inputValue(), 'Something else');
  });
});
