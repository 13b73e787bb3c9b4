// The name of a computer: one for all windows, whoever asks first.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHostId } from '../../../src/host/store/hostId.ts';

describe('the name of a computer', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'panorama-host-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Many windows at once, and one later: all names without repetition. */
  const ask = async (): Promise<readonly string[]> => {
    const names = await Promise.all(Array.from({ length: 20 }, () => readHostId(folder)));
    return [...new Set([...names, await readHostId(folder)])];
  };

  it('is the same for all who ask at once, and later', async () => {
    const [name = '', ...others] = await ask();
    assert.match(name, /^[0-9a-f-]{36}$/u);
    assert.deepEqual([others, readdirSync(folder)], [[], ['host']]);
  });

  for (const [what, left] of [
    ['an empty file', ''],
    ['half a name', '0f8fad5b-d9cb-469f'],
    ['a file of zeros', '\0'.repeat(36)],
  ] as const) {
    it(`is made again, the same for all, where a crash has left ${what}`, async () => {
      writeFileSync(path.join(folder, 'host'), left);
      const [name = '', ...others] = await ask();
      assert.match(name, /^[0-9a-f-]{36}$/u);
      assert.deepEqual(others, []);
    });
  }
});
