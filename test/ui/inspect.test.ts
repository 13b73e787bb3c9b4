// What the model read, what was sent, and how all of it is removed again, in the real editor.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, screenshot } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

/** Words that nobody sees and a model reads. */
const HIDDEN = Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');

describe('looking inside', () => {
  const opened: { workbench?: Workbench } = {};

  before(async () => {
    scriptAnswers(currentSession());
    const settings = { ...scriptedProfile(currentSession()), 'panorama.completion.enabled': 'off' };
    const files = { 'docs/payment-rules.md': `Refunds take a day.${HIDDEN}\n` };
    opened.workbench = await openWorkbench({ fixture: 'sample', files }, settings);
    await opened.workbench.waitForExtensionActive();
  });

  after(async () => {
    await opened.workbench?.close();
  });

  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  const tree = () =>
    workbench()
      .page.locator('.pane')
      .filter({ has: workbench().page.locator('[aria-label^="Pack"]') });
  const rowsShow = (text: string) =>
    until(async () => (await tree().allTextContents()).join(' ').includes(text), `the pack shows "${text}"`);

  it('says what the pack is for while there is none', async () => {
    await workbench().palette('Panorama: Show Pack');
    await rowsShow('Ask a question to see what the model read.');
    await screenshot(workbench(), 'pack-empty');
  });

  it('shows after a question what the model read and what was left out', async () => {
    const panel = await workbench().panoramaPanel();
    await panel.getByRole('textbox', { name: 'Ask Panorama' }).fill('Why do retries charge twice?');
    await panel.getByRole('textbox', { name: 'Ask Panorama' }).press('Enter');
    await rowsShow('of 120,000 tokens');
    await rowsShow('Left out');
    await screenshot(workbench(), 'pack');
  });

  it('warns of characters that cannot be seen, above the answer and in the pack', async () => {
    const panel = await workbench().panoramaPanel();
    await panel.getByText('1 with hidden characters').first().waitFor();
    await rowsShow('Hidden characters');
  });

  it('shows the last request as it left', async () => {
    await workbench().palette('Panorama: Show Last Request');
    await until(async () => (await workbench().editorText()).includes('# Last request'), 'the request is shown');
    assert.match(await workbench().editorText(), /Purpose \| chat/);
    await screenshot(workbench(), 'last-request');
  });

  it('lists all that is kept with its size, and removes it', async () => {
    const storage = path.join(currentSession().server.dataFolder, 'data/User/globalStorage/panorama.panorama');
    await until(() => existsSync(path.join(storage, 'ledger')), 'the ledger is written');
    await workbench().palette('Panorama: Remove All Data');
    await workbench().quickRow('Ledger of what was sent').waitFor();
    await screenshot(workbench(), 'remove-data');
    await workbench().page.keyboard.press('Enter');
    await workbench().quickRow('Remove now').waitFor();
    await screenshot(workbench(), 'remove-data-chats');
    await workbench().quickRow('Remove now').click();
    await until(() => readdirSync(storage).length === 0, 'nothing is kept');
  });
});
