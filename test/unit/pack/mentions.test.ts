// What naming a file or folder by hand does: it reaches what git ignores, and nothing beside it.

import assert from 'node:assert/strict';
import { levelsOf, packOf, type Workspace } from './packing.ts';

const files: Workspace = {
  '.git': 'gitdir: ../main/.git/worktrees/x\n',
  '.gitignore': 'node_modules/\ndist/\n*.log\n',
  'app/a.ts': 'x',
  'app/debug.log': 'x',
  'app/package-lock.json': '{}',
  'app/node_modules/lib/index.js': 'x',
  'app/node_modules/lib/package.json': '{}',
  'dist/deep/b.js': 'x',
  'dist/c.log': 'x',
};

const folder = (path: string) => ({ attachments: [{ kind: 'folder', path }] }) as const;
const file = (path: string) => ({ attachments: [{ kind: 'file', path }] }) as const;

const plain = {
  '.gitignore': 'full',
  'app/a.ts': 'full',
  'app/debug.log': 'ignored (.gitignore:3 *.log)',
  'app/node_modules/': 'ignored (.gitignore:1 node_modules/)',
  'app/package-lock.json': 'generated (lock file)',
  'dist/': 'ignored (.gitignore:2 dist/)',
};

/** What stands there plainly, but for one entry. */
function without(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(plain).filter(([name]) => name !== path));
}

describe('naming by hand', () => {
  it('changes nothing that is not named', async () => {
    assert.deepEqual(await levelsOf(files), plain);
  });

  it('of a folder does not bring back what is ignored in it', async () => {
    assert.deepEqual(await levelsOf(files, folder('app/')), plain);
  });

  it('of a pinned file in another case is of that file, whatever the scope', async () => {
    const workspace = { 'app/Main.ts': 'x', 'lib/b.ts': 'y', 'lib/c.ts': 'z' };
    const changes = { pinned: ['APP/main.ts'], scope: { kind: 'folder', path: 'lib' } } as const;
    const { manifest } = await packOf(workspace, changes);
    assert.deepEqual(
      manifest.files.map(({ path, reason }) => [path, reason.includes('pinned')]),
      [
        ['app/Main.ts', true],
        ['lib/b.ts', false],
        ['lib/c.ts', false],
      ],
    );
  });

  it('of an ignored folder brings back all of it', async () => {
    assert.deepEqual(await levelsOf(files, folder('dist')), {
      ...without('dist/'),
      'dist/c.log': 'full',
      'dist/deep/b.js': 'full',
    });
  });

  it('of an ignored folder as the scope asks about that folder', async () => {
    assert.deepEqual(await levelsOf(files, { scope: { kind: 'folder', path: 'dist/' } }), {
      'dist/c.log': 'full',
      'dist/deep/b.js': 'full',
    });
  });

  it('of a file in an ignored folder brings back that file alone', async () => {
    assert.deepEqual(await levelsOf(files, file('app/node_modules/lib/index.js')), {
      ...without('app/node_modules/'),
      'app/node_modules/lib/index.js': 'full',
      'app/node_modules/lib/package.json': 'ignored (.gitignore:1 node_modules/)',
    });
  });

  it('of a generated file reads it', async () => {
    assert.equal((await levelsOf(files, file('app/package-lock.json')))['app/package-lock.json'], 'full');
  });

  it('says so beside the rule', async () => {
    const { manifest } = await packOf(files, file('app/debug.log'));
    assert.equal(manifest.files[0]?.reason, 'you added it, although git ignores it (.gitignore:3 *.log)');
  });

  for (const [include, expected] of [
    ['dist/', ['dist/c.log', 'dist/deep/b.js']],
    ['*.log', ['app/debug.log']],
    ['dist/*.log', ['dist/c.log']],
    ['**/b.js', ['dist/deep/b.js']],
    ['deep/', []],
    ['app/node_modules/lib/*.js', ['app/node_modules/lib/index.js']],
  ] as const) {
    it(`in the user's settings brings back what ${include} matches`, async () => {
      const found = await levelsOf(files, { include: [include] });
      const back = Object.entries(found).filter(
        ([path, level]) => level === 'full' && !(path in plain && path !== 'app/debug.log'),
      );
      assert.deepEqual(back.map(([path]) => path).toSorted(), expected);
    });
  }
});

