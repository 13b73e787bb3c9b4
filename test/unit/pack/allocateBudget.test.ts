import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allocateBudget, PartMemo, type AskedFile, type BudgetDeps } from '../../../src/core/pack/allocateBudget.ts';
import type { NamedLines } from '../../../src/core/pack/excerptChoice.ts';

/** A token for each word; wrappers take ten. */
const count = (text: string) => text.split(/\s+/).filter((word) => word !== '').length;
const WRAPPER = 10;

const deps = (question: string): BudgetDeps<NamedLines> => ({
  question,
  count,
  wrapper: () => WRAPPER,
  excerptOf: (_path, { text }, lines) => {
    const all = text.split('\n');
    return { text: lines.map(([first, last]) => all.slice(first - 1, last).join('\n')).join('\n…\n'), lines };
  },
  outlineOf: (_path, { text }) => ({ text: text.split('\n').slice(0, 1).join('\n'), lines: [[1, 1]] }),
  memo: new PartMemo(),
});

const asked = (
  path: string,
  score: number,
  text: string,
  more: Partial<AskedFile<NamedLines>> = {},
): AskedFile<NamedLines> => ({
  path,
  score,
  tokens: count(text) + WRAPPER,
  hash: path,
  read: async () => ({ text, definitions: [] }),
  ...more,
});

const lines = (word: string, number: number) => Array.from({ length: number }, () => `${word} `.repeat(10)).join('\n');
const never = new AbortController().signal;

async function levels(
  files: readonly AskedFile<NamedLines>[],
  room: number,
  question = 'retry',
): Promise<readonly unknown[]> {
  const sent = await allocateBudget(files, room, deps(question), never);
  return sent.map(({ candidate, level }) => [candidate.path, level]);
}

describe('allocating a budget', () => {
  it('sends all in full when all fits, and reads nothing', async () => {
    const read = () => Promise.reject(new Error('read'));
    const files = [asked('a', 0.5, 'one two', { read }), asked('b', 0, 'three', { read })];
    assert.deepEqual(await levels(files, 100), [
      ['a', 'full'],
      ['b', 'full'],
    ]);
  });

  it('sends the lines of a large file that speak of the question, and whole small files', async () => {
    const large = `${lines('other', 400)}\n${lines('retry', 10)}\n${lines('other', 400)}`;
    const sent = await allocateBudget([asked('a', 0.6, large), asked('b', 0.5, 'small')], 3_000, deps('retry'), never);
    const [first, second] = sent;
    const held = first?.part?.lines.some(([from, to]) => from <= 401 && to >= 410);
    assert.deepEqual([first?.level, held, second?.level], ['excerpt', true, 'full']);
  });

  it('sends the outline where no line speaks of the question', async () => {
    assert.deepEqual(await levels([asked('a', 0.6, lines('other', 800)), asked('b', 0.5, 'small')], 3_000), [
      ['a', 'outline'],
      ['b', 'full'],
    ]);
  });

  it('sends the lines alone that were asked about', async () => {
    const only = [2, 3] as const;
    const [sent] = await allocateBudget([asked('a', 1, 'one\ntwo\nthree\nfour', { only })], 100, deps('retry'), never);
    assert.deepEqual(sent?.part, { text: 'two\nthree', lines: [[2, 3]] });
  });

  it('leaves out a file that vanished and gives its room to others', async () => {
    const gone = asked('a', 0.6, lines('retry', 800), { read: () => Promise.resolve(undefined) });
    assert.deepEqual(await levels([gone, asked('b', 0.1, lines('x', 90))], 1_000), [['b', 'full']]);
  });

  it('grows a part of what fits no whole until the room is used', async () => {
    const [sent] = await allocateBudget([asked('a', 0.6, lines('retry', 800))], 5_000, deps('retry'), never);
    assert.equal(sent?.level === 'excerpt' && sent.tokens > 4_500 && sent.tokens <= 5_000, true);
  });

  it('cuts a part again only when the file or the question changed', async () => {
    let reads = 0;
    const text = lines('retry', 800);
    const read = async () => {
      reads += 1;
      return { text, definitions: [] };
    };
    const resident = deps('retry');
    await allocateBudget([asked('a', 0.6, text, { read })], 5_000, resident, never);
    const once = reads;
    await allocateBudget([asked('a', 0.6, text, { read })], 5_000, resident, never);
    const again = reads;
    await allocateBudget([asked('a', 0.6, text, { read, hash: 'changed' })], 5_000, resident, never);
    assert.deepEqual([again - once, reads > again], [0, true]);
  });

  it('stops with the reason of the signal', async () => {
    const stopped = AbortSignal.abort(new Error('enough'));
    await assert.rejects(allocateBudget([asked('a', 0.6, lines('x', 800))], 5_000, deps('x'), stopped), /enough/);
  });

  it('forgets the parts used longest ago first, and those of another question', async () => {
    const memo = new PartMemo(1_000);
    const made: string[] = [];
    const ask = (question: string, key: string) => memo.recall(question, key, async () => void made.push(key));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await ask('first', key);
    }
    await ask('second', 'b');
    await ask('second', 'b');
    assert.deepEqual(made, ['a', 'b', 'c', 'b', 'b']);
  });
});

describe('the room of a budget', () => {
  const file = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    lines: fc.integer({ min: 0, max: 400 }),
    word: fc.constantFrom('retry', 'other'),
  });

  it('is never overspent', async () => {
    const runs = fc.sample(fc.tuple(fc.array(file, { maxLength: 8 }), fc.integer({ min: 0, max: 12_000 })), {
      numRuns: 100,
      seed: 20261120,
    });
    const over = [];
    for (const [list, room] of runs) {
      const sorted = list.toSorted((one, other) => other.score - one.score);
      const files = sorted.map(({ score, lines: number, word }, index) =>
        asked(`f${index}`, score, lines(word, number)),
      );
      const sent = await allocateBudget(files, room, deps('retry'), never);
      const spent = sent.reduce((sum, { tokens }) => sum + tokens, 0);
      if (spent > room || sent.some(({ part, tokens }) => part && count(part.text) + WRAPPER !== tokens)) {
        over.push([list, room]);
      }
    }
    assert.deepEqual(over, []);
  });
});
