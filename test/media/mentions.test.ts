// What the composer does behind an `@` and a `/`, with the arrow keys, and with the code of an answer.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Mention } from '../../src/protocol/messages.ts';
import type { Thread } from '../../src/protocol/thread.ts';

import { completeTurn, emptyThread } from './examples.ts';
import { PanelRoom, type OpenPanel } from './openPanel.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');

const found: readonly Mention[] = [
  { label: 'retry.ts', detail: 'src/pay', icon: 'file' },
  { label: 'pay', detail: 'src', icon: 'folder' },
  { label: 'problems', detail: 'Errors and warnings of the workspace', icon: 'text' },
];

const thread: Thread = {
  ...emptyThread,
  turns: [completeTurn, { ...completeTurn, id: 'two', question: 'And refunds?' }],
};

describe('the composer', () => {
  const opened: { room?: PanelRoom } = {};

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PanelRoom.open();
  });
  afterEach(() => opened.room?.closePanels());
  after(() => opened.room?.close());

  async function open(options: { theme?: 'light' | 'dark' } = {}): Promise<OpenPanel> {
    assert.ok(opened.room);
    return opened.room.panel({ thread, ...options });
  }

  const fieldOf = ({ page }: OpenPanel) => page.getByRole('textbox', { name: 'Ask Panorama' });
  const rowsOf = ({ page }: OpenPanel) => page.getByRole('option');
  const kindsOf = async (panel: OpenPanel, kind: string) =>
    (await panel.posted()).filter((message) => message.kind === kind);

  /** Types a mention and lets the host find something for it. */
  async function mention(panel: OpenPanel): Promise<void> {
    await fieldOf(panel).pressSequentially('Why does @re');
    const asked = await kindsOf(panel, 'findMentions');
    await panel.send({ kind: 'mentions', id: asked.length, found });
    await panel.settle();
  }

  it('asks what an @ may mean, letter by letter, and shows what is found for the last of them', async () => {
    const panel = await open();
    await mention(panel);
    const queries = (await kindsOf(panel, 'findMentions')).map((message) => 'query' in message && message.query);
    await panel.send({ kind: 'mentions', id: 1, found: [] });
    await panel.settle();
    assert.deepEqual([queries, await rowsOf(panel).count()], [['', 'r', 're'], 3]);
  });

  it('adds what is chosen by the keyboard, and takes the letters away', async () => {
    const panel = await open();
    await mention(panel);
    await fieldOf(panel).press('ArrowDown');
    await fieldOf(panel).press('Enter');
    assert.deepEqual(
      [await kindsOf(panel, 'addMention'), await fieldOf(panel).inputValue(), await rowsOf(panel).count()],
      [[{ kind: 'addMention', id: 3, index: 1 }], 'Why does ', 0],
    );
  });

  it('adds what is clicked, and keeps the focus', async () => {
    const panel = await open();
    await mention(panel);
    await rowsOf(panel).last().click();
    assert.deepEqual(
      [
        await kindsOf(panel, 'addMention'),
        await fieldOf(panel).evaluate((field) => field === document.activeElement),
        await kindsOf(panel, 'ask'),
      ],
      [[{ kind: 'addMention', id: 3, index: 2 }], true, []],
    );
  });

  it('leaves the list on Escape, and an address with an @ in it alone', async () => {
    const panel = await open();
    await mention(panel);
    await fieldOf(panel).press('Escape');
    const closed = await rowsOf(panel).count();
    await fieldOf(panel).fill('');
    await fieldOf(panel).pressSequentially('me@home');
    assert.deepEqual([closed, (await kindsOf(panel, 'findMentions')).length], [0, 3]);
  });

  const commands: readonly Mention[] = [
    { label: '/fix', detail: 'Fix the problems of the selection or the file', icon: 'command' },
    { label: '/money', detail: 'Review the handling of money', icon: 'prompt' },
  ];

  /** Types the beginning of a command and lets the host find some. */
  async function command(panel: OpenPanel): Promise<void> {
    await fieldOf(panel).pressSequentially('/m');
    const asked = await kindsOf(panel, 'findCommands');
    await panel.send({ kind: 'mentions', id: asked.length, found: commands });
    await panel.settle();
  }

  it('makes the name of a command whole, and sends it with the words behind it', async () => {
    const panel = await open();
    await command(panel);
    const name = await panel.page.getByRole('listbox', { name: 'Commands' }).count();
    await fieldOf(panel).press('ArrowDown');
    await fieldOf(panel).press('Tab');
    const written = await fieldOf(panel).inputValue();
    await fieldOf(panel).pressSequentially('now');
    await panel.answerEstimate({}, false);
    await fieldOf(panel).press('Enter');
    const asked = await kindsOf(panel, 'ask');
    await panel.send({ kind: 'settled', question: '/money now', isDone: true });
    await panel.settle();
    assert.deepEqual(
      [name, written, asked, await fieldOf(panel).inputValue(), await kindsOf(panel, 'addMention')],
      [1, '/money ', [{ kind: 'ask', question: '/money now', confirmed: false }], '', []],
    );
  });

  it('sends a command that is written out at the first Enter, and keeps it when it cannot be done', async () => {
    const panel = await open();
    await fieldOf(panel).pressSequentially('/fix');
    await panel.send({ kind: 'mentions', id: 4, found: commands.slice(0, 1) });
    await panel.answerEstimate({}, false);
    await panel.settle();
    await fieldOf(panel).press('Enter');
    await panel.send({ kind: 'settled', question: '/fix', isDone: false });
    await fieldOf(panel).press('Enter');
    assert.deepEqual([(await kindsOf(panel, 'ask')).length, await fieldOf(panel).inputValue()], [2, '/fix']);
  });

  it('takes no path for a command', async () => {
    const panel = await open();
    await fieldOf(panel).pressSequentially('/src/a why /fix');
    const queries = (await kindsOf(panel, 'findCommands')).map((message) => 'query' in message && message.query);
    assert.deepEqual(queries, ['', 's', 'sr', 'src']);
  });

  it('brings earlier questions back with the arrow keys, and what was being written', async () => {
    const panel = await open();
    const field = fieldOf(panel);
    const seen: string[] = [];
    for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown']) {
      await field.press(key);
      seen.push(await field.inputValue());
    }
    assert.deepEqual(seen, ['And refunds?', completeTurn.question, completeTurn.question, 'And refunds?', '']);
  });

  it('leaves the arrow keys to the text that is being written', async () => {
    const panel = await open();
    await fieldOf(panel).fill('one\ntwo');
    await fieldOf(panel).press('ArrowUp');
    assert.equal(await fieldOf(panel).inputValue(), 'one\ntwo');
  });

  it('sends code to a file, and a line of a shell to the terminal', async () => {
    assert.ok(opened.room);
    const panel = await opened.room.panel();
    await panel.ask({ kind: 'delta', text: '```sh\nnpm test\n```\n\n```ts src/a.ts\nlet a;\n```\n' });
    await panel.settle();
    await panel.page.getByRole('button', { name: 'Type into the terminal' }).click();
    await panel.page.getByRole('button', { name: 'Open as a new file' }).last().click();
    await panel.page.getByRole('button', { name: 'Apply to its file' }).last().click();
    assert.deepEqual(await kindsOf(panel, 'useCode'), [
      { kind: 'useCode', target: 'terminal', text: 'npm test', language: 'sh' },
      { kind: 'useCode', target: 'newFile', text: 'let a;', language: 'ts' },
      { kind: 'useCode', target: 'apply', text: 'let a;', language: 'ts', path: 'src/a.ts' },
    ]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows commands in ${theme}`, async () => {
      const panel = await open({ theme });
      await command(panel);
      await panel.page.screenshot({ path: path.join(pictures, `commands-${theme}.png`) });
      assert.equal(await rowsOf(panel).count(), 2);
    });

    it(`shows mentions in ${theme}`, async () => {
      const panel = await open({ theme });
      await mention(panel);
      await panel.page.screenshot({ path: path.join(pictures, `mentions-${theme}.png`) });
      assert.equal(await rowsOf(panel).first().getAttribute('aria-selected'), 'true');
    });
  }
});
