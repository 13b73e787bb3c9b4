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
    await until(async () => /¢|\$/.test((await price.getAttribute('aria-description')) ?? ''), 'the price is shown', {
      limit: 40_000,
      seen: async () => `${(await panel().locator('body').innerText()).trim()}\n${await workbench().describe()}`,
    });
    assert.deepEqual(
      currentSession().service.requests.filter(({ method }) => method === 'POST'),
      [],
    );
  });

  it('streams the answer, and it can be watched while it comes', async () => {
    const growth = await panel().locator('body').evaluateHandle(followGrowth);
    await panel().getByRole('textbox', { name: 'Ask Panorama' }).press('Enter');
    await panel().getByRole('button', { name: 'Stop' }).waitFor();
    await panel().getByRole('button', { name: 'Send' }).waitFor();
    const lengths = await growth.evaluate((seen) => seen.size);
    assert.ok(lengths > 2, `the text grew ${lengths} times`);
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

/** The lengths that the newest answer has from now on: the page itself sees each, a test that looks in from outside misses some. */
function followGrowth(body: HTMLElement): ReadonlySet<number> {
  const lengths = new Set<number>();
  const observer = new MutationObserver(() => {
    const text = [...body.querySelectorAll('[role="article"], article')].at(-1)?.textContent;
    if (text) {
      lengths.add(text.length);
    }
  });
  observer.observe(body, { subtree: true, childList: true, characterData: true });
  return lengths;
}

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
