// The store of conversations: what is appended is read back, by any window, after any fault.

import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createChatStore, type ChatStore } from '../../../src/host/store/chatStore.ts';
import { toLine } from '../../../src/host/store/chatRecords.ts';
import { reduce } from '../../../src/protocol/reduce.ts';
import type { Thread, ThreadChange } from '../../../src/protocol/thread.ts';
import { finishedTurn } from '../../unit/protocol/examples.ts';

const id = '00000000-0000-4000-8000-000000000001';
const empty: Thread = { id, title: '', createdAt: 500, turns: [] };
const here = { name: 'shop', folders: ['file:///shop'] };

function ask(turnId: string, after?: string, question = `Question ${turnId}`): ThreadChange {
  const { scope, attachments, model } = finishedTurn;
  const turn = { id: turnId, question, scope, attachments, model, startedAt: 1_000 };
  return { kind: 'ask', turn: { ...turn, ...(after !== undefined && { after }) } };
}

const delta = (turnId: string, text: string): ThreadChange => ({
  ...{ kind: 'event', turnId, at: 2_000 },
  event: { kind: 'delta', text },
});
const end = (turnId: string): ThreadChange => ({
  ...{ kind: 'event', turnId, at: 2_000 },
  event: { kind: 'end', outcome: 'complete', finishReason: 'stop' },
});
const talk: readonly ThreadChange[] = [ask('a'), delta('a', 'So it is.'), end('a')];
const talked = talk.reduce(reduce, empty);

/** A line that another process has written. */
const foreign = (change: ThreadChange): string => `${toLine({ kind: 'change', change, process: 1 })}\n`;

