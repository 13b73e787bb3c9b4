// Refactors in the real editor: a small one reviewed in place, a larger one hunk by hunk with the keyboard, over a reload.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from '../harness/until.ts';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { NAME_PARTS, NAME_SOME, scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

const opened: { workbench?: Workbench } = {};

function workbench(): Workbench {
  assert.ok(opened.workbench);
  return opened.workbench;
}

/** The rows of the tree of what waits. */
function waiting() {
  return workbench().page.locator('.pane').filter({ hasText: 'Pending Changes' }).locator('.monaco-list-row');
}

/** The groups of editors. */
function groups() {
  return workbench().page.locator('.editor-group-container');
}

/** Asks for a refactor of the file in front. */
async function instruct(instruction: string): Promise<void> {
  await workbench().editorLines().first().click();
  await workbench().palette('Panorama: Refactor by Instruction');
  await workbench().quickInput().fill(instruction);
  await workbench().page.keyboard.press('Enter');
}

async function waitForRow(text: string): Promise<void> {
  await waiting().filter({ hasText: text }).first().waitFor();
}

/** Waits until the caret of the active editor stands in a line. */
async function waitForLine(line: number): Promise<void> {
  await workbench()
    .page.locator('[id="status.editor.selection"]')
    .filter({ hasText: `Ln ${line},` })
    .waitFor();
}

/** Saves what is changed, and waits until the editor shows it as saved. */
async function saveAll(): Promise<void> {
  await pressChord('S');
  await workbench().page.locator('.tabs-container .tab.dirty').first().waitFor({ state: 'detached' });
}

async function pressChord(second: string): Promise<void> {
  await workbench().page.keyboard.press('Control+K');
  await workbench().page.keyboard.press(second);
}

