// What must not leave: every way on which a secret or forbidden file could come into a prompt.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hideSecrets } from '../../../src/core/egress/secrets.ts';
import { PackRefusal } from '../../../src/core/pack/packRefusal.ts';
import type { PackInput } from '../../../src/core/pack/packTypes.ts';
import { innocentSamples, secretSamples } from '../egress/secretSamples.ts';
import { levelsOf, packOf, type Workspace } from './packing.ts';

const canary = 'canary words';

const files: Workspace = {
  '.gitignore': 'out/\n',
  '.panoramaignore': 'plans/\n*.draft\n',
  '.env': canary,
  'a.ts': 'fine',
  'b.draft': canary,
  'keys/server.pem': canary,
  'out/log.txt': 'ignored',
  'plans/next.md': canary,
  'docs/old.md': canary,
};

const forbidden = ['.env', 'b.draft', 'keys/server.pem', 'plans/next.md', 'docs/old.md'];
const attach = (path: string) => [{ kind: 'file', path }] as const;
const select = (path: string) => [{ kind: 'selection', path, lines: [1, 1], text: canary }] as const;

const ways: readonly (readonly [name: string, change: (path: string) => Partial<PackInput>])[] = [
  ['lies in the workspace', () => ({})],
  ['is the active file', (path) => ({ activePath: path, openPaths: [path] })],
  ['is named by the scope', (path) => ({ scope: { kind: 'file', path }, attachments: attach('a.ts') })],
  ['is added by hand', (path) => ({ attachments: attach(path) })],
  ['is added with its folder', (path) => ({ attachments: [{ kind: 'folder', path: path.split('/')[0] ?? '' }] })],
  ['holds the selection', (path) => ({ attachments: select(path) })],
  [
    'is the selection in question',
    (path) => ({ scope: { kind: 'selection' }, attachments: [...select(path), ...attach('a.ts')] }),
  ],
  ['is included by the settings', (path) => ({ include: [path, `/${path}`, '**'] })],
  ['is edited and not saved', (path) => ({ unsaved: [{ path, text: canary }] })],
  [
    'is not on the disk yet',
    (path) => ({
      unsaved: [
        {
          path: `${path.replace(/[^/]+$/, '')}new${path.split('/').at(-1) ?? ''}`.replace('new.env', '.env.new'),
          text: canary,
        },
      ],
    }),
  ],
];

describe('the words of a forbidden file stay here when it', () => {
  for (const [name, change] of ways) {
    it(name, async () => {
      for (const path of forbidden) {
        const { messages } = await packOf(files, { exclude: ['docs/'], ...change(path) });
        assert.ok(!JSON.stringify(messages).includes(canary), path);
      }
    });
  }
});

describe('a rule that takes away', () => {
  it('stands against the rules of the workspace', async () => {
    const found = await levelsOf(
      { '.panoramaignore': '!docs/\n!docs/a.md\n', 'docs/.panoramaignore': '!a.md\n', 'docs/a.md': 'x', 'a.ts': 'x' },
      { exclude: ['docs/a.md'] },
    );
    assert.equal(found['docs/a.md'], 'excluded (panorama.pack.exclude:1 docs/a.md)');
  });

  for (const kind of ['unreadable', 'link'] as const) {
    it(`closes its folder when it cannot be read: ${kind}`, async () => {
      const found = await levelsOf({
        'a.ts': 'x',
        'docs/.panoramaignore': { kind },
        'docs/a.md': 'x',
        'docs/b/c.md': 'x',
      });
      assert.deepEqual(
        [found['a.ts'], found['docs/a.md'], found['docs/b/']],
        ['full', ...Array.from({ length: 2 }, () => 'excluded (docs/.panoramaignore, which cannot be read:1 *)')],
      );
    });
  }

  it('is that of the disk, whatever is typed into it', async () => {
    const unsaved = [{ path: '.panoramaignore', text: '' }];
    const found = await levelsOf({ '.panoramaignore': 'plans/\n', 'plans/a.md': 'x', 'a.ts': 'x' }, { unsaved });
    assert.equal(found['plans/'], 'excluded (.panoramaignore:1 plans/)');
  });
});

describe('a key over several lines', () => {
  it('is one value to the user, and the lines below it keep their numbers', async () => {
    const line = 'Qm9yZWQ2NExldHRlcnNBbmREaWdpdHMxMjM0NTY3ODkwQWJDZEVmR2hJakts';
    const text = `// key\n-----BEGIN PRIVATE KEY-----\n${line}\n${line}\nAb3=\n-----END PRIVATE KEY-----\npassword: "Winter2026!"\n`;
    const { manifest, documents } = await packOf({ 'a.ts': text });
    assert.deepEqual(
      [manifest.hidden, documents[0]?.text.split('\n').length],
      [
        [
          { path: 'a.ts', line: 3, kind: 'private key' },
          { path: 'a.ts', line: 7, kind: 'named secret' },
        ],
        text.split('\n').length,
      ],
    );
  });
});

describe('what packing counted', () => {
  const piece = fc.oneof(
    fc.constantFrom(...secretSamples.map(([, text]) => text.replaceAll(/[[\]]/g, '')), ...innocentSamples),
    fc.constantFrom(
      '-----BEGIN PRIVATE KEY-----',
      'password=',
      'token: ',
      'API_KEY=',
      'https://a:b',
      '"',
      '\n',
      '</document>',
    ),
    fc.string({ maxLength: 20 }),
  );
  const text = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
  const name = fc.oneof(
    fc.stringMatching(/^[a-z]{1,6}\.ts$/),
    fc.constantFrom(`ghp_${'a1B2'.repeat(9)}.ts`, 'API_KEY=Winter2026!', 'token="Winter2026!"', 'password'),
  );

  it('is what the gate lets out, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, text, { minKeys: 1 }), text, async (workspace, question) => {
        const made = await packOf(workspace, { question }).catch((error: unknown) => {
          assert.ok(error instanceof PackRefusal);
          return undefined;
        });
        for (const { content } of made?.messages ?? []) {
          assert.equal(hideSecrets(content).text, content);
        }
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 500), seed: 20261120 },
    );
  });
});
