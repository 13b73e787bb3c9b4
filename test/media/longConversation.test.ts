// A conversation of any length: only the turns near the view are in the document, and the reader does not notice.

import assert from 'node:assert/strict';
import { until } from '../harness/until.ts';
import { asked, state } from './examples.ts';
import { longThread } from './longThread.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const TURNS = 400;

interface View {
  readonly articles: number;
  readonly first: string;
  readonly atEnd: boolean;
}

describe('a long conversation', () => {
  const opened: { room?: PanelRoom } = {};
  const openLong = async (): Promise<OpenPanel> => {
    assert.ok(opened.room);
    const panel = await opened.room.panel({ thread: longThread(TURNS) });
    await panel.page.getByText(`Question ${TURNS - 1}`, { exact: true }).waitFor();
    await panel.settle();
    return panel;
  };

  before(async () => {
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  /** What is in the document, and which question is the first in the view. */
  function look(panel: OpenPanel): Promise<View> {
    return panel.page.locator('.log').evaluate((log) => {
      const { top } = log.getBoundingClientRect();
      const questions = [...log.querySelectorAll('.questionText')];
      const first = questions.find((question) => question.getBoundingClientRect().bottom > top);
      return {
        articles: log.querySelectorAll('article').length,
        first: first?.textContent ?? '',
        atEnd: log.scrollHeight - log.scrollTop - log.clientHeight < 2,
      };
    });
  }

  /** Asks the question of the examples at the end of the conversation. */
  async function ask(panel: OpenPanel): Promise<void> {
    const turn = { ...asked.turn, after: `past-${TURNS - 1}` };
    await panel.send({ kind: 'change', change: { kind: 'ask', turn } });
  }

  async function scrollTo(panel: OpenPanel, share: number): Promise<void> {
    await panel.page.locator('.log').evaluate((log, part) => {
      log.scrollTop = (log.scrollHeight - log.clientHeight) * part;
    }, share);
    await panel.settle();
    await panel.settle();
  }

  it('opens at its end with few turns in the document', async () => {
    const { articles, atEnd } = await look(await openLong());
    assert.ok(articles < 30, `${articles} turns`);
    assert.equal(atEnd, true);
  });

  it('has its first turn at its beginning, and few others', async () => {
    const panel = await openLong();
    await scrollTo(panel, 0);
    const { articles, first } = await look(panel);
    assert.ok(articles < 30, `${articles} turns`);
    assert.equal(first, 'Question 0');
  });

  it('tells a screen reader which turn of how many it reads', async () => {
    const panel = await openLong();
    const last = panel.page.getByRole('article').last();
    assert.deepEqual(
      [await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')],
      [String(TURNS), String(TURNS)],
    );
  });

  it('holds what one reads in its place while an answer comes', async () => {
    const panel = await openLong();
    await ask(panel);
    await panel.sendEvents({ kind: 'delta', text: 'More.\n\n' });
    await panel.settle();
    await scrollTo(panel, 0.5);
    const before = await look(panel);
    await panel.sendEvents({ kind: 'delta', text: 'More.\n\n'.repeat(200) }, { kind: 'end', outcome: 'complete' });
    await panel.settle();
    await panel.page.getByRole('button', { name: 'New text' }).waitFor();
    assert.deepEqual(await look(panel), before);
    assert.match(before.first, /^Question (1|2)\d\d$/u);
  });

  for (const [name, offline, first] of [
    ['stays at the beginning of an answer that was found without a model', true, 'Why do retries double-charge?'],
    ['follows an answer that a model writes to its end', false, ''],
  ] as const) {
    it(name, async () => {
      const panel = await openLong();
      await panel.send({ kind: 'state', state: { ...state, model: { label: 'Any', offline } } });
      await ask(panel);
      await panel.sendEvents({ kind: 'delta', text: 'Found.\n\n'.repeat(200) }, { kind: 'end', outcome: 'complete' });
      await panel.settle();
      await panel.settle();
      const seen = await look(panel);
      assert.deepEqual([seen.first, seen.atEnd], [first, !offline]);
    });
  }

  it('goes up turn by turn past what is in the document', async () => {
    const panel = await openLong();
    await panel.page.getByRole('textbox', { name: 'Ask Panorama' }).focus();
    for (let press = 0; press < 40; press += 1) {
      await panel.page.keyboard.press('Alt+ArrowUp');
    }
    const focused = await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    assert.equal(focused, `Question ${TURNS - 40}`);
  });

  it('keeps a question that is being edited, wherever one scrolls', async () => {
    const panel = await openLong();
    const last = panel.page.getByRole('article').last();
    await panel.page.keyboard.press('Alt+ArrowUp');
    await panel.page.keyboard.press('Alt+ArrowUp');
    await last.hover();
    await panel.page.locator('article').nth(-2).getByRole('button', { name: 'Edit question' }).click();
    await panel.page.locator('.questionEditor').fill('My own words');
    await scrollTo(panel, 0);
    await scrollTo(panel, 1);
    assert.equal(await panel.page.locator('.questionEditor').inputValue(), 'My own words');
  });

  it('finds words in turns that are not in the document, and goes from one to the next', async () => {
    const panel = await openLong();
    const status = panel.page.locator('.findCount');
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('THE NEEDLE');
    await until(async () => (await status.innerText()) === '4 of 4', 'it counts');
    const seen: string[] = [];
    for (const key of ['Enter', 'Enter', 'Shift+Enter']) {
      await panel.page.keyboard.press(key);
      await panel.settle();
      seen.push(await status.innerText(), String(await isFoundInView(panel)));
    }
    assert.deepEqual(seen, ['1 of 4', 'true', '2 of 4', 'true', '1 of 4', 'true']);
  });

  it('finds words over the marks of Markdown, and says when there are none', async () => {
    const panel = await openLong();
    const field = panel.page.getByRole('textbox', { name: 'Find' });
    const status = panel.page.locator('.findCount');
    await panel.page.keyboard.press('Control+f');
    await field.fill('paragraph of 399.');
    await until(async () => (await status.innerText()) === '1 of 5', 'it finds them');
    await field.fill('no such words');
    await until(async () => (await status.innerText()) === 'No results', 'it finds none');
  });

  it('closes with Escape, takes its colours along and gives the focus back', async () => {
    const panel = await openLong();
    const composer = panel.page.getByRole('textbox', { name: 'Ask Panorama' });
    await composer.focus();
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('needle');
    await until(async () => (await panel.page.locator('.findCount').innerText()) !== '', 'it has searched');
    await panel.page.keyboard.press('Escape');
    assert.deepEqual(
      [
        await panel.page.locator('.findBar').isVisible(),
        await panel.page.evaluate(() => CSS.highlights.size),
        await composer.evaluate((field) => field === document.activeElement),
      ],
      [false, 0, true],
    );
  });
});

/** Whether what is gone to is in the view, and reads as what was sought. */
function isFoundInView(panel: OpenPanel): Promise<boolean> {
  return panel.page.evaluate(() => {
    const [range] = CSS.highlights.get('foundCurrent') ?? [];
    const log = document.querySelector('.log')?.getBoundingClientRect();
    if (!(range instanceof Range) || !log) {
      return false;
    }
    const { top, bottom } = range.getBoundingClientRect();
    return range.toString().toLowerCase() === 'the needle' && top >= log.top && bottom <= log.bottom;
  });
}
