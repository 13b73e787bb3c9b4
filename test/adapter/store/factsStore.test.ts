// Facts of workspaces between sessions: kept when they can be, bounded, and never in anyone's way.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptFacts } from '../../../src/core/pack/keptFacts.ts';
import { createFactsStore, type FactsRoom, type FactsStore } from '../../../src/host/store/factsStore.ts';
import { contentHash, hashLength } from '../../../src/host/tokens/contentHash.ts';

const factsOf = (...terms: readonly string[]): KeptFacts => ({ terms, files: [], past: [] });

describe('facts store', () => {
  let folder: string;
  let program: string;
  let store: FactsStore;
  const open = (place: string, room?: FactsRoom): FactsStore =>
    createFactsStore(place, { program, names: { hashLength, hash: contentHash }, ...(room && { room }) });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panorama-facts-'));
    program = join(folder, 'program');
    await writeFile(program, '');
    store = open(join(folder, 'facts'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** The only file. */
  const onlyFile = async (): Promise<string> => join(folder, 'facts', (await readdir(join(folder, 'facts')))[0] ?? '');

  it('gives back the facts of a workspace, and of no other', async () => {
    await store.save('/one', factsOf('apple'));
    await store.save('/two', factsOf('pear'));
    const next = open(join(folder, 'facts'));
    assert.deepEqual(
      [await next.load('/one'), await next.load('/two'), await next.load('/three')],
      [factsOf('apple'), factsOf('pear'), undefined],
    );
  });

  it('lets nobody else read them', async () => {
    await store.save('/one', factsOf('apple'));
    const modes = [(await stat(join(folder, 'facts'))).mode & 0o777, (await stat(await onlyFile())).mode & 0o777];
    assert.deepEqual(modes, [0o700, 0o600]);
  });

  it('reads a damaged file as none, and writes over it', async () => {
    await store.save('/one', factsOf('apple'));
    const file = await onlyFile();
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    const damaged = await store.load('/one');
    await store.save('/one', factsOf('pear'));
    assert.deepEqual([damaged, await store.load('/one')], [undefined, factsOf('pear')]);
  });

  it('has whole facts of one writer after two at once', async () => {
    await Promise.all([
      store.save('/one', factsOf('apple')),
      open(join(folder, 'facts')).save('/one', factsOf('pear')),
    ]);
    const [term] = (await store.load('/one'))?.terms ?? [];
    assert.deepEqual([term === 'apple' || term === 'pear', (await readdir(join(folder, 'facts'))).length], [true, 1]);
  });

  it('does not trust what another build has kept', async () => {
    await store.save('/one', factsOf('apple'));
    await utimes(program, 1, 1);
    assert.equal(await store.load('/one'), undefined);
  });

  it('forgets the workspaces used longest ago, by number and by bytes', async () => {
    for (const [index, workspace] of ['/one', '/two', '/three'].entries()) {
      await store.save(workspace, factsOf('apple'));
      await utimes(await newest(), index + 1, index + 1);
    }
    await store.load('/one');
    await open(join(folder, 'facts'), { files: 3, bytes: 1_000_000 }).save('/four', factsOf('pear'));
    const kept = await Promise.all(
      ['/one', '/two', '/three', '/four'].map(async (one) => (await store.load(one))?.terms),
    );
    await open(join(folder, 'facts'), { files: 9, bytes: 1 }).save('/five', factsOf('plum'));
    assert.deepEqual([kept, await readdir(join(folder, 'facts'))], [[['apple'], undefined, ['apple'], ['pear']], []]);
  });

  async function newest(): Promise<string> {
    const names = await readdir(join(folder, 'facts'));
    const dated = await Promise.all(
      names.map(async (name) => ({ name, time: (await stat(join(folder, 'facts', name))).mtimeMs })),
    );
    return join(folder, 'facts', dated.toSorted((one, other) => other.time - one.time)[0]?.name ?? '');
  }

  it('is silent where nothing can be written, and without a program', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const nowhere = open(join(file, 'facts'));
    await nowhere.save('/one', factsOf('apple'));
    const absent = createFactsStore(join(folder, 'facts'), {
      program: undefined,
      names: { hashLength, hash: contentHash },
    });
    await absent.save('/one', factsOf('apple'));
    assert.deepEqual([await nowhere.load('/one'), await absent.load('/one')], [undefined, undefined]);
  });

  it('does not read what is no file, nor what is too large', async () => {
    await store.save('/one', factsOf('apple'));
    const file = await onlyFile();
    await writeFile(file, new Uint8Array(67_108_865));
    const large = await store.load('/one');
    await rm(file);
    await mkdir(file);
    assert.deepEqual([large, await store.load('/one')], [undefined, undefined]);
  });
});
