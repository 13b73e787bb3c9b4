// Saves a growing conversation again and again, until it is killed: prints the number of turns after each save.

import { createChatStore } from '../../src/host/store/chatStore.ts';
import type { Thread, Turn } from '../../src/protocol/thread.ts';

const [folder = '', id = ''] = process.argv.slice(2);
const store = createChatStore(folder);
const turns: Turn[] = [];

for (let index = 0; ; index += 1) {
  turns.push({
    id: `turn-${index}`,
    question: `Question ${index}`,
    scope: { kind: 'workspace' },
    attachments: [],
    model: 'Sample',
    startedAt: index,
    answer: 'An answer of some length. '.repeat(200),
    citations: [],
    outcome: 'complete',
  });
  const thread: Thread = { id, title: 'Kept', createdAt: 0, turns: turns.slice() };
  await store.save(thread);
  process.stdout.write(`${turns.length}\n`);
}