describe('a file that was added and does not fit', () => {
  const long = Array.from({ length: 4_000 }, (_, index) => `zebra(${index});`).join('\n');

  it('is sent from its beginning when nothing in it matches', async () => {
    const { manifest, documents } = await packOf(
      { 'big.ts': long, 'a.ts': 'cart total' },
      { question: 'Explain it.', ...file('big.ts') },
    );
    const big = manifest.files.find(({ path }) => path === 'big.ts');
    assert.deepEqual([big?.level, big?.lines?.[0]?.[0]], ['excerpt', 1]);
    assert.ok(manifest.tokens.total > manifest.budget / 2);
    assert.match(documents.find(({ path }) => path === 'big.ts')?.text ?? '', /^zebra\(0\);\nzebra\(1\);\n/u);
  });

  it('stands before what only matches', async () => {
    const { manifest } = await packOf({ 'a.ts': 'cart total', 'b.ts': 'zebra' }, file('b.ts'));
    assert.deepEqual(
      manifest.files.map(({ path }) => path),
      ['b.ts', 'a.ts'],
    );
  });
});

describe('a question about the selection', () => {
  const selection = { kind: 'selection', path: 'a.ts', lines: [2, 3], text: 'two\nthree' } as const;

  it('sends the selected lines and no more', async () => {
    const { manifest, documents } = await packOf(
      { 'a.ts': 'one\ntwo\nthree\nfour\n', 'b.ts': 'x' },
      { scope: { kind: 'selection' }, attachments: [selection] },
    );
    assert.deepEqual(documents, [{ path: 'a.ts', text: 'two\nthree', lines: [[2, 3]] }]);
    assert.deepEqual(
      manifest.files.map(({ path, level, lines, reason }) => ({ path, level, lines, reason })),
      [{ path: 'a.ts', level: 'excerpt', lines: [[2, 3]], reason: 'you selected these lines' }],
    );
  });

  it('tells of the hidden values and characters in these lines alone', async () => {
    const text = 'password: "Winter2026!"\na\u200Bb\n\nc\u200Bd\npassword: "Summer2026!"\n';
    const attachments = [{ ...selection, lines: [4, 5] as const }];
    const { manifest } = await packOf({ 'a.ts': text }, { scope: { kind: 'selection' }, attachments });
    assert.deepEqual(
      [manifest.hidden, manifest.invisible],
      [[{ path: 'a.ts', line: 5, kind: 'named secret' }], [{ path: 'a.ts', count: 1, line: 4 }]],
    );
  });

  it('may be about words that are in no file', async () => {
    const { messages, documents } = await packOf(
      { 'a.ts': 'x' },
      { scope: { kind: 'selection' }, attachments: [{ ...selection, path: 'output' }] },
    );
    assert.deepEqual([documents, messages.at(-1)?.content.includes('two\nthree')], [[], true]);
  });

  it('in a wider scope adds to it', async () => {
    const found = await levelsOf({ 'a.ts': 'one\ntwo\n', 'b.ts': 'x' }, { attachments: [selection] });
    assert.deepEqual(found, { 'a.ts': 'full', 'b.ts': 'full' });
  });
});

describe('an unsaved document', () => {
  it('in a folder that is not on the disk takes part by its name', async () => {
    const unsaved = [{ path: 'fresh/deep/new.ts', text: 'draft' }];
    assert.deepEqual(await levelsOf({ 'a.ts': 'x' }, { unsaved }), { 'a.ts': 'full', 'fresh/deep/new.ts': 'full' });
  });

  it('is judged by the rules of its folder', async () => {
    const unsaved = ['dist/new.js', 'app/new.log', 'app/yarn.lock'].map((path) => ({ path, text: 'draft' }));
    const found = await levelsOf(files, { unsaved });
    assert.deepEqual(
      [found['dist/'], found['app/new.log'], found['app/yarn.lock']],
      ['ignored (.gitignore:2 dist/)', 'ignored (.gitignore:3 *.log)', 'generated (lock file)'],
    );
  });
});
