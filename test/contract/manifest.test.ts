// What package.json declares, the README lists and the words exist for: the same ids everywhere.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly enabledApiProposals?: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
    readonly virtualWorkspaces: { readonly supported: string };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, { readonly scope: string }>>;
    }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly media: { readonly svg: string } }[];
    }[];
  };
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when?: string;
  readonly args?: { readonly commands: readonly string[] };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Readonly<
  Record<string, { readonly scope: string }>
>;

/** Chords that no stock VS Code takes on any platform, after Ctrl+K or Cmd+K; and Alt+\, which only another provider takes. */
const FREE_CHORDS = ['a', 'b', 'g', 'h', 'j', 'k', 'l', 'n', 'q', 'x'];

/**
 * Keys without a chord, each for a time of its own: Tab and Escape while a next edit is marked and nothing else waits for them,
 * Escape while grey text is visible, but not in editors with modes.
 */
const ALONE: readonly { readonly keys: readonly string[]; readonly when: RegExp }[] = [
  { keys: ['alt+\\'], when: /^editorTextFocus/ },
  { keys: ['alt+enter'], when: /^panorama\.reviewing && editorTextFocus && !suggestWidgetVisible/ },
  {
    keys: ['tab', 'escape'],
    when: /^panorama\.nextEditVisible && editorTextFocus (?=.*&& !suggestWidgetVisible)(?=.*&& !inlineSuggestionVisible)(?=.*&& !inSnippetMode)(?=.*&& !editorHasMultipleSelections)/,
  },
  {
    keys: ['escape'],
    when: /^inlineSuggestionVisible && editorTextFocus && !suggestWidgetVisible && !vim\.active && !neovim\.init$/,
  },
];

describe('the manifest', () => {
  it('uses words that exist, and has no word that is not used', () => {
    const used = [...read('package.json').matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('puts only its own commands and submenus into menus, keys and the walkthrough', () => {
    const named = [
      ...Object.values(contributes.menus).flatMap((items) => items.flatMap(({ command }) => command ?? [])),
      ...contributes.keybindings.flatMap(({ command, args }) => (args ? args.commands.slice(1) : command)),
      ...Object.values(words).flatMap((text) =>
        [...text.matchAll(/\(command:([\w.]+)\)/g)].map((match) => match[1] ?? ''),
      ),
    ];
    const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => `${id}.focus`));
    const submenus = Object.values(contributes.menus).flatMap((items) => items.flatMap(({ submenu }) => submenu ?? []));
    assert.deepEqual(
      [named.filter((command) => ![...commands, ...views].includes(command)), submenus],
      [[], contributes.submenus.map(({ id }) => id)],
    );
  });

  it('takes no default key that a stock VS Code has', () => {
    const taken = contributes.keybindings.filter(({ key, mac, when = '' }) => {
      const letter = /^ctrl\+k ([a-z])$/.exec(key)?.[1];
      const free = letter !== undefined && FREE_CHORDS.includes(letter) && mac === `cmd+k ${letter}`;
      return !free && !ALONE.some((alone) => alone.keys.includes(key) && alone.when.test(when) && mac === undefined);
    });
    assert.deepEqual(taken, []);
  });

  it('hides grey text first where it takes Escape for that, as a stock VS Code does', () => {
    const [hiding, ...others] = contributes.keybindings.filter(({ args }) => args !== undefined);
    assert.deepEqual(
      [hiding?.key, hiding?.args?.commands, others],
      ['escape', ['editor.action.inlineSuggest.hide', 'panorama.completion.reject'], []],
    );
  });

  it('keeps at most nine entries in the context submenu', () => {
    assert.ok((contributes.menus['panorama.editor'] ?? []).length <= 9);
  });

  it('lets a workspace set only what takes away', () => {
    const open = Object.entries(settings).filter(([, { scope }]) => scope !== 'application');
    assert.deepEqual(
      open.map(([name]) => name),
      ['panorama.pack.exclude', 'panorama.completion.disabledLanguages'],
    );
    assert.deepEqual(
      [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      open.map(([name]) => name).sort(),
    );
  });

  it('uses no proposed API, and no types newer than the oldest editor it runs in', () => {
    assert.deepEqual(
      [manifest.enabledApiProposals, manifest.engines.vscode, manifest.devDependencies['@types/vscode']],
      [undefined, '^1.104.0', '1.104.0'],
    );
  });

  it('names pictures that exist', () => {
    const pictures = [
      manifest.icon,
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    assert.deepEqual(
      pictures.filter((picture) => !existsSync(path.join(root, picture))),
      [],
    );
  });
});

describe('the README', () => {
  const readme = read('README.md');

  it('lists every command with its title, and no other', () => {
    const rows = [...readme.matchAll(/^\| (.+?) \| `(panorama\.[\w.]+)` \|/gm)].map((match) => [match[2], match[1]]);
    const declared = contributes.commands.map(({ command, title }) => [command, words[title.slice(1, -1)]]);
    assert.deepEqual(rows, declared);
  });

  it('lists every setting, and no other', () => {
    const rows = [...readme.matchAll(/^\| `(panorama\.[\w.]+)` \|/gm)].map((match) => match[1]);
    assert.deepEqual(rows, Object.keys(settings));
  });

  it('names only pictures that exist', () => {
    const missing = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((picture) => !existsSync(path.join(root, picture)));
    assert.deepEqual(missing, []);
  });
});

describe('ARCHITECTURE.md', () => {
  it('is at most 150 lines and names only folders that exist', () => {
    const text = read('ARCHITECTURE.md');
    const folders = [...text.matchAll(/^\| `((?:src|media|test|scripts)[\w/.]*)` \|/gm)].map((match) => match[1] ?? '');
    assert.ok(text.split('\n').length <= 150);
    assert.deepEqual(
      folders.filter((folder) => !existsSync(path.join(root, folder))),
      [],
    );
  });
});
