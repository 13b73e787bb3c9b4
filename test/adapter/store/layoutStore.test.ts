// Layouts survive a reload, take bounded room, and are no error when they cannot be kept.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../../src/core/pack/layoutTypes.ts';
import { createLayoutStore } from '../../../src/host/store/layoutStore.ts';

const ledger = (head: string): Ledger => ({
  ...{ ending: '', head, headTokens: 1, listTokens: 1, listed: [], asked: { 'a.ts': 1 }, at: 0 },
  segments: [
    {
      ...{ kind: 'document', path: 'a.ts', hash: 'h', level: 'full', text: '<document path="a.ts">\n\n</document>\n' },
      ...{ tokens: 9, at: 0, bridge: 9, regret: -0.5 },
    },
  ],
});

describe('the store of layouts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'layouts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was kept under the same key alone', async () => {
    await createLayoutStore(folder).save('one', ledger('one'));
    const store = createLayoutStore(folder);
    assert.deepEqual([await store.load('one'), await store.load('other')], [ledger('one'), undefined]);
  });

  for (const [name, text] of Object.entries({
    'a torn file': '{"version":1,"key":"one","led',
    'another version': JSON.stringify({ version: 0, key: 'one', ledger: ledger('one') }),
    'another shape': JSON.stringify({ version: 1, key: 'one', ledger: { segments: [] } }),
  })) {
    it(`has nothing in ${name}`, async () => {
      const store = createLayoutStore(folder);
      await store.save('one', ledger('one'));
      writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), text);
      assert.equal(await store.load('one'), undefined);
    });
  }

  it('forgets what was written longest ago', async () => {
    const store = createLayoutStore(folder, { files: 2, bytes: 10_000 });
    for (const [index, key] of ['first', 'second', 'third'].entries()) {
      const before = new Set(readdirSync(folder));
      await store.save(key, ledger(key));
      const written = readdirSync(folder).find((name) => !before.has(name)) ?? '';
      utimesSync(join(folder, written), index + 1, index + 1);
    }
    const kept = await Promise.all(['first', 'second', 'third'].map(async (key) => (await store.load(key))?.head));
    assert.deepEqual(kept, [undefined, 'second', 'third']);
  });

  it('keeps nothing that is too large, and not what it has replaced', async () => {
    const store = createLayoutStore(folder, { files: 2, bytes: 1_000 });
    await store.save('one', ledger('small'));
    await store.save('one', ledger('large'.repeat(1_000)));
    assert.equal(await store.load('one'), undefined);
  });

  it('is silent where nothing can be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await createLayoutStore(join(file, 'layouts')).save('one', ledger('one'));
    assert.deepEqual(readdirSync(folder), ['file']);
  });
});
