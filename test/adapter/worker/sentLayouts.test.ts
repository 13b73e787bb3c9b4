// What a pack is laid out against: the last pack that was sent under the key, over packs that were not and threads that end.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pack } from '../../../src/core/pack/packTypes.ts';
import type { Log } from '../../../src/core/ports.ts';
import { createPackWorker, type PackWorker } from '../../../src/host/worker/packWorker.ts';
import { until } from '../../fakes/until.ts';
import { sampleInput } from './samplePack.ts';

const ignore = (): void => undefined;
const log: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

describe('the layouts of the pack worker', function () {
  this.timeout(30_000);
  let folder: string;
  let layouts: string;
  let worker: PackWorker;

  function start(): PackWorker {
    return createPackWorker({
      workerPath: fileURLToPath(new URL('scriptedWorker.ts', import.meta.url)),
      layouts,
      log,
    });
  }

  async function pack(question: string, layoutKey = 'key'): Promise<Pack> {
    const result = await worker.pack(sampleInput(question), { roots: [], layoutKey }, new AbortController().signal);
    return result.kind === 'packed' ? result.pack : assert.fail(result.kind);
  }

  async function send(question: string, layoutKey?: string): Promise<void> {
    worker.commit(await pack(question, layoutKey));
  }

  /** The question whose layout the next pack is made against. */
  async function last(layoutKey?: string): Promise<string | undefined> {
    return (await pack('what was last', layoutKey)).messages[0]?.content;
  }

  const kept = (): readonly string[] =>
    existsSync(layouts) ? readdirSync(layouts).filter((name) => name.endsWith('.json')) : [];

  async function restart(): Promise<void> {
    await worker.dispose();
    worker = start();
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'panorama-layouts-'));
    layouts = join(folder, 'layouts');
    worker = start();
  });
  afterEach(async () => {
    await worker.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are none before anything was sent', async () => {
    assert.equal(await last(), 'nothing');
  });

  it('stay as they were when a pack is not sent', async () => {
    await send('sent');
    await pack('estimated');
    assert.equal(await last(), 'sent');
  });

  it('follow the pack that was sent, also when others were made since', async () => {
    const waiting = await pack('waiting');
    await pack('estimated');
    worker.commit(waiting);
    assert.equal(await last(), 'waiting');
  });

  it('follow the pack that was sent last', async () => {
    await send('first');
    await send('second');
    assert.equal(await last(), 'second');
  });

  it('keep two keys apart', async () => {
    await send('of one', 'one');
    await send('of another', 'another');
    assert.deepEqual([await last('one'), await last('another'), await last()], ['of one', 'of another', 'nothing']);
  });

  it('survive the thread that ends', async () => {
    await send('sent');
    await until(() => kept().length === 1, 'the layout is on the disk');
    await restart();
    assert.equal(await last(), 'sent');
  });

  it('survive the thread that crashes, and take up what is sent afterwards', async () => {
    await send('before');
    await until(() => kept().length === 1, 'the layout is on the disk');
    await worker.pack(sampleInput('crash'), { roots: [], layoutKey: 'key' }, new AbortController().signal);
    const before = await last();
    await send('after');
    assert.deepEqual([before, await last()], ['before', 'after']);
  });

  it('pay no heed to a pack of a thread that has ended', async () => {
    const lost = await pack('lost');
    await restart();
    await pack('estimated');
    worker.commit(lost);
    assert.equal(await last(), 'nothing');
  });

  it('write nothing for a pack that is not sent', async () => {
    await pack('estimated');
    await send('sent', 'other');
    await until(() => kept().length === 1, 'the layout is on the disk');
    await restart();
    assert.deepEqual([await last(), await last('other')], ['nothing', 'sent']);
  });

  it('live in memory where nothing can be written', async () => {
    writeFileSync(layouts, 'no folder');
    await send('sent');
    assert.equal(await last(), 'sent');
  });
});
