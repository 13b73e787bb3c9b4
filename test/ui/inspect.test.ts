// What the model read, what was sent, and how all of it is removed again, in the real editor.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
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
    // VS Code on the web gives all webviews one service worker: of two that load while it is registered, one may wait for it in vain.
    const panel = await opened.workbench.panoramaPanel();
    await panel.getByRole('textbox', { name: 'Ask Panorama' }).waitFor();
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
  const page = () => workbench().packPage();
  const rowsShow = (text: string) =>
    until(async () => (await tree().allTextContents()).join(' ').includes(text), `the pack shows "${text}"`);

  it('shows what a question would hold before there is one, and sends nothing', async () => {
    currentSession().service.requests.length = 0;
    await workbench().palette('Panorama: Show Pack');
    await page()
      .getByRole('heading', { name: /^Pack of / })
      .waitFor();
    await page().getByRole('grid').getByText('retry.ts', { exact: true }).first().waitFor();
    await rowsShow('of 120,000 tokens');
    await screenshot(workbench(), 'pack-page-dark');
    assert.deepEqual(
      currentSession().service.requests.filter(({ method }) => method === 'POST'),
      [],
    );
  });

  it('pins a file from the page, shows it in the composer, and takes it back there', async () => {
    await page().getByRole('searchbox', { name: 'Filter files' }).fill('retry.ts');
    await page().getByRole('grid').focus();
    await workbench().page.keyboard.press('p');
    await page().getByText('you pinned it').waitFor();
    const panel = await workbench().panoramaPanel();
    await panel.getByRole('button', { name: 'Unpin retry.ts' }).click();
    await page().getByText('you pinned it').waitFor({ state: 'detached' });
  });

  it('excludes a file and shows it among what is left out', async () => {
    await page().getByRole('grid').focus();
    await workbench().page.keyboard.press('x');
    await page()
      .getByRole('tab', { name: /^Left out/ })
      .click();
    await page().getByText('Excluded by you').waitFor();
    await screenshot(workbench(), 'pack-left-out');
    await page().getByRole('button', { name: 'Include again' }).click();
    await page().getByText('Excluded by you').waitFor({ state: 'detached' });
  });

  it('is drawn in light and in high contrast', async () => {
    await page()
      .getByRole('tab', { name: /^In the pack/ })
      .click();
    await page().getByRole('searchbox', { name: 'Filter files' }).fill('');
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'pack-page-light');
    await setTheme(workbench(), 'high contrast');
    await screenshot(workbench(), 'pack-page-contrast');
    await setTheme(workbench(), 'dark');
  });

  it('is there again, and packs anew, when the window is loaded anew', async () => {
    await workbench().page.reload({ waitUntil: 'commit' });
    await page()
      .getByRole('heading', { name: /^Pack of / })
      .waitFor();
    // The editor may have kept what was chosen a moment ago, or what was before.
    await page()
      .getByRole('tab', { name: /^In the pack/ })
      .click();
    await page().getByRole('searchbox', { name: 'Filter files' }).fill('');
    await page().getByRole('grid').getByText('retry.ts', { exact: true }).first().waitFor();
  });

  it('shows after a question what the model read and what was left out', async () => {
    const panel = await workbench().panoramaPanel();
    await panel.getByRole('textbox', { name: 'Ask Panorama' }).fill('Why do retries charge twice?');
    await panel.getByRole('textbox', { name: 'Ask Panorama' }).press('Enter');
    await rowsShow('of 120,000 tokens');
    await page().getByRole('heading', { name: 'Pack for “Why do retries charge twice?”' }).waitFor();
    await page().getByText('As it was sent').waitFor();
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
