// Grey text from a chat model in the real editor: typed for, shown, kept with Tab.

import assert from 'node:assert/strict';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile, SUGGESTION } from './scriptedAnswers.ts';

const FILE = 'src/cart/cartTotal.ts';

describe('a suggestion while typing', () => {
  const opened: { workbench?: Workbench } = {};
  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };

  before(async () => {
    scriptAnswers(currentSession());
    // The line that is being written is an error until it is whole: red marks would distract from what is shown.
    const settings = { ...scriptedProfile(currentSession()), 'typescript.validate.enable': false };
    opened.workbench = await openWorkbench({ fixture: 'sample' }, settings);
    await workbench().waitForExtensionActive();
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('shows as grey text behind the cursor', async () => {
    await workbench().goToLineEnd(17);
    await workbench().page.keyboard.press('Enter');
    // At once: the scripted service has one answer, which fits the whole line alone.
    await workbench().page.keyboard.insertText('const averageLine = ');
    await workbench().waitForGhostText(/^goods \/ Math\.max\(1, cart\.lines\.length\);$/);
    await screenshot(workbench(), 'suggestion-dark', true);
    await setTheme(workbench(), 'light');
  });

  it('is put away with Escape, and comes again in its place only when it is asked for', async () => {
    await workbench().page.keyboard.press('Escape');
    await workbench().ghostSpans().first().waitFor({ state: 'detached' });
    await workbench().page.keyboard.press('End');
    await workbench().page.keyboard.press('Backspace');
    await workbench().type(' ');
    await workbench().page.keyboard.press('Alt+\\');
    await workbench().waitForGhostText(/^goods /);
    await screenshot(workbench(), 'suggestion-light', true);
  });

  it('is kept with Tab, and stands in the file when that is saved', async () => {
    await workbench().acceptWithTab();
    assert.ok((await workbench().save(FILE)).includes(`const averageLine = ${SUGGESTION}\n`));
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});
