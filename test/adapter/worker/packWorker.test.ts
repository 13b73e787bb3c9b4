// The client of the packing thread against a real thread: answers, stops, crashes and files of virtual workspaces.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import type { PackResult } from '../../../src/core/chat/ask.ts';
import type { Log, StatSource } from '../../../src/core/ports.ts';
import { createPackWorker, type PackWorker } from '../../../src/host/worker/packWorker.ts';
import { sampleInput } from './samplePack.ts';

const files: StatSource = {
  readDirectory: (path) => Promise.resolve(path === '' ? [{ name: 'a.txt', kind: 'file' }] : []),
  size: () => Promise.resolve(5),
  stats: (paths) =>
    Promise.resolve(paths.map((path) => (path === 'a.txt' ? { kind: 'file', size: 5, modified: 7 } : undefined))),
  readFile: (path) =>
    path === 'a.txt' ? Promise.resolve(new TextEncoder().encode('hello')) : Promise.reject(new Error(`no ${path}`)),
};

const never = (): AbortSignal => new AbortController().signal;

function contentOf(result: PackResult): string | undefined {
  return result.kind === 'packed' ? result.pack.messages[0]?.content : result.kind;
}

describe('pack worker', function () {
  this.timeout(30_000);
  let worker: PackWorker;
  let lines: string[];

  function start(options: { readonly files?: StatSource } = { files }): PackWorker {
    const write = (line: string): void => {
      lines.push(line);
    };
    const log: Log = { debug: write, info: write, warn: write, error: write };
    return createPackWorker({
      workerPath: fileURLToPath(new URL('scriptedWorker.ts', import.meta.url)),
      log,
      ...options,
    });
  }

  beforeEach(() => {
    lines = [];
    worker = start();
  });
  afterEach(() => worker.dispose());

  it('packs in the thread, with the roots it was given', async () => {
    const result = await worker.pack(
      sampleInput('question'),
      { roots: [{ name: 'app', path: '/app' }, { name: 'lib' }] },
      never(),
    );
    assert.equal(contentOf(result), 'question in app, lib');
  });

  it('answers packs that run at once each with its own', async () => {
    const questions = ['one', 'two', 'three'];
    const results = await Promise.all(
      questions.map((question) => worker.pack(sampleInput(question), { roots: [] }, never())),
    );
    assert.deepEqual(results.map(contentOf), ['one in ', 'two in ', 'three in ']);
  });

  it('turns what packing throws into a failure', async () => {
    assert.deepEqual(await worker.pack(sampleInput('fail'), { roots: [] }, never()), {
      kind: 'failed',
      failure: { code: 'pack-failed', message: 'The workspace could not be packed: no room', retryable: true },
    });
  });

  it('reads files through the host, errors included', async () => {
    const result = await worker.pack(sampleInput('read'), { roots: [{ name: 'remote' }] }, never());
    assert.deepEqual(JSON.parse(contentOf(result) ?? ''), [
      [{ name: 'a.txt', kind: 'file' }],
      5,
      'hello',
      'Error: no absent',
      [2_501, { kind: 'file', size: 5, modified: 7 }],
    ]);
  });

  it('fails when it is to read through a host that cannot', async () => {
    await worker.dispose();
    worker = start({});
    const result = await worker.pack(sampleInput('read'), { roots: [{ name: 'remote' }] }, never());
    assert.equal(result.kind, 'failed');
  });

  it('answers at once when it is stopped, and drops the late reply', async () => {
    const controller = new AbortController();
    const stopped = worker.pack(sampleInput('wait for the end'), { roots: [] }, controller.signal);
    controller.abort();
    assert.deepEqual(await stopped, { kind: 'stopped' });
    assert.equal(contentOf(await worker.pack(sampleInput('next'), { roots: [] }, never())), 'next in ');
  });

  it('does not start a pack that was stopped before', async () => {
    assert.deepEqual(await worker.pack(sampleInput('crash'), { roots: [] }, AbortSignal.abort()), { kind: 'stopped' });
    assert.deepEqual(lines, []);
  });

  it('fails the packs of a thread that crashes, says so in the log, and starts another', async () => {
    const failed = await Promise.all([
      worker.pack(sampleInput('wait for the end'), { roots: [] }, never()),
      worker.pack(sampleInput('crash'), { roots: [] }, never()),
    ]);
    assert.deepEqual(
      failed.map((result) => result.kind === 'failed' && result.failure.code),
      ['pack-failed', 'pack-failed'],
    );
    assert.deepEqual(lines, ['Packing thread lost: the packing thread ended']);
    assert.equal(contentOf(await worker.pack(sampleInput('again'), { roots: [] }, never())), 'again in ');
  });

  it('stops what runs when it is disposed', async () => {
    const waiting = worker.pack(sampleInput('wait for the end'), { roots: [] }, never());
    await worker.dispose();
    assert.deepEqual(await waiting, { kind: 'stopped' });
  });

  it('says when its file is missing', async () => {
    const broken = createPackWorker({
      workerPath: fileURLToPath(new URL('absent.cjs', import.meta.url)),
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    const result = await broken.pack(sampleInput('question'), { roots: [] }, never());
    assert.equal(result.kind === 'failed' && result.failure.code, 'pack-failed');
  });
});
