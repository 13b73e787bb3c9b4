// A refactor from the context menu of the real editor: asked for, reviewed as a diff, accepted, undone in one step.

import assert from 'node:assert/strict';
import { until } from '../harness/until.ts';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

describe('a refactor from the context menu', () => {
  const opened: { workbench?: Workbench } = {};
  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };

  before(async () => {
    scriptAnswers(currentSession());
    opened.workbench = await openWorkbench({ fixture: 'sample' }, scriptedProfile(currentSession()));
    await workbench().waitForExtensionActive();
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('is shown side by side with the code before it, and changes nothing yet', async () => {
    await workbench().goToLineEnd(20);
    await workbench().contextMenu('const shipping = goods', 'Panorama', 'Simplify');
    const lines = await workbench().diffLines();
    assert.ok(lines.some((line) => line.includes('const payable = goods - discount;')));
    await screenshot(workbench(), 'review-dark', true);
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'review-light', true);
  });

  it('is made when it is accepted, and taken back by one Undo', async () => {
    await workbench().palette('Panorama: Accept Changes');
    await workbench().page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await workbench().openFile('cartTotal.ts');
    await until(async () => (await workbench().editorText()).includes('const payable'), 'the change is made');
    await workbench().editorLines().first().click();
    await workbench().page.keyboard.press('ControlOrMeta+Z');
    await until(async () => !(await workbench().editorText()).includes('const payable'), 'the change is undone');
    assert.match(await workbench().editorText(), /total: goods - discount \+ shipping/);
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });
});
