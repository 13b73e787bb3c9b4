// Questions as they were sent, on a real disk: whole, private, and bounded.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toSentRequest, type SentQuestion } from '../../../src/core/egress/sentQuestion.ts';
import { createSentStore } from '../../../src/host/store/sentStore.ts';
import { samplePack } from '../worker/samplePack.ts';
import { sampleProfile } from '../../unit/sampleProfile.ts';

const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const questionOf = (words: string): SentQuestion => ({
  request: toSentRequest({
    ...{ purpose: 'chat', profile: { ...sampleProfile, headers: { 'x-team': 'secret-team' } }, maxOutput: 10 },
    ...{ messages: [{ role: 'user', content: words }], temperature: 0.2, sources: ['a.ts'] },
  }),
  manifest: samplePack('const a = 1;').manifest,
});

describe('the store of what was sent', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'panorama-sent-')), 'sent');
  });
  afterEach(async () => {
    await rm(join(folder, '..'), { recursive: true });
  });

  it('gives back a question to the next window, word by word, without the headers of its profile', async () => {
    await createSentStore(folder).save(idOf(1), questionOf('Größe 😀'));
    const kept = await createSentStore(folder).load(idOf(1));
    assert.deepEqual(kept && { request: kept.request, manifest: kept.manifest }, questionOf('Größe 😀'));
    assert.doesNotMatch(JSON.stringify(kept), /secret-team/);
  });

  it('lets nobody else read it', async () => {
    await createSentStore(folder).save(idOf(1), questionOf('Why?'));
    const modes = [await stat(folder), await stat(join(folder, `${idOf(1)}.json.gz`))].map(({ mode }) => mode & 0o777);
    assert.deepEqual(modes, [0o700, 0o600]);
  });

  it('keeps the newest as long as there is room, and the last one always', async () => {
    const store = createSentStore(folder, { bytes: 1_000_000, files: 3 });
    for (let number = 1; number <= 5; number += 1) {
      await store.save(idOf(number), questionOf('Why?'));
      await utimes(join(folder, `${idOf(number)}.json.gz`), number, number);
    }
    const counted = (await readdir(folder)).sort();
    await createSentStore(folder, { bytes: 1, files: 3 }).save(idOf(6), questionOf('Why?'));
    assert.deepEqual(
      [counted, await readdir(folder)],
      [[3, 4, 5].map((number) => `${idOf(number)}.json.gz`), [`${idOf(6)}.json.gz`]],
    );
  });

  for (const [name, id, bytes] of [
    ['is not there', idOf(7), undefined],
    ['is torn', idOf(1), Buffer.from([0x1f, 0x8b, 0])],
    ['is of another form', idOf(1), Buffer.from('{}')],
    ['lies elsewhere', '../../etc/passwd', undefined],
  ] as const) {
    it(`has nothing to say of a question that ${name}`, async () => {
      const store = createSentStore(folder);
      await store.save(idOf(2), questionOf('Why?'));
      if (bytes) {
        await writeFile(join(folder, `${id}.json.gz`), bytes);
      }
      assert.equal(await store.load(id), undefined);
    });
  }

  it('takes no name that is no id', async () => {
    await assert.rejects(createSentStore(folder).save('../x', questionOf('Why?')));
  });
});
