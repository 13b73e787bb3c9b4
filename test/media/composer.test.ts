// The composer: the price before the question, Enter and Esc, what is added, where it looks.

import assert from 'node:assert/strict';
import { until } from '../harness/until.ts';
import { asked, packed, state } from './examples.ts';
import { PanelRoom, type OpenPanel, type PanelOptions } from './openPanel.ts';

describe('the composer', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (options: PanelOptions = {}): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel(options);
  };
  const fieldOf = (panel: OpenPanel) => panel.page.getByRole('textbox', { name: 'Ask Panorama' });
  const priceOf = (panel: OpenPanel) => panel.page.locator('.priceText');

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('asks for the price once typing has stopped, and shows it beside Send', async () => {
    const panel = await openPanel();
    await fieldOf(panel).pressSequentially('Why?');
    await panel.answerEstimate({ expected: 0.0131, atMost: 0.06 }, false);
    await until(
      async () => (await priceOf(panel).innerText()) === '157 of 214 files · 118K tokens · 97 % cached · ≈ 1.3¢',
      'the price shows',
    );
    const described = await panel.page.getByRole('button', { name: 'Send' }).getAttribute('aria-description');
    assert.deepEqual(
      [(await panel.postedOf('estimate')).length, described],
      [1, '157 of 214 files · 118K tokens · 97 % cached · ≈ 1.3¢'],
    );
  });

  it('drops the price of a text that stands there no longer', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    const [first] = await panel.waitForPosted('estimate');
    assert.ok(first?.kind === 'estimate');
    await fieldOf(panel).fill('Why not?');
    await panel.send({ kind: 'estimate', id: first.id, problem: 'An old problem.' });
    await panel.waitForPosted('estimate', 2);
    assert.doesNotMatch(await priceOf(panel).innerText(), /old/);
  });

  it('takes a later price of the same text for an earlier one', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    const [asked] = await panel.waitForPosted('estimate');
    await panel.answerEstimate({ expected: 0.0131 }, false);
    assert.ok(asked?.kind === 'estimate');
    await panel.send({ kind: 'estimate', id: asked.id, problem: 'A later problem.' });
    await until(async () => /later/.test(await priceOf(panel).innerText()), 'the later one shows');
  });

  it('asks for the price anew when the scope changes, and not when something else does', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    await panel.waitForPosted('estimate');
    await panel.send({ kind: 'state', state: { ...state, suggestions: [] } });
    await panel.send({ kind: 'state', state: { ...state, scope: { kind: 'editors' } } });
    await panel.waitForPosted('estimate', 2);
    await panel.answerEstimate({}, false);
    await until(async () => /price unknown/.test(await priceOf(panel).innerText()), 'the price shows');
    assert.equal((await panel.postedOf('estimate')).length, 2);
  });

  it('sends on Enter, and empties itself when the host has taken the question', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill(asked.turn.question);
    await panel.answerEstimate({ expected: 0.01 }, false);
    await fieldOf(panel).press('Enter');
    await fieldOf(panel).press('Enter');
    const before = await fieldOf(panel).inputValue();
    const sent = await panel.postedOf('ask');
    await panel.ask(packed);
    assert.deepEqual(
      [before, sent, await fieldOf(panel).inputValue()],
      [asked.turn.question, [{ kind: 'ask', question: asked.turn.question, confirmed: false }], ''],
    );
  });

  it('makes a new line on Shift+Enter and grows with it', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('One');
    const before = await fieldOf(panel).boundingBox();
    await fieldOf(panel).press('Shift+Enter');
    await fieldOf(panel).pressSequentially('two');
    const after = await fieldOf(panel).boundingBox();
    assert.deepEqual(
      [await fieldOf(panel).inputValue(), (after?.height ?? 0) > (before?.height ?? 0), await panel.postedOf('ask')],
      ['One\ntwo', true, []],
    );
  });

  it('does not send on the Enter that ends a composition', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('価格');
    await panel.answerEstimate({}, false);
    await fieldOf(panel).dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    const composing = (await panel.postedOf('ask')).length;
    await fieldOf(panel).dispatchEvent('keydown', { key: 'Enter', isComposing: false });
    assert.deepEqual([composing, (await panel.postedOf('ask')).length], [0, 1]);
  });

  it('composes text with a real input method and keeps it', async () => {
    const panel = await openPanel();
    await fieldOf(panel).focus();
    const session = await panel.page.context().newCDPSession(panel.page);
    await session.send('Input.imeSetComposition', { text: 'かかく', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '価格' });
    assert.deepEqual([await fieldOf(panel).inputValue(), await panel.postedOf('ask')], ['価格', []]);
  });

  it('queues an Enter until the price is known, and sends then', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    await fieldOf(panel).press('Enter');
    await panel.waitForPosted('estimate');
    const [early, words] = [await panel.postedOf('ask'), await priceOf(panel).innerText()];
    assert.equal(await panel.page.getByRole('button', { name: 'Send' }).count(), 1);
    await panel.answerEstimate({ expected: 0.01 }, false);
    await panel.waitForPosted('ask');
    assert.deepEqual([early, words], [[], 'Goes as soon as the price is known. Esc cancels.']);
  });

  it('takes a queued Enter back on Esc', async () => {
    const panel = await openPanel();
    await fieldOf(panel).fill('Why?');
    await fieldOf(panel).press('Enter');
    await fieldOf(panel).press('Escape');
    await panel.answerEstimate({ expected: 0.01 }, false);
    await until(async () => /1¢/.test(await priceOf(panel).innerText()), 'the price shows');
    assert.deepEqual(await panel.postedOf('ask'), []);
  });

  it('asks for a second Enter above the limit, no sooner than half a second later', async () => {
    const panel = await openPanel();
    await panel.send({ kind: 'state', state: { ...state, budget: 'whole' } });
    await fieldOf(panel).fill('Why?');
    await panel.answerEstimate({ expected: 0.38, atMost: 0.39 }, true);
    await fieldOf(panel).press('Enter');
    const words = await priceOf(panel).innerText();
    await fieldOf(panel).press('Enter');
    const early = await panel.postedOf('ask');
    await until(async () => {
      await fieldOf(panel).press('Enter');
      return (await panel.postedOf('ask')).length > 0;
    }, 'the second Enter counts');
    assert.deepEqual(
      [words, early, await panel.postedOf('ask')],
      ['About 38¢, at most 39¢. Press Enter again to send.', [], [{ kind: 'ask', question: 'Why?', confirmed: true }]],
    );
  });

  it('offers a smaller budget beside a dear price', async () => {
    const panel = await openPanel();
    await panel.send({ kind: 'state', state: { ...state, budget: 'whole' } });
    await fieldOf(panel).fill('Why?');
    await panel.answerEstimate({ expected: 0.38 }, true);
    await fieldOf(panel).press('Enter');
    await panel.page.getByRole('button', { name: 'Use wide' }).click();
    assert.deepEqual(await panel.postedOf('setBudget'), [{ kind: 'setBudget', budget: 'wide' }]);
  });

  it('confirms a question that the host holds', async () => {
    const panel = await openPanel();
    await panel.ask(packed);
    await panel.send({ kind: 'confirm', price: { expected: 0.38, atMost: 0.39 } });
    await panel.page.getByText('Waiting for your word on the price').waitFor();
    await until(async () => {
      await fieldOf(panel).press('Enter');
      return (await panel.postedOf('ask')).length > 0;
    }, 'the Enter counts');
    assert.deepEqual(await panel.postedOf('ask'), [{ kind: 'ask', question: asked.turn.question, confirmed: true }]);
  });

  it('shows Stop in the place of Send while an answer comes, and stops on Esc then alone', async () => {
    const panel = await openPanel();
    const [send, stop] = ['Send', 'Stop'].map((name) => panel.page.getByRole('button', { name }));
    assert.ok(send && stop);
    const place = await send.boundingBox();
    await fieldOf(panel).press('Escape');
    const idle = await panel.postedOf('stop');
    await panel.ask(packed);
    await stop.waitFor();
    const taken = await stop.boundingBox();
    await fieldOf(panel).press('Escape');
    const stopped = await panel.postedOf('stop');
    await panel.sendEvents({ kind: 'end', outcome: 'stopped' });
    await send.waitFor();
    assert.deepEqual([idle, taken, stopped], [[], place, [{ kind: 'stop' }]]);
  });

  it('sends a question that was asked during an answer after it, and not when it was stopped', async () => {
    const panel = await openPanel();
    await panel.ask(packed, { kind: 'delta', text: 'Because' });
    await fieldOf(panel).fill('And then?');
    await panel.answerEstimate({ expected: 0.01 }, false);
    await fieldOf(panel).press('Enter');
    await panel.page.getByText('Sends after this answer. Esc stops it.').waitFor();
    const early = await panel.postedOf('ask');
    await panel.sendEvents({ kind: 'end', outcome: 'complete' });
    assert.deepEqual(
      [early, await panel.waitForPosted('ask')],
      [[], [{ kind: 'ask', question: 'And then?', confirmed: false }]],
    );
  });

  it('shows what is added and takes it away by its place', async () => {
    const panel = await openPanel();
    await panel.send({
      kind: 'state',
      state: {
        ...state,
        attachments: [
          { kind: 'file', path: 'src/a.ts' },
          { kind: 'selection', path: 'src/pay/retry.ts', lines: [41, 58], text: 'x' },
        ],
      },
    });
    await panel.page.getByRole('button', { name: 'Remove retry.ts:41-58' }).click();
    assert.deepEqual(await panel.postedOf('removeAttachment'), [{ kind: 'removeAttachment', index: 1 }]);
  });

  it('chooses scope and budget with the keyboard', async () => {
    const panel = await openPanel();
    await panel.page.getByRole('button', { name: /^Scope/ }).press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('Enter');
    await panel.page.getByRole('button', { name: /^Context size/ }).press('Enter');
    await panel.page.keyboard.press('Home');
    await panel.page.keyboard.press('Enter');
    const focused = await panel.page.evaluate(() => document.activeElement?.textContent);
    await panel.page.keyboard.press('Enter');
    await panel.page.keyboard.press('Escape');
    assert.deepEqual(
      [
        await panel.postedOf('setScope'),
        await panel.postedOf('setBudget'),
        focused,
        await panel.page.getByRole('menu').count(),
      ],
      [[{ kind: 'setScope', scope: { kind: 'editors' } }], [{ kind: 'setBudget', budget: 'focus' }], 'Wide', 0],
    );
  });

  it('offers the sizes that the model takes, each with the most that it may cost', async () => {
    const panel = await openPanel();
    const rows = panel.page.getByRole('menuitemradio');
    const button = panel.page.getByRole('button', { name: /^Context size/ });
    await button.click();
    const all = await rows.allTextContents();
    await panel.page.keyboard.press('Escape');
    await panel.send({ kind: 'state', state: { ...state, budgets: [{ name: 'whole', tokens: 6_000 }] } });
    await panel.settle();
    const label = await button.getAttribute('aria-label');
    await button.click();
    assert.deepEqual(
      [
        all.length,
        all[1]?.endsWith('At most 5.5¢'),
        label,
        await rows.count(),
        await rows.getAttribute('aria-checked'),
      ],
      [3, true, 'Context size: Whole', 1, 'true'],
    );
  });

  it('has its draft back after the panel was hidden', async () => {
    const first = await openPanel();
    await fieldOf(first).fill('Half a thou');
    const kept = await first.page.evaluate(() => window.kept);
    const second = await openPanel({ kept });
    assert.equal(await fieldOf(second).inputValue(), 'Half a thou');
  });

  it('is not led astray by what it finds in place of a draft', async () => {
    const panel = await openPanel({ kept: { draft: { toString: 1 } } });
    assert.equal(await fieldOf(panel).inputValue(), '');
  });

  it('drops messages that fit no contract', async () => {
    const panel = await openPanel();
    await panel.page.evaluate(() => {
      for (const data of [null, 'x', { kind: 'focus', text: 1 }, { kind: 'change' }, { kind: 'state', state: {} }]) {
        window.dispatchEvent(new MessageEvent('message', { data }));
      }
    });
    await panel.send({ kind: 'focus', text: 'Still here' });
    assert.equal(await fieldOf(panel).inputValue(), 'Still here');
  });
});
