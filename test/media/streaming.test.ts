// An answer as it comes: phases, text, the place of the reader, and the ways it can end.

import assert from 'node:assert/strict';
import type { Outcome } from '../../src/protocol/chatEvent.ts';
import type { TurnEvent } from '../../src/protocol/thread.ts';
import { until } from '../harness/until.ts';
import { answer, citations, completeEvents, completeTurn, emptyThread, packed } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const longAnswer = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.\n\n`).join('');

function piecesOf(text: string, length: number): readonly TurnEvent[] {
  const count = Math.ceil(text.length / length);
  return Array.from({ length: count }, (_, index) => ({
    kind: 'delta',
    text: text.slice(index * length, (index + 1) * length),
  }));
}

/** The answer's nodes without what depends on time: highlighting comes when the browser is idle. */
function readAnswer(panel: OpenPanel): Promise<string> {
  return panel.page.locator('.answer').evaluate((element) => {
    const copy = element.cloneNode(true);
    if (copy instanceof HTMLElement) {
      copy.querySelectorAll('code').forEach((code) => {
        code.textContent = code.textContent;
      });
      return copy.innerHTML.replace('<div class="tail"></div>', '');
    }
    return '';
  });
}

describe('a streamed answer', () => {
  const opened: { room?: PanelRoom } = {};
  const openPanel = (options = {}): Promise<OpenPanel> => {
    assert.ok(opened.room);
    return opened.room.panel(options);
  };

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  it('says what it is doing until the first word', async () => {
    const panel = await openPanel();
    const phase = panel.page.locator('.phase');
    await panel.ask();
    await until(async () => /^Packing \d+\.\d s$/.test(await phase.innerText()), 'it packs');
    await panel.sendEvents(packed);
    await until(async () => /^Waiting \d+\.\d s$/.test(await phase.innerText()), 'it waits');
    await panel.sendEvents({ kind: 'retry', attempt: 1, waitMs: 30_000, reason: 'The service is busy.' });
    await until(
      async () => /^Trying again in (30|29|28) s: The service/.test(await phase.innerText()),
      'it tries again',
    );
    await panel.sendEvents({ kind: 'delta', text: 'Retries' });
    await phase.waitFor({ state: 'hidden' });
  });

  for (const length of [1, 7, 64]) {
    it(`ends as the same nodes in pieces of ${length} as at once`, async () => {
      const [whole, pieces] = await Promise.all([openPanel(), openPanel()]);
      await whole.ask(...completeEvents);
      await pieces.ask(packed);
      for (const piece of piecesOf(answer, length)) {
        await pieces.sendEvents(piece);
      }
      await pieces.sendEvents(...completeEvents.slice(2));
      await Promise.all([whole.settle(), pieces.settle()]);
      assert.equal(await readAnswer(pieces), await readAnswer(whole));
    });
  }

  it('never touches a finished block again', async () => {
    const panel = await openPanel();
    await panel.ask(packed, { kind: 'delta', text: 'First.\n\n```ts\nconst a = 1;\n' });
    await panel.settle();
    await panel.page.evaluate(() => {
      document.querySelectorAll('.answer p, .answer .code').forEach((block) => {
        block.setAttribute('data-seen', '');
      });
    });
    await panel.sendEvents({ kind: 'delta', text: 'const b = 2;\n```\n\nLast.' }, { kind: 'end', outcome: 'complete' });
    await panel.settle();
    assert.deepEqual(
      await panel.page
        .locator('.answer .blocks > *')
        .evaluateAll((blocks) => blocks.map((block) => block.hasAttribute('data-seen'))),
      [true, true, false],
    );
  });

  it('highlights a block of code once it is closed, with a part that is loaded then', async () => {
    const panel = await openPanel();
    await panel.ask(packed, { kind: 'delta', text: '```ts\nconst a = 1;\n' });
    await panel.settle();
    const early = panel.requests.filter((url) => url.includes('highlight'));
    await panel.sendEvents({ kind: 'delta', text: '```\n' });
    await panel.page.locator('.hljs-keyword').first().waitFor();
    const late = panel.requests.filter((url) => url.includes('highlight'));
    assert.deepEqual([early.length, late.length, await panel.page.evaluate(() => window.violations)], [0, 1, []]);
  });

  it('follows the text at the end, stays where the reader has scrolled to, and offers the way back', async () => {
    const panel = await openPanel();
    const log = panel.page.getByRole('log', { name: 'Conversation' });
    const fromEnd = () => log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    await panel.ask(packed, { kind: 'delta', text: longAnswer });
    await until(async () => (await fromEnd()) < 2, 'it follows');
    await log.evaluate((element) => {
      element.scrollTop = 100;
    });
    await panel.settle();
    await panel.sendEvents({ kind: 'delta', text: longAnswer });
    const back = panel.page.getByRole('button', { name: 'New text' });
    await back.waitFor();
    const stayed = await log.evaluate((element) => element.scrollTop);
    await back.click();
    await until(async () => (await fromEnd()) < 2, 'it follows again');
    await back.waitFor({ state: 'hidden' });
    assert.equal(stayed, 100);
  });

  it('shows a question at the end although the long answer before it is laid out anew', async () => {
    const earlier = { ...completeTurn, id: 'earlier', answer: longAnswer };
    const panel = await openPanel({ thread: { ...emptyThread, turns: [earlier] } });
    const log = panel.page.getByRole('log', { name: 'Conversation' });
    const fromEnd = () => log.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
    await until(async () => (await fromEnd()) < 2, 'the end of the earlier answer shows');
    await panel.ask(packed, { kind: 'delta', text: 'Short.' });
    for (const text of [longAnswer, longAnswer]) {
      await panel.settle();
      await panel.sendEvents({ kind: 'delta', text });
    }
    await panel.settle();
    await panel.settle();
    assert.deepEqual(
      [(await fromEnd()) < 2, await panel.page.getByRole('button', { name: 'New text' }).isVisible()],
      [true, false],
    );
  });

  it('tells a screen reader that it begins and how it ended, and lets the log be silent', async () => {
    const panel = await openPanel();
    const status = panel.page.getByRole('status');
    await panel.ask(packed, { kind: 'delta', text: 'Retries' });
    await until(async () => (await status.textContent()) === 'Answering', 'it says so');
    await panel.sendEvents(
      { kind: 'delta', text: ' cost money' },
      { kind: 'usage', input: 9, cached: 0, output: 3, cost: 0.05, estimated: false },
      { kind: 'citations', items: citations },
      { kind: 'end', outcome: 'complete' },
    );
    await until(async () => (await status.textContent()) === 'Complete, 3 words, 4 sources, 5 cents', 'it says how');
    assert.equal(await panel.page.getByRole('log').getAttribute('aria-live'), 'off');
  });

  it('reads nothing out when a conversation is shown anew', async () => {
    const panel = await openPanel({ thread: { ...emptyThread, turns: [completeTurn] } });
    assert.equal(await panel.page.getByRole('status').textContent(), '');
  });

  it('shows a restored conversation as it shows a streamed one', async () => {
    const [streamed, restored] = await Promise.all([
      openPanel(),
      openPanel({ thread: { ...emptyThread, turns: [completeTurn] } }),
    ]);
    await streamed.ask(...completeEvents);
    await streamed.settle();
    assert.equal(await readAnswer(restored), await readAnswer(streamed));
  });

  it('shows what was predicted and billed, and the time', async () => {
    const panel = await openPanel({ thread: { ...emptyThread, turns: [completeTurn] } });
    assert.equal(await panel.page.locator('.facts').innerText(), '≈ 1.3¢ → 1.3¢ · 4.8 s');
  });

  it('never calls an unknown price nothing', async () => {
    const usage = { input: 9, cached: 0, output: 3, estimated: true };
    const panel = await openPanel({ thread: { ...emptyThread, turns: [{ ...completeTurn, price: {}, usage }] } });
    assert.equal(await panel.page.locator('.facts').innerText(), 'price unknown · 4.8 s');
  });

  const endings: readonly [Outcome, string][] = [
    ['stopped', 'Stopped by you after 2 words.'],
    ['truncated', 'Cut off after 2 words: the answer is not whole.'],
    ['filtered', 'Held back by the service’s content filter after 2 words.'],
    ['failed', 'Interrupted after 2 words.'],
  ];
  for (const [outcome, sentence] of endings) {
    it(`shows a dashed rule, the words and a way on when an answer is ${outcome}`, async () => {
      const panel = await openPanel();
      const failure = { code: 'stalled', message: 'The service fell silent.', retryable: true };
      await panel.ask(
        packed,
        { kind: 'delta', text: 'Two words' },
        { kind: 'end', outcome, ...(outcome === 'failed' && { failure }) },
      );
      await panel.page.getByText(sentence).waitFor();
      const rule = await panel.page.locator('.ending').evaluate((element) => getComputedStyle(element).borderTopStyle);
      await panel.page.locator('.ending').getByRole('button', { name: 'Retry' }).click();
      assert.deepEqual([rule, await panel.postedOf('retry')], ['dashed', [{ kind: 'retry', turnId: 'turn-1' }]]);
    });
  }

  for (const [outcome, answer, expected] of [
    ['truncated', 'Two words', 1],
    ['stopped', 'Two words', 1],
    ['failed', 'Two words', 1],
    ['filtered', 'Two words', 0],
    ['stopped', '', 0],
  ] as const) {
    it(`offers to go on ${expected} times after an answer that is ${outcome} with the text "${answer}"`, async () => {
      const panel = await openPanel();
      const failure = { code: 'stalled', message: 'The service fell silent.', retryable: true };
      await panel.ask(packed, ...(answer === '' ? [] : [{ kind: 'delta', text: answer } as const]), {
        kind: 'end',
        outcome,
        ...(outcome === 'failed' && { failure }),
      });
      await panel.page.locator('.ending').waitFor();
      const goOn = panel.page.locator('.ending').getByRole('button', { name: 'Continue' });
      const count = await goOn.count();
      if (count > 0) {
        await goOn.click();
        const [asked] = await panel.waitForPosted('ask');
        assert.match(asked?.kind === 'ask' ? asked.question : '', /^Continue exactly where your answer ended/u);
      }
      assert.equal(count, expected);
    });
  }

  it('shows no ending under an answer that is whole', async () => {
    const panel = await openPanel({ thread: { ...emptyThread, turns: [completeTurn] } });
    assert.equal(await panel.page.locator('.ending').count(), 0);
  });
});
