import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FileTerms } from '../../../src/core/rank/fileTerms.ts';
import type { RankedPath } from '../../../src/core/rank/judge.ts';
import { RankIndex } from '../../../src/core/rank/rankIndex.ts';
import { Vocabulary } from '../../../src/core/rank/vocabulary.ts';
import { property } from '../property.ts';
import { createTermReader, indexOf, silent } from './ranking.ts';

const withoutFile = (ranked: readonly RankedPath[]) =>
  ranked.map(({ path, score, reason }) => ({ path, score, reason }));

const plain = 'export const other = 1;\n';

describe('ranking files', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
    ['by their text', 'how are payments retried', { 'a.ts': plain, 'b.ts': 'function retryPayment() {}' }, 'b.ts'],
    ['by their name', 'the retry policy', { 'a.ts': plain, 'retryPolicy.ts': plain }, 'retryPolicy.ts'],
    [
      'by their folder',
      'fix(plugin-react): a crash',
      { 'core/a.ts': plain, 'packages/plugin-react/a.ts': plain },
      'packages/plugin-react/a.ts',
    ],
    [
      'by a path in the question',
      'what is wrong with src/b/main.ts?',
      { 'src/a/main.ts': plain, 'src/b/main.ts': plain },
      'src/b/main.ts',
    ],
    [
      'as tests when tests are asked for',
      'test: cover the parser',
      { 'lib/parser.ts': 'parser', 'test/parser.test.ts': 'parser' },
      'test/parser.test.ts',
    ],
    [
      'as documents when they are asked for',
      'docs: explain setup',
      { 'src/setup.ts': 'setup', 'docs/setup.md': 'setup' },
      'docs/setup.md',
    ],
    ['in another script', '設定の読込', { 'a.ts': '// 画面の表示', 'b.ts': '// 設定を読込む' }, 'b.ts'],
  ];
  for (const [name, question, files, best] of cases) {
    it(`ranks ${name}`, () => {
      assert.equal(indexOf(files).rank(question, silent)[0]?.path, best);
    });
  }

  it('lets a match speak for what it imports', () => {
    const index = indexOf({
      'a.ts': plain,
      'b.ts': plain,
      'pay.ts': "import { b } from './b';\nexport function retryPayment() {}",
    });
    assert.deepEqual(
      index.rank('retry payment', silent).map(({ path }) => path),
      ['pay.ts', 'b.ts', 'a.ts'],
    );
  });

  it('puts what changed lately and in like commits first among equals', () => {
    const index = indexOf({ 'a.ts': plain, 'b.ts': plain, 'c.ts': plain });
    const touched = new Map([
      ['a.ts', [2]],
      ['b.ts', [1]],
      ['c.ts', [3]],
    ]);
    const subjects = ['newest', 'other', 'other', 'fix: the retry of payments'];
    const byTime = index.rank('other', { ...silent, history: { commits: 4, touched } });
    const bySubject = index.rank('retry payment', { ...silent, history: { commits: 4, touched, subjects } });
    assert.deepEqual(
      [byTime.map(({ path }) => path), bySubject[0]?.path, bySubject[0]?.reason],
      [['b.ts', 'a.ts', 'c.ts'], 'c.ts', 'changed by similar commits'],
    );
  });

  it('puts what was added by hand first, then the files of an added folder, then the rest', () => {
    const index = indexOf({
      'a.ts': 'payment',
      'b.ts': plain,
      'in/c.ts': plain,
      'in/d.ts': 'payment',
      'e.ts': plain,
      'f.ts': plain,
    });
    const signals = { ...silent, mentioned: ['b.ts', 'in'], active: 'e.ts', open: ['e.ts', 'f.ts'] };
    assert.deepEqual(
      index.rank('payment', signals).map(({ path, reason }) => [path, reason]),
      [
        ['b.ts', 'you added it'],
        ['in/d.ts', 'you added it'],
        ['in/c.ts', 'you added it'],
        ['a.ts', 'its text matches the question'],
        ['e.ts', 'the active file'],
        ['f.ts', 'open in the editor'],
      ],
    );
  });

  it('ranks nothing, and a question without words', () => {
    assert.deepEqual(
      [
        indexOf({}).rank('pay', silent),
        indexOf({ 'b.ts': '', 'a.ts': '' })
          .rank('?', silent)
          .map(({ path }) => path),
      ],
      [[], ['a.ts', 'b.ts']],
    );
  });

  const words = fc.constantFrom('pay', 'retry', 'user', 'Order', 'import "./a"', 'import "./b/c"', '\n');
  const text = fc.array(words, { maxLength: 8 }).map((list) => list.join(' '));
  const path = fc.constantFrom('a.ts', 'b/c.ts', 'b/index.ts', 'pay.test.ts', 'README.md');
  const step = fc.record({ path, text: fc.option(text) });

  it('is the same after any edits as when made afresh, with scores from 0 to 1, best first', () => {
    property(
      fc.property(fc.array(step, { maxLength: 12 }), text, (steps, question) => {
        const vocabulary = new Vocabulary();
        const read = createTermReader(vocabulary);
        const edited = new RankIndex<FileTerms>(vocabulary);
        const left = new Map<string, string>();
        const touched = new Map([
          ['a.ts', [0]],
          ['b/c.ts', [1]],
        ]);
        const signals = { ...silent, history: { commits: 2, touched, subjects: ['pay the order', 'retry'] } };
        for (const { path: at, text: written } of steps) {
          edited.rank(question, signals);
          if (written === null) {
            edited.delete(at);
            left.delete(at);
          } else {
            edited.set(read(at, written));
            left.set(at, written);
          }
        }
        const ranked = edited.rank(question, signals);
        assert.deepEqual(withoutFile(ranked), withoutFile(indexOf(Object.fromEntries(left)).rank(question, signals)));
        assert.deepEqual(
          ranked.filter(({ score }, index) => !(score >= 0 && score <= (ranked[index - 1]?.score ?? 1))),
          [],
        );
      }),
    );
  });
});
