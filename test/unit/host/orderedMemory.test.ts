// The editor's memory over one that behaves as VS Code's: each write comes back as an echo of all values.

import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { orderedMemory } from '../../../src/host/vscode/orderedMemory.ts';

/** Turns of the event loop that a message takes from one process to the other. */
const LATENCY = 3;

type Values = Readonly<Record<string, unknown>>;

async function travel(): Promise<void> {
  for (let step = 0; step < LATENCY; step += 1) {
    await turn();
  }
}

/** As VS Code 1.139 does it; `kept` is what the next window would find. */
function echoingMemento(refused: readonly string[] = []) {
  let values: Values = {};
  let sending: Promise<void> | undefined;
  const window: { kept: Values } = { kept: {} };
  const send = async (): Promise<void> => {
    await turn();
    sending = undefined;
    const sent = values;
    await travel();
    if (refused.some((name) => name in sent)) {
      values = window.kept;
      throw new Error('The disk is full.');
    }
    window.kept = sent;
    await travel();
    values = sent;
  };
  return {
    window,
    keys: () => Object.keys(values),
    get: <Value>(name: string, usual?: Value) => (values[name] ?? usual) as Value,
    update: (name: string, value: unknown) => {
      const set = Object.entries({ ...values, [name]: value }).filter(([, one]) => one !== undefined);
      values = Object.fromEntries(set);
      return (sending ??= send());
    },
  };
}

describe('the memory of the editor', () => {
  for (let gap = 0; gap <= 2 * LATENCY + 2; gap += 1) {
    it(`keeps what is set ${gap} turns after something else, for the reader and for good`, async () => {
      const memento = echoingMemento();
      const memory = orderedMemory(memento);
      const writing = [memory.update('first', 1)];
      const read: unknown[] = [];
      for (let step = 0; step < gap; step += 1) {
        await turn();
      }
      writing.push(memory.update('second', 2), memory.update('second', 3));
      for (let step = 0; step < 6 * LATENCY; step += 1) {
        read.push([memory.get('first'), memory.get('second')]);
        await turn();
      }
      await Promise.all(writing);
      assert.deepEqual(
        [memento.window.kept, read.every((both) => JSON.stringify(both) === '[1,3]')],
        [{ first: 1, second: 3 }, true],
      );
    });
  }

  it('forgets a value at once, and names only those that are there', async () => {
    const memory = orderedMemory(echoingMemento());
    await memory.update('a', 1);
    const forgetting = memory.update('a', undefined);
    const setting = memory.update('b', null);
    const now = [memory.keys(), memory.get('a', 'none'), memory.get('b', 'none')];
    await Promise.all([forgetting, setting]);
    assert.deepEqual([now, memory.keys()], [[['b'], 'none', null], ['b']]);
  });

  it('tells of a write that fails, and goes on with the next', async () => {
    const memento = echoingMemento(['bad']);
    const memory = orderedMemory(memento);
    const failing = memory.update('bad', 1);
    const next = memory.update('good', 2);
    await assert.rejects(Promise.resolve(failing), /disk is full/);
    await next;
    assert.deepEqual([memory.get('bad'), memento.window.kept], [undefined, { good: 2 }]);
  });
});
