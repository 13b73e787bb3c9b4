// What the user has chosen on the page of the pack outlasts the page.

import assert from 'node:assert/strict';
import { PackRoom, type OpenPackPage } from './openPackPage.ts';
import { idle, shopFiles, shopPack } from './packExamples.ts';

const messages = [
  { kind: 'pack', pack: shopPack },
  { kind: 'status', status: idle },
] as const;

describe('the page of the pack, opened again', () => {
  const opened: { room?: PackRoom } = {};
  const openPage = (kept?: unknown): Promise<OpenPackPage> => {
    assert.ok(opened.room);
    return opened.room.page({ messages, kept });
  };

  before(async () => {
    opened.room = await PackRoom.open();
  });
  afterEach(() => opened.room?.closePages());
  after(() => opened.room?.close());

  it('comes back with filter, level and table as they were', async () => {
    const before = await openPage();
    await before.page.getByRole('combobox', { name: 'Level' }).selectOption('excerpt');
    await before.page.getByRole('searchbox', { name: 'Filter files' }).fill('pay');
    await before.page.getByRole('tab', { name: /^Left out/ }).click();
    const kept = await before.page.evaluate(() => window.kept);
    const after = await openPage(kept);
    const table = await after.page.getByRole('tab', { selected: true }).textContent();
    await after.page.getByRole('tab', { name: /^In the pack/ }).click();
    assert.deepEqual([table?.startsWith('Left out'), await after.paths()], [true, ['src/pay/api.ts']]);
  });

  for (const kept of ['a text', null, { text: 5, level: 'galaxy', table: 'no table' }]) {
    it(`opens as at first when it kept ${JSON.stringify(kept)}`, async () => {
      const opened = await openPage(kept);
      assert.equal((await opened.paths()).length, shopFiles.length);
    });
  }
});