describe('the store of conversations', () => {
  let folder = '';
  let store: ChatStore;
  const logOf = (chat: string): string => path.join(folder, `${chat}.jsonl`);
  const open = (options = {}): ChatStore => createChatStore({ folder, workspace: here, ...options });
  const titles = async (): Promise<readonly string[]> => (await store.list()).map(({ title }) => title);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'panorama-chats-'));
    store = open();
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads back what was appended, in another window too', async () => {
    await store.append(empty, talk, true);
    assert.deepEqual([await store.load(id), await open().load(id)], [talked, talked]);
  });

  it('lists conversations with their workspace, the newest first, and none that are empty', async () => {
    const other = { ...empty, id: id.replace(/1$/, '2') };
    await store.append(empty, talk, true);
    await open({ workspace: { name: 'else', folders: ['file:///else'] } }).append(
      other,
      [{ kind: 'rename', title: 'Named' }, ask('z')],
      true,
    );
    await store.append({ ...empty, id: id.replace(/1$/, '3') }, [{ kind: 'rename', title: 'Nothing' }], true);
    const seen = (await store.list()).map(({ title, turns, workspace, isHere }) => [title, turns, workspace, isHere]);
    assert.deepEqual(seen.toSorted(), [
      ['Named', 1, 'else', false],
      ['Question a', 1, 'shop', true],
    ]);
  });

  it('shows a conversation of which an answer is being written by its questions, renamed while it is', async () => {
    const asked = [
      ask('a'),
      delta('a', 'So'),
      ask('b', 'a', 'And\nthen?'),
      { kind: 'rename', title: 'Money' } as const,
    ];
    await store.append(empty, asked, true);
    const [chat] = await store.list();
    assert.deepEqual([chat?.title, chat?.questions, chat?.turns], ['Money', 'And then? · Question a', 2]);
  });

  it('finds the conversations of a folder in a workspace of several', async () => {
    await store.append(empty, talk, true);
    const [chat] = await open({ workspace: { name: 'all', folders: ['file:///x', 'file:///shop'] } }).list();
    assert.equal(chat?.isHere, true);
  });

  it('lists anew what has changed, and without its index', async () => {
    await store.append(empty, talk, true);
    const before = await titles();
    await store.append(empty, [{ kind: 'rename', title: 'Money' }], true);
    const after = await titles();
    writeFileSync(path.join(folder, 'index.json'), '{"torn');
    assert.deepEqual(
      [before, after, (await open().list()).map(({ title }) => title)],
      [['Question a'], ['Money'], ['Money']],
    );
  });

  it('gives what another window has asked, and keeps both as branches', async () => {
    await store.append(empty, talk, true);
    appendFileSync(logOf(id), foreign(ask('b', 'a')));
    const others = await store.append(empty, [ask('c', 'a')], true);
    assert.deepEqual(
      [others, (await open().load(id))?.turns.map(({ id: turn, after }) => [turn, after])],
      [
        [ask('b', 'a')],
        [
          ['a', undefined],
          ['b', 'a'],
          ['c', 'a'],
        ],
      ],
    );
  });

  it('ends an answer whose window is gone as interrupted, with its text, for good', async () => {
    appendFileSync(logOf(id), `${toLine({ kind: 'begin', schema: 2, id, createdAt: 500, workspace: here })}\n`);
    appendFileSync(logOf(id), foreign(ask('a')) + foreign(delta('a', 'So it')));
    const turns = [await store.load(id), await open().load(id)].map((thread) => thread?.turns[0]);
    assert.deepEqual(
      turns.map((turn) => [turn?.answer, turn?.outcome, turn?.failure?.code]),
      [
        ['So it', 'failed', 'interrupted'],
        ['So it', 'failed', 'interrupted'],
      ],
    );
  });

  it('leaves an answer alone that another window or this one is writing', async () => {
    appendFileSync(logOf(id), `${toLine({ kind: 'begin', schema: 2, id, createdAt: 500, workspace: here })}\n`);
    appendFileSync(logOf(id), foreign(ask('a')));
    const own = open({ isRunning: (other: number) => other === 1 });
    await own.append(empty, [ask('b')], true);
    assert.deepEqual(
      (await own.load(id))?.turns.map(({ outcome }) => outcome),
      [undefined, undefined],
    );
  });

  const damages: readonly (readonly [string, (log: string) => string])[] = [
    ['a torn last line', (log) => `${log.trimEnd()}\n${log.trimEnd().split('\n').at(-1)?.slice(0, 40) ?? ''}`],
    ['a line that was changed', (log) => log + foreign(delta('a', 'x')).replace('"x"', '"y"')],
    ['a mark of byte order', (log) => `\uFEFF${log.trimStart()}`],
    ['lines that are no records', (log) => `${log}null\n{}\n`],
  ];
  for (const [name, damage] of damages) {
    it(`reads past ${name}, and appends behind it`, async () => {
      await store.append(empty, talk, true);
      writeFileSync(logOf(id), damage(readFileSync(logOf(id), 'utf8')));
      const again = open();
      const read = await again.load(id);
      await again.append(empty, [ask('b', 'a')], true);
      assert.deepEqual([read, (await open().load(id))?.turns.map((turn) => turn.id)], [talked, ['a', 'b']]);
    });
  }

  it('sets a copy of a damaged log aside once, and overwrites nothing', async () => {
    await store.append(empty, talk, true);
    const damaged = `${readFileSync(logOf(id), 'utf8')}torn`;
    writeFileSync(logOf(id), damaged);
    await store.load(id);
    await open().load(id);
    const [copy = '', ...others] = readdirSync(path.join(folder, 'damaged'));
    assert.deepEqual([readFileSync(path.join(folder, 'damaged', copy), 'utf8'), others], [damaged, []]);
  });

  it('shows what a later version has written, and writes nothing to it', async () => {
    writeFileSync(logOf(id), `${toLine({ kind: 'begin', schema: 3, id, createdAt: 500, workspace: here })}\n`);
    appendFileSync(logOf(id), talk.map((change) => foreign(change)).join(''));
    const before = readFileSync(logOf(id), 'utf8');
    const thread = await store.load(id);
    await assert.rejects(store.append(empty, [ask('b', 'a')], true), /later version/u);
    assert.deepEqual([thread, readFileSync(logOf(id), 'utf8')], [talked, before]);
  });

  it('takes a conversation away and brings it back, with what was said meanwhile', async () => {
    await store.append(empty, talk, true);
    await store.remove(id);
    const gone = [await titles(), await store.load(id)];
    await store.append(empty, [ask('b', 'a')], true);
    await store.restore(id);
    assert.deepEqual(
      [gone, (await open().load(id))?.turns.map((turn) => turn.id)],
      [
        [[], undefined],
        ['a', 'b'],
      ],
    );
  });

  it('takes over what stood in the earlier form, each turn behind the one before, and keeps the files', async () => {
    const earlier = path.join(folder, 'earlier');
    mkdirSync(earlier);
    const turns = [finishedTurn, { ...finishedTurn, id: 'turn-2' }];
    writeFileSync(path.join(earlier, `${id}.json`), JSON.stringify({ ...empty, title: 'Old', turns }));
    writeFileSync(path.join(earlier, 'broken.json'), '{"torn');
    const thread = await open({ earlier }).load(id);
    assert.deepEqual(
      [thread?.title, thread?.leaf, thread?.turns.map(({ after }) => after), readdirSync(earlier).toSorted()],
      ['Old', 'turn-2', [undefined, 'turn-1'], ['backup', 'broken.json']],
    );
    assert.ok(existsSync(path.join(earlier, 'backup', `${id}.json`)));
  });

  it('keeps a conversation that comes whole', async () => {
    await store.add(talked);
    assert.deepEqual(await open().load(id), talked);
  });

  it('knows no other names than its own', async () => {
    assert.deepEqual([await store.load('../secret'), await store.load('nobody')], [undefined, undefined]);
  });

  it('rejects when the disk refuses', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    await assert.rejects(store.append(empty, talk, true));
  });
});
