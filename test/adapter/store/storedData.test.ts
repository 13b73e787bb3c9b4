// What is kept on the disk: measured, exported, deleted.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createStoredData } from '../../../src/host/store/storedData.ts';
import type { Thread } from '../../../src/protocol/thread.ts';

const thread: Thread = {
  id: '00000000-0000-0000-0000-000000000001',
  title: 'Retries',
  createdAt: 0,
  turns: [
    {
      id: 'turn',
      question: 'Why twice?',
      scope: { kind: 'workspace' },
      attachments: [],
      model: 'Sample',
      startedAt: 0,
      answer: 'Because of the key.',
      citations: [],
      outcome: 'complete',
    },
  ],
};

describe('the stored data', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panorama-data-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  const put = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };

  it('is nothing in a folder that does not exist', async () => {
    assert.deepEqual(await createStoredData(join(folder, 'none')).list(), []);
  });

  it('is measured by kind, in files and bytes', async () => {
    await put('chats/one/a.json', '12345');
    await put('chats/two/b.json', '123');
    await put('ledger/ledger-000001.jsonl', '1234567');
    await put('proposals/one/pending.json', '12');
    await put('left.txt', '1');
    assert.deepEqual(await createStoredData(folder).list(), [
      { kind: 'chats', files: 2, bytes: 8 },
      { kind: 'ledger', files: 1, bytes: 7 },
      { kind: 'proposals', files: 1, bytes: 2 },
      { kind: 'other', files: 1, bytes: 1 },
    ]);
  });

  it('is deleted by kind and leaves the other kinds alone', async () => {
    await put('chats/one/a.json', '1');
    await put('caches/counts', '1');
    await put('left.txt', '1');
    const data = createStoredData(folder);
    await data.remove('chats');
    await data.remove('other');
    await data.remove('ledger');
    assert.deepEqual(await readdir(folder), ['caches']);
  });

  it('is exported with every conversation, also one that cannot be read', async () => {
    await put('chats/one/a.json', JSON.stringify(thread));
    await put('chats/two/b.json', '{"torn');
    const file = join(folder, 'chats.md');
    assert.equal(await createStoredData(folder).exportChats(file), 2);
    assert.equal(
      await readFile(file, 'utf8'),
      '# Retries\n\n> Why twice?\n\nBecause of the key.\n\n\n# two/b.json\n\n{"torn\n',
    );
  });

  it('is not exported over a file that cannot be written', async () => {
    await put('chats/one/a.json', JSON.stringify(thread));
    await assert.rejects(createStoredData(folder).exportChats(join(folder, 'no such folder', 'chats.md')));
  });
});
