// Files that are whole at every moment.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../src/host/store/atomicFile.ts';

describe('writeFileAtomically', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'panorama-atomic-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('replaces the text, leaves nothing beside it, and lets nobody else read it', async () => {
    const file = join(folder, 'a.json');
    await writeFile(file, 'old', { mode: 0o644 });
    await writeFileAtomically(file, 'new ✓');
    const { mode } = await stat(file);
    assert.deepEqual([await readFile(file, 'utf8'), await readdir(folder), mode & 0o777], ['new ✓', ['a.json'], 0o600]);
  });

  it('keeps the old file and cleans up when it cannot be put in place', async () => {
    const target = join(folder, 'taken');
    await writeFileAtomically(join(folder, 'other'), 'kept');
    await mkdir(join(target, 'full'), { recursive: true });
    await assert.rejects(writeFileAtomically(target, 'new'));
    assert.deepEqual((await readdir(folder)).sort(), ['other', 'taken']);
  });

  it('ends with one of the texts when several are written at once', async () => {
    const file = join(folder, 'a.json');
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(5_000));
    await Promise.all(texts.map((text) => writeFileAtomically(file, text)));
    assert.deepEqual([texts.includes(await readFile(file, 'utf8')), await readdir(folder)], [true, ['a.json']]);
  });
});
