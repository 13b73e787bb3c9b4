// The page of the pack: rows, filter, sorting, marks, the treemap, and its looks in three kinds of themes.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { until } from '../harness/until.ts';
import { PackRoom, type OpenPackPage, type PackPageOptions } from './openPackPage.ts';
import { idle, manyFiles, packOf, shopFiles, shopPack } from './packExamples.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');
const shop = [
  { kind: 'pack', pack: shopPack },
  { kind: 'status', status: idle },
] as const;
const large = [
  { kind: 'pack', pack: packOf(manyFiles, [], 1_000_000) },
  { kind: 'status', status: idle },
] as const;

describe('the page of the pack', () => {
  const opened: { room?: PackRoom } = {};
  const openPage = (options: PackPageOptions = { messages: shop }): Promise<OpenPackPage> => {
    assert.ok(opened.room);
    return opened.room.page(options);
  };
  const gridOf = ({ page }: OpenPackPage) => page.getByRole('grid').first();

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await PackRoom.open();
  });
  afterEach(() => opened.room?.closePages());
  after(() => opened.room?.close());

  it('shows what the pack is for, its sums, and every file with level, tokens, score and reason', async () => {
    const opened = await openPage();
    const facts =
      'What the next question would hold · 50,404 of 64,000 tokens · 97 % cached · ≈ 1.3¢ · 2 secret values hidden';
    assert.deepEqual(
      [
        await opened.page.getByRole('heading').textContent(),
        await opened.page.locator('.facts').textContent(),
        (await opened.rows()).slice(0, 2),
        (await opened.rows()).length,
      ],
      [
        'Pack for “Why do retries charge twice?”',
        facts,
        [
          'full|src/pay/retry.ts|1,204|1.00|you pinned it|',
          'excerpt|src/pay/api.ts|4,610|0.82|lines 12–48, 90–131; matches the question; too large to send whole|',
        ],
        shopFiles.length,
      ],
    );
  });

  it('sorts by a column, numbers from the largest, and turns round on the second press', async () => {
    const opened = await openPage();
    const tokens = opened.page.getByRole('columnheader', { name: 'Tokens' });
    await tokens.getByRole('button').click();
    const first = (await opened.paths())[0];
    await opened.page.keyboard.press('Enter');
    const sorted = [await tokens.getAttribute('aria-sort'), (await opened.paths()).at(-1)];
    await opened.page.getByRole('columnheader', { name: 'File' }).getByRole('button').click();
    assert.deepEqual(
      [first, sorted, (await opened.paths())[0]],
      ['src/server/routes.ts', ['ascending', 'src/server/routes.ts'], 'README.md'],
    );
  });

  it('filters by words and by level, says how many pass, and clears', async () => {
    const opened = await openPage();
    const filter = opened.page.getByRole('searchbox', { name: 'Filter files' });
    await filter.fill('PAY retry');
    const byText = await opened.paths();
    await opened.page.getByText('2 of 14').waitFor();
    await filter.fill('');
    await opened.page.getByRole('combobox', { name: 'Level' }).selectOption('outline');
    const byLevel = await opened.paths();
    await filter.fill('nothing like it');
    await opened.page.getByRole('button', { name: 'Clear the filter' }).click();
    await until(async () => (await opened.paths()).length === 14, 'all files are there again');
    assert.deepEqual(
      [byText, byLevel],
      [['src/pay/retry.ts', 'test/pay/retry.test.ts'], ['src/cart/discounts/rules.ts']],
    );
  });

  it('walks, opens and marks with the keyboard', async () => {
    const opened = await openPage();
    await gridOf(opened).focus();
    for (const key of ['ArrowDown', 'Enter', 'p', 'f', 'x', 'Home', 'p', 'End', 'Delete']) {
      await opened.page.keyboard.press(key);
    }
    const active = await gridOf(opened).getAttribute('aria-activedescendant');
    assert.deepEqual(
      [active, await opened.postedOf('open'), await opened.waitForPosted('mark', 5)],
      [
        'file-13',
        [{ kind: 'open', path: 'src/pay/api.ts', line: 12 }],
        [
          { kind: 'mark', path: 'src/pay/api.ts', mark: 'pinned', on: true },
          { kind: 'mark', path: 'src/pay/api.ts', mark: 'full', on: true },
          { kind: 'mark', path: 'src/pay/api.ts', mark: 'excluded', on: true },
          { kind: 'mark', path: 'src/pay/retry.ts', mark: 'pinned', on: false },
          { kind: 'mark', path: 'legacy/import/customers.ts', mark: 'excluded', on: true },
        ],
      ],
    );
  });

  it('marks with the mouse, and undoes it', async () => {
    const opened = await openPage();
    const row = opened.page.locator('.row').filter({ hasText: 'gateway.md' });
    await row.hover();
    await row.getByRole('button', { name: 'Send as ranked' }).click();
    await row.getByRole('button', { name: 'Pin' }).click();
    await row.getByRole('button', { name: 'gateway.md' }).click();
    assert.deepEqual(
      [await opened.waitForPosted('mark', 2), await opened.waitForPosted('open')],
      [
        [
          { kind: 'mark', path: 'docs/gateway.md', mark: 'full', on: false },
          { kind: 'mark', path: 'docs/gateway.md', mark: 'pinned', on: true },
        ],
        [{ kind: 'open', path: 'docs/gateway.md', line: 1 }],
      ],
    );
  });

  it('says of a file that was just excluded that it goes with the next pack', async () => {
    const opened = await openPage();
    const marks = { ...idle.marks, excluded: ['README.md'] };
    await opened.send({ kind: 'status', status: { ...idle, marks } });
    const [row] = (await opened.rows()).filter((one) => one.includes('README.md'));
    assert.match(row ?? '', /you excluded it/);
  });

  it('groups what is left out by reason with its rule, what the user excluded first', async () => {
    const excluded = [
      { path: 'dist/', reason: 'ignored', rule: '.gitignore:3 dist/' },
      { path: 'z/notes.md', reason: 'by-hand' },
    ] as const;
    const pack = { ...shopPack, ...{ excluded: byReason(excluded) } };
    const marks = { ...idle.marks, excluded: ['z/notes.md'] };
    const opened = await openPage({
      messages: [
        { kind: 'pack', pack },
        { kind: 'status', status: { ...idle, marks } },
      ],
    });
    await opened.page.getByRole('tab', { name: 'Left out 2' }).click();
    const rows = await opened.rows('out');
    await opened.page.getByRole('button', { name: 'Include again' }).click();
    assert.deepEqual(
      [rows, await opened.waitForPosted('mark')],
      [
        ['by-hand 1', 'z/notes.md|Include again', 'ignored 1', 'dist/|.gitignore:3 dist/'],
        [{ kind: 'mark', path: 'z/notes.md', mark: 'excluded', on: false }],
      ],
    );
  });

  it('draws only the rows in sight of 15,000, wherever it is scrolled', async () => {
    const opened = await openPage({ messages: large });
    const drawn = await opened.page.locator('.rows > .row').count();
    await gridOf(opened).focus();
    await opened.page.keyboard.press('End');
    await opened.page.getByText('file14999.ts').waitFor();
    await opened.page.keyboard.press('PageUp');
    const counts = [drawn, await opened.page.locator('.rows > .row').count()];
    assert.ok(
      counts.every((count) => count > 10 && count < 80),
      String(counts),
    );
    assert.equal(await gridOf(opened).getAttribute('aria-rowcount'), '15001');
  });

  it('labels the areas of the window, and is walked and entered with the keyboard', async () => {
    const opened = await openPage();
    const { page } = opened;
    const map = page.getByRole('group', { name: 'The window by folder' });
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await map.locator('[tabindex="0"]').focus();
    const first = await label();
    await page.keyboard.press('ArrowDown');
    const second = await label();
    await page.keyboard.press('Enter');
    await until(async () => (await opened.paths()).every((one) => one.startsWith('src/server/')), 'the table follows');
    await page.keyboard.press('Backspace');
    await until(async () => (await opened.paths()).some((one) => one.startsWith('src/cart/')), 'it goes back up');
    assert.deepEqual(
      [first, second],
      ['src, 34,484 tokens, 51 % of the window, 10 files', 'src/server, 12,320 tokens, 18 % of the window, 3 files'],
    );
  });

  it('has an area for each part of the window beside the files', async () => {
    const { page } = await openPage();
    const labels = await page.locator('.area[role="img"]').evaluateAll((areas) => areas.map((area) => area.ariaLabel));
    const names = labels.map((label) => label?.split(',')[0]).sort();
    assert.deepEqual(names, ['Conversation', 'Free', 'Instructions', 'Kept for the answer', 'List of files']);
  });

  it('shows that it packs, how long that takes, and cancels', async () => {
    const opened = await openPage({ messages: [{ kind: 'status', status: { ...idle, packing: true } }] });
    await opened.page.getByText(/Packing the workspace… \d/).waitFor();
    await opened.page.getByRole('button', { name: 'Cancel' }).click();
    assert.deepEqual(await opened.waitForPosted('cancel'), [{ kind: 'cancel' }]);
  });

  it('offers to pack where there is nothing to show, and says what went wrong', async () => {
    const status = { ...idle, hasRequest: false, problem: 'The workspace is empty.' };
    const opened = await openPage({ messages: [{ kind: 'status', status }] });
    await opened.page.getByRole('alert').getByText('The workspace is empty.').waitFor();
    await opened.page.screenshot({ path: path.join(pictures, 'pack-empty.png') });
    await opened.page.getByRole('button', { name: 'Pack now' }).click();
    assert.deepEqual(
      [
        await opened.waitForPosted('refresh'),
        await opened.page.getByRole('button', { name: 'Open last prompt' }).isDisabled(),
      ],
      [[{ kind: 'refresh' }], true],
    );
  });

  it('copies and opens the prompt through the host', async () => {
    const opened = await openPage();
    await opened.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await opened.page.getByRole('button', { name: 'Open last prompt' }).click();
    await opened.page.getByRole('button', { name: 'Pack again' }).click();
    const posted = [];
    for (const kind of ['copyMarkdown', 'showPrompt', 'refresh'] as const) {
      posted.push((await opened.waitForPosted(kind)).length);
    }
    assert.deepEqual(posted, [1, 1, 1]);
  });

  it('keeps names that look like markup as text, and drops messages that fit no contract', async () => {
    const hostile = '<img src=x onerror="window.scriptRuns=1">.ts';
    const [first] = shopFiles;
    assert.ok(first);
    const opened = await openPage({ messages: [{ kind: 'pack', pack: packOf([{ ...first, path: hostile }]) }] });
    await opened.page.evaluate(() => {
      for (const data of [null, { kind: 'pack' }, { kind: 'status', status: {} }, { kind: 'pack', pack: {} }]) {
        window.dispatchEvent(new MessageEvent('message', { data }));
      }
    });
    const [runs, violations] = await opened.page.evaluate(() => [window.scriptRuns, window.violations] as const);
    assert.deepEqual([await opened.paths(), runs, violations], [[hostile], 0, []]);
  });

  for (const width of [320, 680, 1_400]) {
    it(`fits into ${width} px`, async () => {
      const { page } = await openPage({ width, messages: shop });
      await page.screenshot({ path: path.join(pictures, `pack-${width}.png`) });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.deepEqual([overflow, await page.locator('.treemap').isVisible()], [0, width >= 700]);
    });
  }

  for (const theme of ['dark', 'light', 'contrast'] as const) {
    it(`has its picture taken in ${theme}`, async () => {
      const { page } = await openPage({ theme, messages: shop });
      await page.getByRole('grid').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.screenshot({ path: path.join(pictures, `pack-${theme}.png`) });
      await page.getByRole('tab', { name: 'Left out 6' }).click();
      await page.locator('.area.folder').first().focus();
      await page.screenshot({ path: path.join(pictures, `pack-out-${theme}.png`) });
      assert.equal(await page.getByRole('tab', { name: 'Left out 6' }).getAttribute('aria-selected'), 'true');
    });
  }
});

function byReason(excluded: readonly { readonly path: string; readonly reason: string; readonly rule?: string }[]) {
  return {
    paths: excluded.map(({ path }) => path).join('\0'),
    reasons: excluded.map(({ reason }) => ({ code: reason, words: reason })),
    reasonOf: excluded.map((_, index) => index),
    rules: excluded.flatMap(({ rule }) => rule ?? []),
    ruleOf: excluded.map(({ rule }) => (rule === undefined ? -1 : 0)),
  };
}
