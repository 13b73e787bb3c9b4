// A conversation of many turns for the panel's tests.

import type { Thread } from '../../src/protocol/thread.ts';
import { completeTurn, emptyThread } from './examples.ts';

/** So many turns that go on from each other; every hundredth has a word of its own, every answer the word `paragraph`. */
export function longThread(count: number): Thread {
  const turns = Array.from({ length: count }, (_, index) => ({
    ...completeTurn,
    id: `past-${index}`,
    ...(index > 0 && { after: `past-${index - 1}` }),
    question: `Question ${index}`,
    answer: `A **par**agraph of *${index}*.${index % 100 === 0 ? ' The needle.' : ''}\n\n`.repeat(1 + (index % 5)),
    citations: [],
  }));
  return { ...emptyThread, id: `long-${count}`, turns, leaf: `past-${count - 1}` };
}
