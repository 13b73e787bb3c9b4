import assert from 'node:assert/strict';
import { ownIdOf, parseOwnCommands } from '../../../src/core/refactor/ownCommands.ts';

const good = { id: 'log', title: 'Log calls', instruction: 'Log each call.' };

describe('parseOwnCommands', () => {
  it('reads a command with what it leaves open', () => {
    const { commands, problems } = parseOwnCommands([good]);
    assert.deepEqual(
      [commands.map((one) => [ownIdOf(one), one.title, one.instruction, one.targets, one.languages]), problems],
      [[['log', 'Log calls', 'Log each call.', ['selection', 'symbol', 'file'], undefined]], []],
    );
  });

  it('reads where and for which languages it applies', () => {
    const { commands } = parseOwnCommands([{ ...good, appliesTo: ['folder', 'file'], languages: ['go'] }]);
    assert.deepEqual(
      commands.map(({ targets, languages }) => [targets, languages]),
      [[['file', 'folder'], ['go']]],
    );
  });

  const broken: readonly (readonly [string, unknown, string])[] = [
    ['no object', 'log', 'Entry 1 of panorama.refactor.commands is no object.'],
    [
      'an id with a blank',
      { ...good, id: 'log calls' },
      'Entry 1 of panorama.refactor.commands needs an "id" of letters, digits, dots, dashes and underscores that begins with a letter.',
    ],
    [
      'no title',
      { ...good, title: ' ' },
      'Entry 1 of panorama.refactor.commands needs a "title" of at most 80 characters.',
    ],
    [
      'no instruction',
      { ...good, instruction: undefined },
      'Entry 1 of panorama.refactor.commands needs an "instruction" of at most 4000 characters.',
    ],
    [
      'an unknown place',
      { ...good, appliesTo: ['line'] },
      'Entry 1 of panorama.refactor.commands has an "appliesTo" that is no list of selection, symbol, file, folder.',
    ],
    [
      'a language that is no text',
      { ...good, languages: [1] },
      'Entry 1 of panorama.refactor.commands has "languages" that are no list of language ids.',
    ],
  ];
  for (const [name, entry, expected] of broken) {
    it(`says what is wrong with ${name}, and keeps the others`, () => {
      const { commands, problems } = parseOwnCommands([entry, good]);
      assert.deepEqual([commands.length, problems], [1, [expected]]);
    });
  }

  it('keeps the first of two with the same id', () => {
    const { commands, problems } = parseOwnCommands([good, { ...good, title: 'Other' }]);
    assert.deepEqual(
      [commands.map(({ title }) => title), problems],
      [['Log calls'], ['Entry 2 of panorama.refactor.commands has the id “log” of an earlier one.']],
    );
  });

  it('reads nothing from what is no list', () => {
    assert.deepEqual(parseOwnCommands('x'), { commands: [], problems: ['panorama.refactor.commands is no list.'] });
    assert.deepEqual(parseOwnCommands(undefined), { commands: [], problems: [] });
  });
});
