// The refactors where a person looks for them: the context menu, the list behind "More…", the lightbulb and Source Control.

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

const OWN = [{ id: 'log', title: 'Log calls', instruction: 'Log each call.', languages: ['typescript'] }];

describe('the refactors of the catalogue', () => {
  const opened: { workbench?: Workbench } = {};
  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };

  before(async () => {
    scriptAnswers(currentSession());
    const settings = { ...scriptedProfile(currentSession()), 'panorama.refactor.commands': OWN };
    opened.workbench = await openWorkbench({ fixture: 'sample', git: true }, settings);
    await workbench().waitForExtensionActive();
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  /** Opens the submenu of the context menu on the line with the total. */
  async function openSubmenu(): Promise<readonly string[]> {
    const line = workbench().editorLines().filter({ hasText: 'const shipping = goods' }).first();
    await line.click({ button: 'right' });
    await workbench().menuItem('Panorama').hover();
    await workbench().menuItem('More…').waitFor();
    const submenu = workbench().page.locator('.monaco-menu').last();
    return submenu.locator('.action-item:not(.disabled) .action-label:not(.separator)').allTextContents();
  }

  /** Opens the list of the lightbulb. A list that is asked for while the selection is still new may go at once: it is asked for again. */
  async function openLightbulb(): Promise<Locator> {
    const list = workbench().page.locator('.action-widget');
    const own = list.getByText('Panorama: Extract function');
    await until(async () => {
      await workbench().page.keyboard.press('ControlOrMeta+.');
      return own.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    }, 'the lightbulb lists the refactors');
    return list;
  }

  it('stand in a submenu of at most nine, which ends with the way to all', async () => {
    const labels = await openSubmenu();
    assert.deepEqual(labels, [
      'Explain',
      'Review Code',
      'Simplify',
      'Document',
      'Generate Tests',
      'Refactor by Instruction…',
      'More…',
    ]);
    await screenshot(workbench(), 'refactor-menu-dark');
    await workbench().page.keyboard.press('Escape');
    await workbench().page.keyboard.press('Escape');
    await setTheme(workbench(), 'light');
    await openSubmenu();
    await screenshot(workbench(), 'refactor-menu-light');
    await workbench().page.keyboard.press('Escape');
    await workbench().page.keyboard.press('Escape');
  });

  it('are all listed behind More…, the user’s own among them', async () => {
    await openSubmenu();
    // A menu takes no click in its first moments.
    await workbench().menuItem('More…').hover();
    await workbench().page.keyboard.press('Enter');
    await workbench().quickRow('Simplify').waitFor();
    await screenshot(workbench(), 'refactor-list-light');
    await workbench().quickInput().fill('Log calls');
    await workbench().quickRow('Log calls').waitFor();
    await workbench().page.keyboard.press('Escape');
  });

  it('stand in the lightbulb of a selection', async () => {
    await workbench().goToLineEnd(20);
    await workbench().page.keyboard.press('Shift+Home');
    await workbench().page.locator('[id="status.editor.selection"]').filter({ hasText: 'selected' }).waitFor();
    const list = await openLightbulb();
    await screenshot(workbench(), 'lightbulb-light');
    await list.getByText('Panorama: Log calls').waitFor();
    await workbench().page.keyboard.press('Escape');
    await setTheme(workbench(), 'dark');
    await openLightbulb();
    await screenshot(workbench(), 'lightbulb-dark');
    await workbench().page.keyboard.press('Escape');
  });

  it('offer the message of a commit in Source Control', async () => {
    await workbench().page.keyboard.press('Control+Shift+G');
    await workbench().page.locator('a[aria-label^="Write Commit Message"]').first().waitFor();
    await screenshot(workbench(), 'commit-message-dark');
  });

  it('complain about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});
