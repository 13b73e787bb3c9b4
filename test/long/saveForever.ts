// Talks in one conversation again and again, until it is killed or has said enough: prints the number of turns that it kept.

import { createChatStore } from '../../src/host/store/chatStore.ts';
import type { Thread, ThreadChange } from '../../src/protocol/thread.ts';

const [folder = '', id = '', name = 'turn', most = 'Infinity'] = process.argv.slice(2);
const store = createChatStore({ folder, workspace: { name: 'shop', folders: [] }, isRunning: () => true });
const thread: Thread = { id, title: '', createdAt: 0, turns: [] };

for (let index = 0; index < Number(most); index += 1) {
  const turnId = `${name}-${index}`;
  const ask: ThreadChange = {
    kind: 'ask',
    turn: {
      ...{ id: turnId, question: `Question ${index}`, scope: { kind: 'workspace' }, attachments: [] },
      ...{ model: 'Sample', startedAt: index, ...(index > 0 && { after: `${name}-${index - 1}` }) },
    },
  };
  const event = { kind: 'event', turnId, at: index } as const;
  await store.append(thread, [ask], true);
  for (let piece = 0; piece < 5; piece += 1) {
    const text = 'An answer of some length. '.repeat(40);
    await store.append(thread, [{ ...event, event: { kind: 'delta', text } }], false);
  }
  await store.append(thread, [{ ...event, event: { kind: 'end', outcome: 'complete' } }], true);
  process.stdout.write(`${index + 1}\n`);
}
