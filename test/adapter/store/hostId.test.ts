// The name of a computer: one for all windows, whoever asks first.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHostId } from '../../../src/host/store/hostId.ts';

describe('the name of a computer', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'panorama-host-'));

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('is the same for all who ask at once, and later', async () => {
    const names = await Promise.all(Array.from({ length: 20 }, () => readHostId(folder)));
    const [name = ''] = names;
    assert.match(name, /^[0-9a-f-]{36}$/u);
    assert.deepEqual([...new Set(names), await readHostId(folder)], [name, name]);
    assert.deepEqual(readdirSync(folder), ['host']);
  });
});
