// A file that somebody else has changed on the disk while the user has unsaved text in it: a refactor overwrites neither.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, screenshot } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

const opened: { workbench?: Workbench } = {};

function workbench(): Workbench {
  assert.ok(opened.workbench);
  return opened.workbench;
}

describe('a refactor of a file that is newer on the disk than unsaved text', () => {
  before(async () => {
    scriptAnswers(currentSession());
    opened.workbench = await openWorkbench(
      { fixture: 'sample' },
      { ...scriptedProfile(currentSession()), 'panorama.completion.enabled': 'off' },
    );
    await workbench().waitForExtensionActive();
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('writes nothing, says why, and offers to compare', async () => {
    const { page, folder } = workbench();
    await workbench().goToLineEnd(20);
    await workbench().contextMenu('const shipping = goods', 'Panorama', 'Simplify');
    await page.locator('.codelens-decoration a').filter({ hasText: 'Accept' }).first().waitFor();
    await workbench().goToLineEnd(6);
    await page.keyboard.type('// mine');
    await page.locator('.tabs-container .tab.dirty').first().waitFor();
    const file = path.join(folder, 'src/cart/cartTotal.ts');
    const theirs = `${readFileSync(file, 'utf8')}// theirs\n`;
    writeFileSync(file, theirs);
    const message = page.locator('.notification-toast').filter({ hasText: 'has changed on the disk' });
    // The key is bound while the cursor's editor has a change to review, which is drawn anew after typing.
    await until(
      async () => {
        await page.keyboard.press('Alt+Enter');
        return message.isVisible();
      },
      'the refusal is told',
      { limit: 30_000, seen: () => workbench().describe() },
    );
    await screenshot(workbench(), 'newer-on-disk-dark');
    const text = await workbench().editorText();
    await message.getByRole('button', { name: 'Compare' }).click();
    await workbench().diffLines();
    assert.deepEqual(
      [text.includes('// mine'), text.includes('const payable'), readFileSync(file, 'utf8') === theirs],
      [true, false, true],
    );
  });
});
