// What holds however someone types and however slow the service is: one request for one answer, and nothing shown that does not fit.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventualProperty } from '../property.ts';
import { VirtualWindow } from './virtualWindow.ts';

/** Whole expressions: what is trimmed of an answer that is none is told elsewhere. */
const words = ['sum', '(one, two)', '.map((x) => x)', ' + 3', '[0]', '.size', ' as Total', " ?? ['none']"];
const answer = fc
  .uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 6 })
  .map((parts) => `const a = b${parts.join('')};`);
const latency = fc.record({ first: fc.integer({ min: 1, max: 1_400 }), between: fc.integer({ min: 0, max: 120 }) });
const gaps = fc.array(fc.integer({ min: 60, max: 900 }), { minLength: 1, maxLength: 12 });
const file = (typed: string) => `function f() {\n  ${typed}‸\n}\n`;

const shapeOf = (code: string) => code.replace(/\w+/g, 'word');

/** Types a text key by key, each after its gap, and gives what was shown at each state of it. */
async function type(window: VirtualWindow, keys: string, delays: readonly number[]) {
  let at = 0;
  const asked = [{ typed: '', result: window.askAt(0, file('')) }];
  for (const [index, delay] of delays.entries()) {
    at += delay;
    const typed = keys.slice(0, index + 1);
    asked.push({ typed, result: window.typeAt(at, file(typed)) });
  }
  await window.time.run();
  return await Promise.all(asked.map(async ({ typed, result }) => ({ typed, result: await result })));
}

describe('however someone types', function () {
  // Each try runs a while of virtual time; full runs are many tries.
  this.timeout(600_000);

  it('there is one request for an answer that is typed along', async () => {
    await eventualProperty(
      fc.asyncProperty(answer, latency, gaps, async (text, { first, between }, delays) => {
        const window = new VirtualWindow({ answer: text, first, between });
        await type(window, text, delays.slice(0, text.length));
        assert.equal(window.exchanges.length, 1);
      }),
    );
  });

  it('what is shown is what is left of an answer behind what was typed, words aside', async () => {
    await eventualProperty(
      fc.asyncProperty(answer, answer, latency, gaps, async (text, keys, { first, between }, delays) => {
        const window = new VirtualWindow({ answer: text, first, between });
        for (const { typed, result } of await type(window, keys, delays.slice(0, keys.length))) {
          if (result.kind === 'item') {
            const { insertText } = result.item;
            const fits = Array.from(text, (_, index) => index).some(
              (index) =>
                shapeOf(typed).endsWith(shapeOf(text.slice(0, index))) && insertText.startsWith(text.slice(index)),
            );
            assert.ok(fits, JSON.stringify({ text, typed, insertText }));
          }
        }
      }),
    );
  });

  it('no request outlives the interest in it by 200 ms', async () => {
    await eventualProperty(
      fc.asyncProperty(
        answer,
        latency,
        fc.integer({ min: 1, max: 900 }),
        async (text, { first, between }, cancelAt) => {
          const window = new VirtualWindow({ answer: text, first, between });
          const asking = window.askAt(0, file(''));
          window.cancelAt(cancelAt);
          await window.time.run();
          await asking;
          assert.ok(window.exchanges.every(({ stopped, closedAt = 0 }) => !stopped || closedAt <= cancelAt + 200));
        },
      ),
    );
  });
});
