import assert from 'node:assert/strict';
import { PieceFolder } from '../../../src/core/rank/fileTerms.ts';
import { foldWords, Vocabulary } from '../../../src/core/rank/vocabulary.ts';

describe('folding words into terms', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['splits an identifier', 'fetchUserName', ['fetch', 'user', 'name']],
    ['splits an acronym from what follows', 'parseHTTPServer', ['pars', 'http', 'serv']],
    ['splits snake case and drops signs', '_snake_case(', ['snak', 'case']],
    ['folds a family of words', 'Retries retried', ['retri', 'retri']],
    ['groups digits by three', '20261', ['202', '61']],
    ['drops a single letter', 'x', []],
    ['cuts a script without blanks into pairs', '設定読込', ['設定', '定読', '読込']],
    ['keeps a single sign of such a script', '価', ['価']],
    ['leaves encoded data out', 'a'.repeat(65), []],
    ['reads the words of a long text', 'word '.repeat(20), Array.from({ length: 20 }, () => 'word')],
    ['finds nothing in signs', ' });', []],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => {
      assert.deepEqual(foldWords(text), expected);
    });
  }
});

describe('a vocabulary', () => {
  it('numbers terms from 0 and gives a term one number', () => {
    const vocabulary = new Vocabulary();
    assert.deepEqual(
      [vocabulary.idsOf('userName'), vocabulary.idsOf('nameUsers'), vocabulary.size],
      [[0, 1], [1, 0], 2],
    );
  });
});

describe('folding the pieces of a text', () => {
  const pieces = ['get', ' Gets', 'User', '{', ' parseHTTP'];
  const fold = (folder: PieceFolder, ids: readonly number[], counts: readonly number[]) => {
    const { terms, counts: sums } = folder.fold({ ids: Uint32Array.from(ids), counts: Uint32Array.from(counts) });
    return Array.from(terms, (term, index) => [term, sums[index]]);
  };

  it('adds up pieces of one term, and splits a piece of two', () => {
    const folder = new PieceFolder(new Vocabulary(), (id) => pieces[id] ?? '');
    assert.deepEqual(fold(folder, [0, 1, 2, 3, 4], [2, 1, 3, 9, 1]), [
      [0, 3],
      [1, 3],
      [2, 1],
      [3, 1],
    ]);
  });

  it('begins each text at zero', () => {
    const folder = new PieceFolder(new Vocabulary(), (id) => pieces[id] ?? '');
    fold(folder, [0, 2], [5, 5]);
    assert.deepEqual(fold(folder, [2], [1]), [[1, 1]]);
  });

  it('stops counting where 16 bits end', () => {
    const folder = new PieceFolder(new Vocabulary(), (id) => pieces[id] ?? '');
    assert.deepEqual(fold(folder, [0], [70_000]), [[0, 65_535]]);
  });
});
