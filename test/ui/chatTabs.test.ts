// Several chats in the real editor: one in a tab, beside the one in the view, and still there after a reload.

import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptAnswers, scriptedProfile } from './scriptedAnswers.ts';

const QUESTION = 'Why do retries charge twice?';

/** Whether the browser's storage of VS Code holds the conversation that a webview shows. Runs in the page. */
async function isKept(): Promise<boolean> {
  const valuesOf = (name: string): Promise<readonly unknown[]> =>
    new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => {
        const [store] = opening.result.objectStoreNames;
        const reading = store === undefined ? undefined : opening.result.transaction(store).objectStore(store).getAll();
        const end = (): void => {
          opening.result.close();
          resolve(reading?.result ?? []);
        };
        reading?.addEventListener('success', end);
        if (!reading) end();
      };
    });
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith('vscode-web-state') ? [name] : [],
  );
  const values = await Promise.all(names.map(valuesOf));
  return /webviewState[^}]*thread/.test(JSON.stringify(values));
}

describe('a chat in an editor tab', () => {
  const opened: { workbench?: Workbench } = {};
  const workbench = (): Workbench => {
    assert.ok(opened.workbench);
    return opened.workbench;
  };
  /** The inside of the tab. */
  const tab = (): FrameLocator => workbench().packPage();
  const label = (title: string) => workbench().page.locator('.tabs-container .tab.active').filter({ hasText: title });

  before(async () => {
    scriptAnswers(currentSession());
    opened.workbench = await openWorkbench({ fixture: 'sample' }, scriptedProfile(currentSession()));
    await workbench().waitForExtensionActive();
  });

  after(() => opened.workbench?.close());

  it('opens empty, answers, and is named after its question', async () => {
    await workbench().palette('Panorama: New Chat in Editor');
    await label('New Chat').waitFor();
    const box = tab().getByRole('textbox', { name: 'Ask Panorama' });
    await box.fill(QUESTION);
    await box.press('Enter');
    await label(QUESTION).waitFor();
    await tab()
      .getByRole('link', { name: /retry\.ts/ })
      .first()
      .waitFor();
    await tab().getByRole('button', { name: 'Send' }).waitFor();
    await screenshot(workbench(), 'chat-tab-dark');
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'chat-tab-light');
  });

  it('leaves the view with a conversation of its own', async () => {
    const view = await workbench().panoramaPanel();
    await view.getByRole('textbox', { name: 'Ask Panorama' }).waitFor();
    assert.equal(await view.getByRole('article').count(), 0);
  });

  it('is there again after a reload', async () => {
    // VS Code on the web writes down its tabs a few seconds after they change: a reload before that forgets them.
    await until(
      async () => {
        await workbench().page.reload({ waitUntil: 'commit' });
        await workbench().waitForExtensionActive();
        return (await label(QUESTION).count()) > 0;
      },
      'the tab is restored',
      { limit: 60_000, seen: () => workbench().describe() },
    );
    await tab()
      .getByRole('link', { name: /retry\.ts/ })
      .first()
      .waitFor();
  });
});

describe('the chat in the view', () => {
  const opened: { workbench?: Workbench } = {};

  after(() => opened.workbench?.close());

  it('shows its conversation again after a reload', async () => {
    scriptAnswers(currentSession());
    const workbench = await openWorkbench({ fixture: 'sample' }, scriptedProfile(currentSession()));
    opened.workbench = workbench;
    await workbench.waitForExtensionActive();
    const box = (await workbench.panoramaPanel()).getByRole('textbox', { name: 'Ask Panorama' });
    await box.fill(QUESTION);
    await box.press('Enter');
    const source = async () => (await workbench.panoramaPanel()).getByRole('link', { name: /retry\.ts/ }).first();
    await (await source()).waitFor();
    await until(() => workbench.page.evaluate(isKept), 'VS Code has written down what the view shows', {
      limit: 60_000,
    });
    await workbench.page.reload({ waitUntil: 'commit' });
    await workbench.waitForExtensionActive();
    await (await source()).waitFor();
  });

  it('offers it among the recent ones of an empty chat, and opens it', async () => {
    assert.ok(opened.workbench);
    const panel = await opened.workbench.panoramaPanel();
    await opened.workbench.palette('Panorama: New Chat');
    await panel.getByText('Recent').waitFor();
    await panel.getByRole('button', { name: QUESTION }).click();
    await panel
      .getByRole('link', { name: /retry\.ts/ })
      .first()
      .waitFor();
  });
});
