// What is reused while the user types, what is ended, and what is not shown, in virtual time.

import assert from 'node:assert/strict';
import { VirtualWindow, wordOf } from './virtualWindow.ts';

const usual = { answer: 'sum(one, two);\n', first: 600, between: 20 };
const fresh = 'function f() {\n  ‸\n}\n';
const at = (text: string) => fresh.replace('‸', `${text}‸`);

/** Lets time pass to its end and gives the words of all results. */
async function wordsOf(window: VirtualWindow, ...results: readonly ReturnType<VirtualWindow['askAt']>[]) {
  await window.time.run();
  return (await Promise.all(results)).map(wordOf);
}

describe('a request under way', () => {
  it('is joined by what is typed along before anything has come', async () => {
    const window = new VirtualWindow(usual);
    const words = await wordsOf(
      window,
      window.askAt(0, fresh),
      window.typeAt(200, at('s')),
      window.typeAt(400, at('su')),
    );
    assert.deepEqual(words, ['none: cancelled', 'none: cancelled', 'm(one, two);']);
    assert.equal(window.exchanges.length, 1);
  });

  it('is joined by what is typed along while its stream still runs', async () => {
    const window = new VirtualWindow({ ...usual, between: 200 });
    const words = await wordsOf(window, window.askAt(0, fresh), window.typeAt(700, at('s')));
    assert.deepEqual(words, ['none: cancelled', 'um(one, two);']);
    assert.equal(window.exchanges.length, 1);
  });

  it('that can no longer be right ends with the key that says so, and another one is made', async () => {
    const window = new VirtualWindow({ ...usual, between: 200 });
    const words = await wordsOf(window, window.askAt(0, fresh), window.typeAt(900, at('x =')));
    const [first] = window.exchanges;
    assert.deepEqual([first?.stopped, first?.closedAt, window.exchanges.length], [true, 950, 2]);
    assert.equal(words[0], 'none: cancelled');
  });

  it('that no one waits for closes within 200 ms', async () => {
    const window = new VirtualWindow(usual);
    const asking = window.askAt(0, fresh);
    window.cancelAt(300);
    await wordsOf(window, asking);
    const { stopped, closedAt = Number.NaN } = window.exchanges[0] ?? {};
    assert.ok(stopped && closedAt > 300 && closedAt <= 500, String(closedAt));
  });

  it('ends when the user is elsewhere', async () => {
    const window = new VirtualWindow(usual);
    const asking = window.askAt(0, fresh);
    window.time.after(100, () => {
      window.desk.stopAll();
    });
    assert.deepEqual(await wordsOf(window, asking), ['none: cancelled']);
    assert.deepEqual(window.exchanges, [{ askedAt: 0, closedAt: 100, stopped: true }]);
  });

  it('that was ended is not joined by who comes back', async () => {
    const window = new VirtualWindow(usual);
    const first = window.askAt(0, fresh);
    window.cancelAt(100);
    const second = window.askAt(500, fresh);
    assert.deepEqual(await wordsOf(window, first, second), ['none: cancelled', 'sum(one, two);']);
    assert.equal(window.exchanges.length, 2);
  });
});

describe('what a model wrote beyond a suggestion', () => {
  const ahead = { answer: 'one();\n  two();\n  three();', first: 300, between: 10 };
  it('is there when the suggestion was taken, without a request', async () => {
    const window = new VirtualWindow(ahead);
    const words = await wordsOf(
      window,
      window.askAt(0, fresh),
      window.askAt(1_000, at('one();')),
      window.askAt(1_100, at('one();\n  two();')),
      window.askAt(1_200, at('one();\n  two();\n  th')),
      window.askAt(1_300, at('one();\n  two();\n  three();')),
    );
    assert.deepEqual(words, ['one();', '\n  two();', '\n  three();', 'ree();', 'none: nothing-fits']);
    assert.equal(window.exchanges.length, 1);
  });

  it('is asked for as soon as a suggestion is taken when nothing is there', async () => {
    const window = new VirtualWindow({ answer: '\n  two();', first: 300, between: 10 });
    window.time.after(0, () => {
      window.desk.note({ kind: 'accepted', at: 0 });
    });
    const words = await wordsOf(window, window.askAt(50, at('one();')));
    assert.deepEqual([words, window.exchanges[0]?.askedAt], [['\n  two();'], 50]);
  });
});

