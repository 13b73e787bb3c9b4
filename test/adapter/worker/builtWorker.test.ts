// The packing thread as it is built, on a folder of the disk and on files that only the host can read.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackResult } from '../../../src/core/chat/ask.ts';
import type { Pack } from '../../../src/core/pack/packTypes.ts';
import type { Log, StatSource } from '../../../src/core/ports.ts';
import { createPackWorker, type PackWorker } from '../../../src/host/worker/packWorker.ts';
import { sampleInput } from './samplePack.ts';

const text = 'export const apple = 3;\n';

/** The paths that the host was asked to read. */
const reads: string[] = [];

const virtual: StatSource = {
  readDirectory: (folder) =>
    folder === '' ? Promise.resolve([{ name: 'remote.ts', kind: 'file' }]) : Promise.reject(new Error('no folder')),
  size: () => Promise.resolve(text.length),
  stats: (paths) => Promise.resolve(paths.map(() => ({ kind: 'file', size: text.length, modified: 1 }))),
  readFile: (file) => {
    reads.push(file);
    return file === 'remote.ts'
      ? Promise.resolve(new TextEncoder().encode(text))
      : Promise.reject(new Error('no file'));
  },
};

const ignore = (): void => undefined;
const log: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function fullPaths(result: PackResult): readonly string[] | string {
  return result.kind === 'packed'
    ? result.pack.manifest.files.filter(({ level }) => level === 'full').map((file) => file.path)
    : JSON.stringify(result);
}

describe('built pack worker', function () {
  this.timeout(30_000);
  const workerPath = fileURLToPath(new URL('../../../dist/worker.cjs', import.meta.url));
  let home: string;
  let folder: string;
  let worker: PackWorker;
  before(() => {
    home = realpathSync(mkdtempSync(path.join(tmpdir(), 'panorama-worker-')));
    folder = path.join(home, 'plain');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'apple.ts'), text);
    worker = createPackWorker({ workerPath, files: virtual, layouts: path.join(home, 'layouts'), log });
  });
  after(async () => {
    await worker.dispose();
    rmSync(home, { recursive: true, force: true });
  });

  it('packs a folder of the disk', async () => {
    const roots = [{ name: 'shop', path: folder }];
    const result = await worker.pack(sampleInput('What does an apple cost?'), { roots }, new AbortController().signal);
    assert.deepEqual(fullPaths(result), ['apple.ts']);
  });

  it('packs a folder that only the host can read, and reads nothing again that has not changed', async () => {
    const pack = () => worker.pack(sampleInput('apple'), { roots: [{ name: 'remote' }] }, new AbortController().signal);
    assert.deepEqual(fullPaths(await pack()), ['remote.ts']);
    reads.length = 0;
    assert.deepEqual([fullPaths(await pack()), reads], [['remote.ts'], []]);
  });

  it('lays a pack out against the one that was sent, and against none that was not', async () => {
    const shop = path.join(home, 'shop');
    mkdirSync(shop);
    writeFileSync(path.join(shop, 'apple.ts'), text.repeat(300));
    const place = { roots: [{ name: 'shop', path: shop }], layoutKey: 'shop' };
    const packShop = async (): Promise<Pack> => {
      const result = await worker.pack(sampleInput('apple'), place, new AbortController().signal);
      return result.kind === 'packed' ? result.pack : assert.fail(JSON.stringify(result));
    };
    const sent = await packShop();
    const unsent = await packShop();
    worker.commit(sent);
    writeFileSync(path.join(shop, 'apple.ts'), text.repeat(300).replace('3', '4'));
    const next = await packShop();
    const common = sent.messages[0]?.content.split('</documents>\n')[0] ?? '';
    assert.deepEqual(
      [unsent, next].map(({ manifest, messages }) => ({
        hasPrefix: manifest.cache.prefixTokens > 0,
        goesOn: messages[0]?.content.startsWith(`${common}<document path="apple.ts" lines=`),
      })),
      [
        { hasPrefix: false, goesOn: false },
        { hasPrefix: true, goesOn: true },
      ],
    );
    assert.equal(next.documents[0]?.text, text.repeat(300).replace('3', '4'));
  });

  it('says in words why there is nothing to pack', async () => {
    const roots = [{ name: 'gone', path: path.join(folder, 'gone') }];
    const result = await worker.pack(sampleInput('apple'), { roots }, new AbortController().signal);
    assert.equal(result.kind, 'failed');
  });
  it('keeps what it has read for the next session, which packs the same', async () => {
    const cacheFolder = path.join(home, 'caches');
    const facts = path.join(cacheFolder, 'facts');
    const kept = (): readonly string[] => (existsSync(facts) ? readdirSync(facts) : []);
    const packs: unknown[] = [];
    for (const session of ['first', 'second']) {
      const packer = createPackWorker({ workerPath, cacheFolder, log });
      const roots = [{ name: 'shop', path: folder }];
      const result = await packer.pack(sampleInput('apple'), { roots }, new AbortController().signal);
      packs.push(result.kind === 'packed' ? result.pack.messages : session);
      await until(() => kept().length === 1 && kept().every((name) => !name.endsWith('.partial')));
      await packer.dispose();
    }
    assert.deepEqual(packs[1], packs[0]);
  });
});

/** Waits for what happens after the reply. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
