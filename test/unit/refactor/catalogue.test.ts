import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CATALOGUE, whereItApplies, type Place } from '../../../src/core/refactor/catalogue.ts';

const code: Place = { languageId: 'typescript', selectedLines: 0, hasSymbol: false, hasText: true };

describe('CATALOGUE', () => {
  it('has one command in package.json for each row, and no other', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const declared = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => command.startsWith('panorama.refactor.') && command !== 'panorama.refactor.choose');
    assert.deepEqual(
      CATALOGUE.map(({ id }) => `panorama.refactor.${id}`),
      declared,
    );
  });

  it('leaves the instruction to the user in one row alone', () => {
    assert.deepEqual(
      CATALOGUE.filter(({ instruction }) => instruction === undefined).map(({ id }) => id),
      ['custom'],
    );
  });
});

describe('whereItApplies', () => {
  const cases: readonly (readonly [string, Partial<Place>, string, string])[] = [
    ['a selection comes first', { selectedLines: 3, hasSymbol: true }, 'simplify', 'selection'],
    ['then the symbol at the cursor', { hasSymbol: true }, 'simplify', 'symbol'],
    ['then the file', {}, 'simplify', 'file'],
    ['extracting needs a selection', { hasSymbol: true }, 'extractFunction', 'Select the code first.'],
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
    ['an empty document has nothing', { hasText: false }, 'custom', 'There is no text here yet.'],
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