describe('a suggestion', () => {
  it('that comes late is kept for the next key', async () => {
    const window = new VirtualWindow({ ...usual, first: 2_000 });
    const words = await wordsOf(window, window.askAt(0, fresh), window.askAt(2_500, at('s')));
    assert.deepEqual([words, window.exchanges.length], [['none: late', 'um(one, two);'], 1]);
  });

  it('that comes late is shown to the user who asked for it', async () => {
    const window = new VirtualWindow({ ...usual, first: 2_000 });
    assert.deepEqual(await wordsOf(window, window.askAt(0, fresh, { trigger: 'manual' })), ['sum(one, two);']);
  });

  it('does not come for two seconds after an undo, unless it is asked for', async () => {
    const window = new VirtualWindow(usual);
    window.time.after(0, () => {
      window.desk.note({ kind: 'undone', at: 0 });
    });
    const words = await wordsOf(
      window,
      window.askAt(1_900, fresh),
      window.askAt(1_950, fresh, { trigger: 'manual' }),
      window.askAt(3_500, fresh),
    );
    assert.deepEqual(words, ['none: quiet', 'sum(one, two);', 'sum(one, two);']);
  });

  it('that was typed over is not shown again in its place, unless it is asked for', async () => {
    const window = new VirtualWindow(usual);
    const words = await wordsOf(
      window,
      window.askAt(0, fresh),
      window.askAt(1_000, at('avg')),
      window.askAt(3_000, fresh),
      window.askAt(3_100, fresh, { trigger: 'manual' }),
    );
    assert.deepEqual([words[0], ...words.slice(2)], ['sum(one, two);', 'none: rejected', 'sum(one, two);']);
  });

  it('that was put away is not shown again in its place, and no other for two seconds', async () => {
    const window = new VirtualWindow(usual);
    window.time.after(1_000, () => {
      window.desk.note({ kind: 'rejected', at: 1_000 });
    });
    const words = await wordsOf(
      window,
      window.askAt(0, fresh),
      window.askAt(2_900, fresh),
      window.askAt(3_100, fresh),
      window.askAt(3_200, fresh, { trigger: 'manual' }),
    );
    assert.deepEqual(words, ['sum(one, two);', 'none: quiet', 'none: rejected', 'sum(one, two);']);
    assert.equal(window.exchanges.length, 1);
  });

  it('comes back after a slip', async () => {
    const window = new VirtualWindow(usual);
    const words = await wordsOf(
      window,
      window.askAt(0, fresh),
      window.askAt(1_000, at('x')),
      window.askAt(1_050, fresh),
    );
    assert.equal(words[2], 'sum(one, two);');
  });

  it('outlives small edits above it, and not those next to it', async () => {
    const lines = (first: string, last: string) =>
      `${first}\nconst a = 1;\nconst b = 2;\nconst c = 3;\n${last}\nconst d = ‸\n`;
    const window = new VirtualWindow(usual);
    const words = await wordsOf(
      window,
      window.askAt(0, lines('// One', 'let e;')),
      window.askAt(2_000, lines('// Two', 'let e;')),
      window.askAt(2_001, lines('// Two', 'let f;')),
    );
    assert.deepEqual(words.slice(0, 2), ['sum(one, two);', 'sum(one, two);']);
    assert.equal(window.exchanges.length, 2);
  });

  it('does not outlive that much above it has changed', async () => {
    const lines = (words: readonly string[]) =>
      `// First\n${words.join('\n')}\nconst a = 1;\nconst b = 2;\nconst c = 3;\nconst d = ‸\n`;
    const window = new VirtualWindow(usual);
    await wordsOf(
      window,
      window.askAt(0, lines(['one', 'two', 'three'])),
      window.askAt(2_000, lines(['four', 'five', 'six'])),
    );
    assert.equal(window.exchanges.length, 2);
  });
});