describe('a refactor from the context menu', () => {
  before(async () => {
    scriptAnswers(currentSession());
    opened.workbench = await openWorkbench({ fixture: 'sample' }, scriptedProfile(currentSession()));
    await workbench().waitForExtensionActive();
    await setTheme(workbench(), 'light');
    await workbench().openFile('cartTotal.ts');
  });

  after(async () => {
    await opened.workbench?.close();
  });

  it('is shown in the editor of the file when it is small, and changes nothing yet', async () => {
    await workbench().goToLineEnd(20);
    await workbench().contextMenu('const shipping = goods', 'Panorama', 'Simplify');
    await workbench().page.locator('.codelens-decoration a').filter({ hasText: 'Accept' }).first().waitFor();
    await workbench().page.locator('.monaco-hover').filter({ hasText: 'const payable = goods - discount;' }).waitFor();
    await screenshot(workbench(), 'inline-review-light');
    assert.match(await workbench().editorText(), /total: goods - discount \+ shipping/);
  });

  it('is not made by Enter, but by one key, and taken back by one Undo', async () => {
    const { keyboard } = workbench().page;
    await workbench().focusedEditor().waitFor();
    await keyboard.press('Alt+Enter');
    await until(async () => (await workbench().editorText()).includes('const payable'), 'the change is made');
    await keyboard.press('ControlOrMeta+Z');
    await until(async () => !(await workbench().editorText()).includes('const payable'), 'the change is undone');
    assert.match(await workbench().editorText(), /total: goods - discount \+ shipping/);
  });

  it('comes beside the file while its answer streams, and leaves the cursor where it is', async () => {
    await workbench().panoramaPanel();
    await instruct(NAME_SOME);
    await waitForRow('2 changes so far');
    await workbench().diffLines();
    const { page } = workbench();
    const counts = [page.locator('.editor-actions [aria-label*="Accept"]'), groups()].map((found) => found.count());
    assert.deepEqual(await Promise.all(counts), [0, 2]);
    // The file keeps the focus.
    await page.keyboard.press('ControlOrMeta+End');
    await waitForLine(22);
    await screenshot(workbench(), 'receiving-light');
  });

  it('leaves nothing when it is stopped', async () => {
    await workbench().page.getByRole('button', { name: 'Cancel' }).click();
    await waiting().first().waitFor({ state: 'detached' });
    await until(async () => (await groups().count()) === 1, 'the diff is gone');
    assert.doesNotMatch(await workbench().editorText(), /part by part/);
  });

  it('is shown side by side when it is whole, beside a list of what waits', async () => {
    await instruct(NAME_PARTS);
    await waitForRow('3 of 3 open');
    const lines = await workbench().diffLines();
    assert.ok(lines.some((line) => line.includes('const payable = goods - discount;')));
    await screenshot(workbench(), 'review-light', true);
    await setTheme(workbench(), 'dark');
    await screenshot(workbench(), 'review-dark', true);
  });

  it('is shown with all its files in one editor, which is closed without a decision', async () => {
    const { page } = workbench();
    await workbench().palette('Panorama: Review All Files Together');
    await page.locator('.monaco-component.multiDiffEditor .line-insert').first().waitFor();
    await screenshot(workbench(), 'review-together-dark');
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'review-together-light');
    await setTheme(workbench(), 'dark');
    await workbench().palette('View: Close Editor');
    await page.locator('.monaco-component.multiDiffEditor').waitFor({ state: 'detached' });
    await waitForRow('3 of 3 open');
  });

  it('can be asked about, and nothing leaves before Enter', async () => {
    const sent = currentSession().service.requests.filter(({ method }) => method === 'POST').length;
    const panel = await workbench().panoramaPanel();
    await workbench().page.locator('.monaco-diff-editor .editor.modified .view-line').first().click();
    await workbench().page.keyboard.press('ControlOrMeta+Home');
    await pressChord('N');
    await workbench().palette('Panorama: Ask Why');
    const field = panel.getByRole('textbox').first();
    await until(
      async () => (await field.inputValue()).startsWith('Why is this change of cartTotal.ts:7'),
      'the question',
    );
    await screenshot(workbench(), 'ask-why-dark');
    await field.fill('');
    const now = currentSession().service.requests.filter(({ method }) => method === 'POST').length;
    assert.equal(now, sent);
  });

  it('is accepted change by change with the keyboard', async () => {
    await workbench().page.locator('.monaco-diff-editor .editor.modified .view-line').first().click();
    await workbench().page.keyboard.press('ControlOrMeta+Home');
    await waitForLine(1);
    await pressChord('N');
    await waitForLine(7);
    await workbench().page.keyboard.press('Alt+Enter');
    await waitForRow('2 of 3 open');
    await workbench().page.locator('.tabs-container .tab.dirty[data-resource-name="cartTotal.ts"]').first().waitFor();
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });

  it('waits over a reload, and opens from the list', async () => {
    await saveAll();
    await workbench().page.reload({ waitUntil: 'commit' });
    await workbench().waitForExtensionActive();
    await waitForRow('2 of 3 open');
    // The editor on the web remembers which tabs were open a few seconds late: a diff that has just been opened may be gone.
    await waiting().filter({ hasText: 'cartTotal.ts' }).first().click();
    await workbench().diffLines();
    await screenshot(workbench(), 'review-after-reload');
  });

  it('is made as far as it was accepted, and leaves no trace of what was rejected', async () => {
    await workbench().page.locator('.monaco-diff-editor .editor.modified .view-line').first().click();
    await workbench().page.keyboard.press('ControlOrMeta+Home');
    await waitForLine(1);
    await pressChord('N');
    await waitForLine(15);
    await pressChord('X');
    await waitForRow('1 of 3 open');
    await waitForLine(20);
    await workbench().page.keyboard.press('Alt+Enter');
    await workbench().page.locator('.monaco-diff-editor').waitFor({ state: 'detached' });
    await saveAll();
    const file = path.join(workbench().folder, 'src/cart/cartTotal.ts');
    await until(() => readFileSync(file, 'utf8').includes('const payable'), 'the file is saved');
    const text = readFileSync(file, 'utf8');
    assert.deepEqual([text.includes('part by part'), text.includes('Adds up')], [true, false]);
  });
});
