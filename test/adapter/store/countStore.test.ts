// Token counts between runs: kept when they can be, and never in anyone's way.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCountStore, type CountStore } from '../../../src/host/store/countStore.ts';
import { contentHash, hashLength } from '../../../src/host/tokens/contentHash.ts';

const countsOf = (...contents: readonly string[]): Map<string, number> =>
  new Map(contents.map((content) => [contentHash(content), content.length]));

describe('count store', () => {
  const names = { hashLength, hash: contentHash };
  let folder: string;
  let store: CountStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panorama-counts-'));
    store = createCountStore(folder, names);
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('gives back the counts of an encoding, and of no other', async () => {
    await store.write('o200k_base', countsOf('one', 'two'));
    assert.deepEqual(
      [await store.read('o200k_base'), await store.read('cl100k_base')],
      [countsOf('one', 'two'), new Map()],
    );
  });

  it('reads a damaged file as none, and writes over it', async () => {
    await writeFile(join(folder, 'counts-o200k_base'), 'damaged');
    const before = await store.read('o200k_base');
    await store.write('o200k_base', countsOf('one'));
    assert.deepEqual([before, await store.read('o200k_base')], [new Map(), countsOf('one')]);
  });

  it('has whole counts of one writer after two at once', async () => {
    const other = createCountStore(folder, names);
    const both = [countsOf('one', 'two'), countsOf('three')];
    await Promise.all([
      store.write('o200k_base', countsOf('one', 'two')),
      other.write('o200k_base', countsOf('three')),
    ]);
    const read = await store.read('o200k_base');
    assert.deepEqual(
      [both.some((one) => one.size === read.size), await readdir(folder)],
      [true, ['counts-o200k_base']],
    );
  });

  it('is silent where nothing can be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const nowhere = createCountStore(file, names);
    await nowhere.write('o200k_base', countsOf('one'));
    assert.deepEqual(await nowhere.read('o200k_base'), new Map());
  });

  it('does not wait for what is no file, nor read what is too large', async () => {
    spawnSync('mkfifo', [join(folder, 'counts-o200k_base')]);
    await writeFile(join(folder, 'counts-cl100k_base'), new Uint8Array(5_000_000));
    assert.deepEqual([await store.read('o200k_base'), await store.read('cl100k_base')], [new Map(), new Map()]);
  });
});
