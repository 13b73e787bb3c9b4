// Citations and links in an answer: how they read, what they open, how one that does not hold is marked.

import assert from 'node:assert/strict';
import { until } from '../harness/until.ts';
import { completeTurn, completeEvents, emptyThread, packed } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

describe('a citation', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel({ thread: { ...emptyThread, turns: [completeTurn] } });
  };

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('reads as file and line, with its state in words', async () => {
    const panel = await openPanel();
    const citations = await panel.page
      .locator('.answer .citation')
      .evaluateAll((links) =>
        links.map((link) => [link.textContent, link.getAttribute('data-state'), link.getAttribute('title')]),
      );
    assert.deepEqual(citations, [
      ['retry.ts:41', 'holds', 'src/pay/retry.ts, line 41. The words stand in the text that was sent.'],
      ['retry.ts:55-58', 'moved', 'src/pay/retry.ts, line 55. The words stand elsewhere now; the link follows.'],
      ['order.ts', 'holds', 'src/cart/order.ts. The words stand in the text that was sent.'],
      ['gateway.md', 'missing', 'docs/gateway.md. Not in the text that was sent.'],
    ]);
  });

  it('opens by click and by Enter what it names', async () => {
    const panel = await openPanel();
    await panel.page.getByRole('link', { name: 'retry.ts:41' }).first().click();
    await panel.page.locator('.answer').getByRole('link', { name: 'gateway.md' }).press('Enter');
    assert.deepEqual(await panel.postedOf('openCitation'), [
      { kind: 'openCitation', turnId: 'turn-1', path: 'src/pay/retry.ts', quote: 'const key = uuid()' },
      { kind: 'openCitation', turnId: 'turn-1', path: 'docs/gateway.md', quote: 'keys live for 24 h' },
    ]);
  });

  it('stands in the list of sources too', async () => {
    const panel = await openPanel();
    const line = panel.page.getByRole('button', { name: '4 sources · 2 hold · 1 moved · 1 not found' });
    const list = panel.page.locator('.sourceList');
    const before = await list.isVisible();
    await line.click();
    await list.getByRole('link', { name: 'retry.ts:55-58' }).click();
    assert.deepEqual(
      [before, await line.getAttribute('aria-expanded'), await panel.postedOf('openCitation')],
      [
        false,
        'true',
        [{ kind: 'openCitation', turnId: 'turn-1', path: 'src/pay/retry.ts', quote: 'for (let attempt = 1' }],
      ],
    );
  });

  it('is a link before it has been checked, and text again when it named no file that was sent', async () => {
    assert.ok(opened.room);
    const panel = await opened.room.panel();
    await panel.ask(packed, { kind: 'delta', text: 'See [a.b "x: y"] and [v1.2].' });
    const links = panel.page.locator('.answer').getByRole('link');
    await until(async () => (await links.count()) === 2, 'both are links');
    const pending = await links.first().getAttribute('title');
    await panel.sendEvents(
      { kind: 'citations', items: [{ quote: 'x: y', path: 'a.b', lines: [3, 3], state: 'holds' }] },
      { kind: 'end', outcome: 'complete' },
    );
    await until(async () => (await links.count()) === 1, 'one is text');
    assert.deepEqual(
      [pending, await panel.page.locator('.answer').innerText()],
      ['a.b. Not checked yet.', 'See a.b:3 and [v1.2].'],
    );
  });

  it('is code inside code', async () => {
    assert.ok(opened.room);
    const panel = await opened.room.panel();
    await panel.ask(packed, { kind: 'delta', text: '`[a.ts "x"]`\n\n```\n[b.ts "y"]\n```\n' });
    await panel.settle();
    assert.equal(await panel.page.locator('.answer .citation').count(), 0);
  });
});

describe('what can be pressed in an answer', () => {
  const opened: { room?: PanelRoom } = {};

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('is asked of the host: links, copying, inserting, the pack', async () => {
    assert.ok(opened.room);
    const panel = await opened.room.panel({ height: 1000 });
    await panel.ask(...completeEvents);
    const { page } = panel;
    await page.getByRole('link', { name: 'marked as paid twice' }).click();
    await page.getByRole('link', { name: 'marked as paid twice' }).press('Enter');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Insert at cursor' }).click();
    await page.getByRole('button', { name: 'Copy answer' }).click();
    await page.getByRole('button', { name: 'Show the pack as it was sent' }).click();
    await page.getByRole('button', { name: 'Show the prompt as it was sent' }).click();
    await page.getByRole('region', { name: 'Context' }).getByRole('button').click();
    await page.getByRole('button', { name: 'Show pack' }).click();
    const code =
      "// One key for all attempts of an order.\nconst key = keyFor(order);\nfor (let attempt = 1; attempt <= 3; attempt += 1) {\n  await charge(order, { key, amount: 12.5, note: 'retry' });\n}";
    const posted = (await panel.posted()).filter(({ kind }) => kind !== 'ready');
    assert.deepEqual(
      [posted, page.url().startsWith('http://127.0.0.1'), page.context().pages().length],
      [
        [
          { kind: 'openLink', url: 'https://example.com/orders' },
          { kind: 'openLink', url: 'https://example.com/orders' },
          { kind: 'copy', text: code },
          { kind: 'insert', text: code },
          { kind: 'copy', text: completeTurn.answer },
          { kind: 'showSent', turnId: completeTurn.id, what: 'pack' },
          { kind: 'showSent', turnId: completeTurn.id, what: 'prompt' },
          { kind: 'run', action: 'showPack' },
        ],
        true,
        1,
      ],
    );
  });
});
