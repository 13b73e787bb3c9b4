import assert from 'node:assert/strict';
import { whereItApplies, type Place } from '../../../src/core/refactor/catalogue.ts';
import { CATALOGUE } from '../../../src/core/refactor/catalogueRows.ts';
import { REFACTOR_IDS } from '../../../src/core/refactor/commandIds.ts';

const source = 'let a = 1;\n';
const code: Place = {
  languageId: 'typescript',
  selectedLines: 0,
  hasName: false,
  hasSymbol: false,
  problems: 0,
  texts: { selection: source, name: 'a', symbol: source, file: source },
};
const commented = { ...code.texts, file: '// eins\nlet a = 1;\n' };

describe('CATALOGUE', () => {
  it('has a row for each id that is registered, in the same order', () => {
    assert.deepEqual(
      CATALOGUE.map(({ id }) => id),
      [...REFACTOR_IDS],
    );
  });

  it('leaves the instruction to the user where it is a choice of theirs', () => {
    assert.deepEqual(
      CATALOGUE.filter(({ instruction }) => instruction === undefined).map(({ id }) => id),
      ['custom', 'convert', 'translateComments'],
    );
  });

  it('puts nothing into the lightbulb that answers elsewhere than in a review', () => {
    assert.deepEqual(
      CATALOGUE.filter(({ bulb, destination }) => bulb !== undefined && destination !== 'review'),
      [],
    );
  });
});

describe('whereItApplies', () => {
  const cases: readonly (readonly [string, Partial<Place>, string, string])[] = [
    ['a selection comes first', { selectedLines: 3, hasSymbol: true }, 'simplify', 'selection'],
    ['then the symbol at the cursor', { hasSymbol: true }, 'simplify', 'symbol'],
    ['then the file', {}, 'simplify', 'file'],
    ['extracting needs a selection', { hasSymbol: true }, 'extractFunction', 'Select the code first.'],
    ['inlining takes the name at the cursor', { hasName: true }, 'inline', 'name'],
    ['renaming needs a name', { selectedLines: 1 }, 'rename', 'Put the cursor into a name first.'],
    ['fixing needs a problem', { selectedLines: 1 }, 'fix', 'The editor shows no problem in this file.'],
    ['a problem of the file is enough', { problems: 1 }, 'fix', 'file'],
    ['translating needs a comment', {}, 'translateComments', 'There is no comment here.'],
    ['a comment of the file is enough', { texts: commented }, 'translateComments', 'file'],
    ['a message of a commit is for no file', {}, 'commitMessage', 'This does not apply in a file.'],
    [
      'types need a language that has them',
      { languageId: 'java' },
      'addTypes',
      '“Add types” does not apply to java files.',
    ],
    ['types fit Python', { languageId: 'python' }, 'addTypes', 'file'],
    ['prose is not simplified', { languageId: 'markdown', selectedLines: 2 }, 'simplify', '“Simplify” is for code.'],
    ['prose is changed by instruction', { languageId: 'markdown', selectedLines: 2 }, 'custom', 'selection'],
    ['prose is explained', { languageId: 'markdown' }, 'explain', 'file'],
    ['a problem of prose is fixed', { languageId: 'json', problems: 2 }, 'fix', 'file'],
    ['an empty document has nothing', { texts: { file: ' \n' } }, 'custom', 'There is no text here yet.'],
  ];
  for (const [name, place, id, expected] of cases) {
    it(name, () => {
      const command = CATALOGUE.find((candidate) => candidate.id === id);
      assert.ok(command);
      const answer = whereItApplies(command, { ...code, ...place });
      assert.equal(answer.kind === 'applies' ? answer.target : answer.message, expected);
    });
  }
});
