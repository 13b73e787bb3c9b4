// The ledger on a real disk: appended, bounded, and readable after a crash.

import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendRecord } from '../../../src/core/egress/sendRecord.ts';
import { createLedger } from '../../../src/host/store/ledger.ts';

function recordAt(at: number): SendRecord {
  return {
    at,
    purpose: 'chat',
    profile: 'openai',
    model: 'gpt-4.1-mini',
    origin: 'https://api.openai.com',
    sources: ['src/a.ts'],
    characters: 120,
    outcome: 'complete',
    usage: { input: 30, cached: 0, output: 5 },
    cost: 0.00002,
    totalMs: 40,
  };
}

describe('the ledger', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'panorama-ledger-')), 'ledger');
  });
  afterEach(async () => {
    await rm(join(folder, '..'), { recursive: true });
  });

  const times = async (count = 100) => (await createLedger(folder).recent(count)).map(({ at }) => at);

  it('is empty before the first request', async () => {
    assert.deepEqual(await createLedger(folder).recent(10), []);
  });

  it('gives back whole records, in order, to the next window', async () => {
    const ledger = createLedger(folder);
    await Promise.all([1, 2, 3].map((at) => ledger.append(recordAt(at))));
    assert.deepEqual(await createLedger(folder).recent(2), [recordAt(2), recordAt(3)]);
  });

  it('lets nobody else read it', async () => {
    await createLedger(folder).append(recordAt(1));
    const modes = [await stat(folder), await stat(join(folder, 'ledger-000001.jsonl'))].map(({ mode }) => mode & 0o777);
    assert.deepEqual(modes, [0o700, 0o600]);
  });

  it('reads all whole records after a cut at any byte, and the next append is not swallowed', async () => {
    const file = join(folder, 'ledger-000001.jsonl');
    await createLedger(folder).append(recordAt(1));
    await createLedger(folder).append(recordAt(2));
    const whole = await readFile(file);
    const first = whole.indexOf(0x0a) + 1;
    const seen: (readonly number[])[] = [];
    for (let cut = first; cut < whole.length; cut += 1) {
      await writeFile(file, whole);
      await truncate(file, cut);
      await createLedger(folder).append(recordAt(3));
      seen.push(await times());
    }
    // Only the cut that takes nothing but the line end leaves the second record readable.
    assert.deepEqual(seen, [...Array.from({ length: whole.length - first - 1 }, () => [1, 3]), [1, 2, 3]]);
  });

  it('passes over lines that are no records', async () => {
    await createLedger(folder).append(recordAt(1));
    await appendFile(join(folder, 'ledger-000001.jsonl'), '{"at":"now"}\n[]\nnull\n\u0000\n');
    await createLedger(folder).append(recordAt(2));
    assert.deepEqual(await times(), [1, 2]);
  });

  it('passes over rows whose numbers are none', async () => {
    await createLedger(folder).append(recordAt(1));
    const broken = [{ usage: 'much' }, { usage: { input: 5 } }, { cost: '1' }, { hashes: 'a' }, { workspace: 7 }];
    const lines = broken.map((fields) => JSON.stringify({ ...recordAt(9), ...fields }));
    await appendFile(join(folder, 'ledger-000001.jsonl'), `${lines.join('\n')}\n`);
    assert.deepEqual(await times(), [1]);
  });

  it('keeps counts of suggestions beside the requests, and gives back what came since a time', async () => {
    const ledger = createLedger(folder, { fileBytes: JSON.stringify(recordAt(100)).length, files: 9 });
    const tally = { kind: 'suggestions', at: 135, shown: 20, kept: 3, partly: 1, aged: 2, survived: 1 } as const;
    for (const entry of [recordAt(100), recordAt(110), recordAt(120), tally, recordAt(140)]) {
      await ledger.append(entry);
    }
    const [last] = (await readdir(folder)).toReversed();
    await appendFile(join(folder, last ?? ''), `${JSON.stringify({ ...tally, survived: 'all' })}\n`);
    const all = await ledger.since(0);
    const late = await ledger.since(130);
    assert.deepEqual(
      [all, late.records.map(({ at }) => at), late.tallies, (await ledger.recent(9)).length],
      [{ records: [100, 110, 120, 140].map(recordAt), tallies: [tally] }, [120, 140], [tally], 4],
    );
  });

  it('begins a file when one is full and drops the oldest', async () => {
    const ledger = createLedger(folder, { fileBytes: 3 * JSON.stringify(recordAt(10)).length, files: 2 });
    for (let at = 10; at < 22; at += 1) {
      await ledger.append(recordAt(at));
    }
    assert.deepEqual(
      [await readdir(folder), await times()],
      [
        ['ledger-000003.jsonl', 'ledger-000004.jsonl'],
        [16, 17, 18, 19, 20, 21],
      ],
    );
  });

  it('loses no record of two windows', async () => {
    const [one, other] = [createLedger(folder), createLedger(folder)];
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? one : other).append(recordAt(index))),
    );
    assert.deepEqual(
      (await times()).toSorted((early, late) => early - late),
      Array.from({ length: 60 }, (_, index) => index),
    );
  });

  it('rejects when the disk refuses, and goes on afterwards', async () => {
    const ledger = createLedger(folder);
    await writeFile(folder, 'in the way');
    await assert.rejects(ledger.append(recordAt(1)));
    await rm(folder);
    await ledger.append(recordAt(2));
    assert.deepEqual(await times(), [2]);
  });
});
