// A question over the whole workspace, asked in the panel of the real editor and answered over a real stream.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { until } from '../harness/until.ts';
import { currentSession } from '../harness/uiSession.ts';
import { openWorkbench, screenshot, setTheme } from '../harness/openWorkbench.ts';
import type { Workbench } from '../harness/workbench.ts';
import { scriptedProfile, scriptAnswers } from './scriptedAnswers.ts';

const QUESTION = 'Why do retries charge twice?';

describe('a question over the whole workspace', () => {
  const opened: { workbench?: Workbench; panel?: FrameLocator } = {};

  before(async () => {
    scriptAnswers(currentSession());
    const workbench = await openWorkbench({ fixture: 'sample' }, scriptedProfile(currentSession()));
    await workbench.waitForExtensionActive();
    opened.workbench = workbench;
    opened.panel = await workbench.panoramaPanel();
  });

  after(async () => {
    await opened.workbench?.close();
  });

  const panel = (): FrameLocator => present(opened.panel);
  const workbench = (): Workbench => present(opened.workbench);

  it('shows tokens and price before anything is sent', async () => {
    currentSession().service.requests.length = 0;
    await panel().getByRole('textbox', { name: 'Ask Panorama' }).fill(QUESTION);
    const price = panel().getByRole('button', { name: 'Send' });
    await until(async () => /¢|\$/.test((await price.getAttribute('aria-description')) ?? ''), 'the price is shown');
    assert.deepEqual(
      currentSession().service.requests.filter(({ method }) => method === 'POST'),
      [],
    );
  });

  it('streams the answer, and it can be watched while it comes', async () => {
    await panel().getByRole('textbox', { name: 'Ask Panorama' }).press('Enter');
    await panel().getByRole('button', { name: 'Stop' }).waitFor();
    const article = panel().getByRole('article').last();
    const lengths = new Set<number>();
    await until(async () => {
      lengths.add((await article.textContent())?.length ?? 0);
      return panel().getByRole('button', { name: 'Send' }).isVisible();
    }, 'the answer ends');
    assert.ok(lengths.size > 2, `the text grew ${lengths.size} times`);
  });

  it('cites the file, and the citation opens it at the words quoted', async () => {
    await screenshot(workbench(), 'chat-dark', true);
    await setTheme(workbench(), 'light');
    await screenshot(workbench(), 'chat-light', true);
    await panel()
      .getByRole('link', { name: /retry\.ts/ })
      .first()
      .click();
    await workbench().page.locator('.tabs-container .tab.active[data-resource-name="retry.ts"]').waitFor();
  });

  it('stops when asked to, and keeps what arrived', async () => {
    const box = panel().getByRole('textbox', { name: 'Ask Panorama' });
    await box.fill('Tell me a long story about this shop');
    await box.press('Enter');
    const article = panel().getByRole('article').last();
    await until(async () => /shop/.test((await article.textContent()) ?? ''), 'text arrives');
    await panel().getByRole('button', { name: 'Stop' }).click();
    await panel()
      .getByText(/Stopped by you/)
      .waitFor();
    assert.match((await article.textContent()) ?? '', /shop/);
  });

  it('complains about nothing', () => {
    assert.deepEqual(workbench().errors.list, []);
  });

  it('stands on a page that is given the files of the extension alone', async () => {
    writeFileSync(path.join(workbench().folder, 'stolen.css'), 'body { opacity: 0.5 }');
    const loaded = await panel()
      .locator('body')
      .evaluate(loadStyles, [path.join(workbench().folder, 'stolen.css'), '/etc/passwd']);
    assert.deepEqual(loaded, { own: true, others: [false, false] });
  });
});

/** Whether the page gets its own style sheet once more, and files of the same server at other paths; its policy would take them as styles. */
async function loadStyles(body: HTMLElement, paths: readonly string[]): Promise<unknown> {
  const load = (address: string): Promise<boolean> =>
    new Promise((resolve) => {
      const link = body.ownerDocument.createElement('link');
      link.rel = 'stylesheet';
      link.href = address;
      link.onload = () => {
        resolve(true);
      };
      link.onerror = () => {
        resolve(false);
      };
      body.ownerDocument.head.append(link);
    });
  const own = body.ownerDocument.querySelector('link')?.href ?? '';
  const others = paths.map((other) => load(new URL(other, own).href));
  return { own: await load(`${own}?again`), others: await Promise.all(others) };
}

function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}
