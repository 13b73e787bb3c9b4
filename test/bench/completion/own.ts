// The product's own suggestions, run as the editor runs them, with a clock and a service of the benchmark.

import { run } from '../../../src/core/completion/complete.ts';
import { SuggestDesk } from '../../../src/core/completion/suggestDesk.ts';
import { inputAt, type Contender, type World } from './contender.ts';

/** A window with the product in it. */
export function createOwn(world: World): Contender {
  const { send, time } = world;
  const desk = new SuggestDesk();
  return {
    provide: async (place, signal) => {
      const result = await run(inputAt(place, world), { send, clock: time, desk }, signal);
      return result.kind === 'item' ? result.item.insertText : undefined;
    },
    edited: () => {
      desk.note({ kind: 'typed', at: time.now() });
    },
    accepted: () => {
      desk.note({ kind: 'accepted', at: time.now() });
    },
  };
}
