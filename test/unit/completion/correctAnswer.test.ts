// What is made of an answer when the user writes a word of it otherwise: compared, gone on with, and given up where that fails.

import assert from 'node:assert/strict';
import { standingOf } from '../../../src/core/completion/correctAnswer.ts';
import { CorrectionTrust } from '../../../src/core/completion/correctionTrust.ts';
import { VirtualWindow, wordOf } from './virtualWindow.ts';

const answer = 'let sum = add(one, two);\n  log(sum);\n  done(two);';

describe('an answer beside what was typed', () => {
  const cases: readonly (readonly [name: string, typed: string, expected: string])[] = [
    ['is the same where nothing was typed', '', 'same'],
    ['is the same where it was typed along', 'let sum = add(o', 'same'],
    ['waits for the end of a word that is another', 'let sum = sub', 'in-word'],
    ['waits in a word that goes on otherwise', 'let sums', 'in-word'],
    ['goes on behind the word', 'let sum = sub(', 'one, two);\n  log(sum);\n  done(two);'],
    ['goes on behind a word that is the shorter one', 'let sum = a(', 'one, two);\n  log(sum);\n  done(two);'],
    ['goes on behind a word of two lines', 'let sum = sub(one, two);\n  say(', 'sum);\n  done(two);'],
    ['takes a name of its own over into what follows', 'let total = ', 'add(one, two);\n  log(total);\n  done(two);'],
    ['takes no name over that the file has', 'let sum = add(one, 2)', ';\n  log(sum);\n  done(two);'],
    ['is another one when a second word of the line is another', 'let sum = sub(two, ', 'other'],
    ['is another one when no word stands there', 'let sum = (', 'other'],
    ['is another one when it ends in the word', 'let sum = add(one, two);\n  log(sum);\n  done(two);\n  x', 'other'],
    ['is another one when what follows the word is another text', 'let sum = sub[', 'other'],
  ];
  for (const [name, typed, expected] of cases) {
    it(name, () => {
      const standing = standingOf(answer, typed, (word) => word === 'two');
      assert.equal(standing.kind === 'corrected' ? standing.rest : standing.kind, expected);
    });
  }
});

describe('a suggestion behind a word that was written otherwise', () => {
  const usual = { answer: 'sum(one, two);\n  next();\n', first: 600, between: 20 };
  const at = (text: string) => `function f() {\n  ${text}‸\n}\n`;
  const wordsAfter = async (window: VirtualWindow, texts: readonly string[]) => {
    const results = texts.map((text, index) => window.typeAt(2_000 + 150 * index, at(text)));
    await window.time.run();
    return (await Promise.all(results)).map(wordOf);
  };

  it('is the rest of the line, then the next one, without a request', async () => {
    const window = new VirtualWindow(usual);
    void window.askAt(0, at(''));
    const words = await wordsAfter(window, ['avg', 'avg(', 'avg(one, two);', 'avg(one, two);\n  ']);
    assert.deepEqual(words.slice(1), ['one, two);', '\n  next();', 'next();']);
    assert.equal(window.exchanges.length, 1);
  });

  it('comes from the request that was under way', async () => {
    const window = new VirtualWindow({ ...usual, first: 2_000 });
    void window.askAt(0, at(''));
    const words = await wordsAfter(window, ['a', 'av', 'avg', 'avg(']);
    assert.deepEqual([words[3], window.exchanges.length], ['one, two);', 1]);
  });

  it('is not waited for by who pauses in the word', async () => {
    const window = new VirtualWindow(usual);
    void window.askAt(0, at(''));
    await wordsAfter(window, ['avg']);
    assert.deepEqual([window.exchanges.length, (window.exchanges[1]?.askedAt ?? 0) - 2_000], [2, 500]);
  });

  it('does not come where such suggestions are mostly wrong', async () => {
    const window = new VirtualWindow(usual);
    [false, false, false].forEach((wasRight) => {
      window.desk.shown.trust.note(wasRight);
    });
    void window.askAt(0, at(''));
    const words = await wordsAfter(window, ['avg(']);
    assert.deepEqual([words, window.exchanges.length], [['sum(one, two);'], 2]);
  });
});

describe('the trust in corrected answers', () => {
  const trustAfter = (...outcomes: readonly boolean[]) => {
    const trust = new CorrectionTrust();
    outcomes.forEach((wasRight) => {
      trust.note(wasRight);
    });
    return trust;
  };

  it('is there at first, and while half of them are right', () => {
    const given = [[], [false, false], [true, false, true, false]].map((outcomes) => trustAfter(...outcomes).isGiven);
    assert.deepEqual(given, [true, true, true]);
  });

  it('comes back after some requests', () => {
    const trust = trustAfter(false, true, false, false);
    const before = trust.isGiven;
    for (let asked = 0; asked < 30; asked += 1) {
      trust.noteAsked();
    }
    assert.deepEqual([before, trust.isGiven], [false, true]);
  });
});
