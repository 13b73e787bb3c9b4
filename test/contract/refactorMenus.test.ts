// What package.json declares for refactors is what the catalogue holds: commands, words, icons, menus.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE } from '../../src/core/refactor/catalogueRows.ts';

const root = path.resolve(import.meta.dirname, '../..');
const readJson = (name: string): unknown => JSON.parse(readFileSync(path.join(root, name), 'utf8'));

interface Entry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly (Entry & { readonly title: string; readonly icon?: string })[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings: readonly Entry[];
  };
}

const { contributes } = readJson('package.json') as Manifest;
const words = readJson('package.nls.json') as Readonly<Record<string, string>>;
const submenu = contributes.menus['panorama.editor'] ?? [];

/** Commands that lead to those of the catalogue. */
const WAYS = ['choose', 'more', 'chooseForFiles', 'own'].map((id) => `panorama.refactor.${id}`);

/** The entry of a command in a menu. */
function entryIn(menu: string, command: string): Entry | undefined {
  return contributes.menus[menu]?.find((entry) => entry.command === command);
}

describe('the refactors of the manifest', () => {
  it('are those of the catalogue, in its order, with its words and icons', () => {
    const declared = contributes.commands.filter(
      ({ command }) => command.startsWith('panorama.refactor.') && !WAYS.includes(command),
    );
    assert.deepEqual(
      declared.map(({ command, title, icon }) => [
        command,
        words[title.slice(1, -1)]?.replace('…', '').toLowerCase(),
        icon,
      ]),
      CATALOGUE.map(({ id, title, icon }) => [`panorama.refactor.${id}`, title.toLowerCase(), `$(${icon})`]),
    );
  });

  it('stand in a submenu of at most nine entries that ends with the way to all others', () => {
    const last = submenu.at(-1)?.command;
    const title = contributes.commands.find(({ command }) => command === last)?.title.slice(1, -1) ?? '';
    assert.deepEqual([submenu.length <= 9, last, words[title]], [true, 'panorama.refactor.more', 'More…']);
  });

  it('show nothing that changes code in a window that is not trusted, nor in the palette without an editor', () => {
    const open = CATALOGUE.filter(({ destination }) => destination !== 'chat').flatMap(({ id }) => {
      const command = `panorama.refactor.${id}`;
      const palette = entryIn('commandPalette', command)?.when ?? '';
      const inMenu = entryIn('panorama.editor', command);
      const isGuarded =
        palette.includes('isWorkspaceTrusted') && (id === 'commitMessage' || palette.includes('editorIsOpen'));
      return isGuarded && (inMenu?.when ?? 'isWorkspaceTrusted').includes('isWorkspaceTrusted') ? [] : [id];
    });
    assert.deepEqual(open, []);
  });

  it('show what is for some languages in these alone', () => {
    const limited = CATALOGUE.filter(({ languages }) => languages !== undefined);
    assert.deepEqual(
      limited.map(
        ({ id }) =>
          /editorLangId =~ \/\^\(([\w|]+)\)\$\//.exec(
            entryIn('commandPalette', `panorama.refactor.${id}`)?.when ?? '',
          )?.[1],
      ),
      limited.map(({ languages = [] }) => languages.join('|')),
    );
  });

  it('offer the message of a commit in the title of Source Control, and folders in the explorer', () => {
    assert.deepEqual(
      [
        entryIn('scm/title', 'panorama.refactor.commitMessage')?.when,
        entryIn('explorer/context', 'panorama.refactor.chooseForFiles')?.when,
      ],
      ['scmProvider == git && isWorkspaceTrusted', 'isWorkspaceTrusted'],
    );
  });

  it('hide from the palette what only a menu can call', () => {
    assert.deepEqual(
      ['more', 'chooseForFiles'].map((id) => entryIn('commandPalette', `panorama.refactor.${id}`)?.when),
      ['false', 'false'],
    );
  });
});
