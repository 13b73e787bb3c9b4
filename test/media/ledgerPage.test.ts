// The page of the ledger: sentences, chart, sums, what left, and its looks in three kinds of themes.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import { now, records, viewOf } from './ledgerExamples.ts';
import { LedgerRoom, type LedgerPageOptions, type OpenLedgerPage } from './openLedgerPage.ts';

const pictures = path.resolve(import.meta.dirname, '../../test-results/media');
declare global {
  interface Window {
    axe: { run(context?: axe.ElementContext, options?: axe.RunOptions): Promise<axe.AxeResults> };
  }
}

const month = { kind: 'ledger', view: viewOf('month') } as const;

describe('the page of the ledger', () => {
  const opened: { room?: LedgerRoom } = {};
  const openPage = (options: LedgerPageOptions = { messages: [month] }): Promise<OpenLedgerPage> => {
    assert.ok(opened.room);
    return opened.room.page(options);
  };

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    opened.room = await LedgerRoom.open();
  });
  afterEach(() => opened.room?.closePages());
  after(() => opened.room?.close());

  it('says in sentences what was spent, saved and kept, and what the caps leave', async () => {
    const { page } = await openPage();
    assert.deepEqual(
      [await page.locator('.head > .facts').textContent(), await page.locator('.caps').textContent()],
      [
        '$1.22 for 31 requests · 1 without a known price · 97 % of the input from the cache · 79¢ saved by it · ' +
          'half of the predictions were within 3.0 % · 23 of 61 suggestions kept · ' +
          '4 of them in part · 0.01¢ for each · 20 of 22 still there after 30 s',
        '$1.24 of $5.00 today · 21¢ of 50¢ for suggestions today · $9.80 of $40.00 this month',
      ],
    );
  });

  it('has a bar for each day, which says in words what it shows', async () => {
    const { page } = await openPage();
    const days = page.getByRole('list', { name: 'Cost by day' }).getByRole('listitem');
    assert.deepEqual(
      [await days.count(), (await days.last().textContent())?.startsWith('November 21: 2.3¢, 11 requests')],
      [31, true],
    );
  });

  it('groups by feature, model and workspace; an unknown price reads so, and is no zero', async () => {
    const opened = await openPage();
    const byFeature = await opened.rows('groups');
    const choice = opened.page.getByRole('combobox', { name: 'By' });
    await choice.selectOption('models');
    const byModel = await opened.rows('groups');
    await choice.selectOption('workspaces');
    const byWorkspace = await opened.rows('groups');
    assert.deepEqual(
      [byFeature.map((row) => row.split('|')[0]), byModel.at(-1), byWorkspace.map((row) => row.split('|')[0])],
      [['question', 'refactoring', 'suggestion'], 'offline|1|0||0|0¢', ['old-project', 'acme-shop']],
    );
    assert.ok(byModel.some((row) => row.startsWith('llama-3.3|') && row.endsWith('|price unknown')));
  });

  it('lists what left, newest first, with prediction and bill', async () => {
    const rows = (await (await openPage()).rows('requests')).map((row) => row.split('|').slice(1).join('|'));
    assert.deepEqual(rows.slice(0, 2), [
      'question · offline · stopped||||no cost',
      'question · gpt-4.1-mini|118K|97 %|≈ 1.3¢|1.4¢',
    ]);
    assert.ok(rows.includes('refactoring · gpt-6-luna|118K|97 %|≈ 1.3¢|0.6¢ est.'));
    assert.ok(rows.includes('question · llama-3.3|118K|97 %||price unknown'));
  });

  it('opens a row by the keyboard on the files that left with it, with hashes and bytes', async () => {
    const opened = await openPage();
    const button = opened.page.locator('.opener').nth(1);
    await button.focus();
    await opened.page.keyboard.press('Enter');
    const index = records.length - 2;
    const asked = (await opened.posted()).at(-1);
    const files = [
      { path: 'src/pay/retry.ts', hash: 'kV3Qm0b1x8S2w9Z4tY7uPe', bytes: 4_812 },
      { path: 'docs/gateway.md', hash: '' },
    ];
    await opened.send({ kind: 'files', index, files });
    const lines = await opened.page
      .locator('.files tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join('|')));
    const isOpen = await button.getAttribute('aria-expanded');
    await opened.page.keyboard.press('Enter');
    assert.deepEqual(
      [asked, isOpen, lines, await button.getAttribute('aria-expanded')],
      [
        { kind: 'files', index },
        'true',
        ['src/pay/retry.ts|4,812|kV3Qm0b1x8S2w9Z4tY7uPe', 'docs/gateway.md||'],
        'false',
      ],
    );
  });

  it('asks for another period, keeps it for its next life, and for exports and caps', async () => {
    const opened = await openPage({ kept: 'week' });
    const pressed = await opened.page.getByRole('button', { pressed: true }).textContent();
    for (const name of ['31 days', 'Export as CSV', 'Export as JSON', 'Change the limits']) {
      await opened.page.getByRole('button', { name }).click();
    }
    assert.deepEqual(
      [pressed, await opened.posted(), await opened.page.evaluate(() => window.kept)],
      [
        '7 days',
        [
          { kind: 'ready', period: 'week' },
          { kind: 'show', period: 'month' },
          { kind: 'export', format: 'csv' },
          { kind: 'export', format: 'json' },
          { kind: 'openCaps' },
        ],
        'month',
      ],
    );
  });

  for (const [period, words] of [
    ['all', 'Nothing has been sent yet. What leaves this computer will be listed here, with its price.'],
    ['today', 'Nothing was sent in this time.'],
  ] as const) {
    it(`says so when there is nothing: ${period}`, async () => {
      const { page } = await openPage({ messages: [{ kind: 'ledger', view: viewOf(period, []) }] });
      await page.screenshot({ path: path.join(pictures, `ledger-empty-${period}.png`) });
      assert.deepEqual(
        [await page.locator('.emptyPage').textContent(), await page.locator('table').first().isVisible()],
        [words, false],
      );
    });
  }

  it('says on another computer what is listed and what the limits count', async () => {
    const view = viewOf('today');
    const { page } = await openPage({
      messages: [
        { kind: 'ledger', view: { ...view, ...(view.caps && { caps: { ...view.caps, host: 'ssh-remote' } }) } },
      ],
    });
    assert.equal(
      await page.locator('.hostNote').textContent(),
      'What left from ssh-remote is listed here. The limits also count what your other computers have told.',
    );
  });

  it('draws a hundred rows, more when asked, and sends for older ones to the export', async () => {
    const [first] = records;
    assert.ok(first);
    const many = Array.from({ length: 900 }, (_, index) => ({ ...first, at: now - index }));
    const opened = await openPage({ messages: [{ kind: 'ledger', view: viewOf('today', many) }] });
    const counts = [(await opened.rows('requests')).length];
    for (let step = 0; step < 4; step += 1) {
      await opened.page.getByRole('button', { name: 'Show 100 more' }).click();
      counts.push((await opened.rows('requests')).length);
    }
    assert.deepEqual(
      [counts, await opened.page.locator('.more').textContent()],
      [[100, 200, 300, 400, 500], 'Older requests are in the export.'],
    );
  });

  it('drops what is no message, and runs nothing that stands in a name', async () => {
    const hostile = '<img src=x onerror="window.scriptRuns=1">';
    const [first] = records;
    assert.ok(first);
    const opened = await openPage({
      messages: [{ kind: 'ledger', view: viewOf('all', [{ ...first, model: hostile, workspace: hostile }]) }],
    });
    await opened.send(null, { kind: 'ledger' }, { kind: 'files', index: -1, files: [] });
    const [runs, violations] = await opened.page.evaluate(() => [window.scriptRuns, window.violations] as const);
    const [row = ''] = await opened.rows('requests');
    assert.deepEqual([row.includes(hostile), runs, violations], [true, 0, []]);
  });

  for (const width of [320, 680, 1_400]) {
    it(`fits into ${width} px`, async () => {
      const { page } = await openPage({ width, messages: [month] });
      await page.screenshot({ path: path.join(pictures, `ledger-${width}.png`) });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  }

  for (const theme of ['dark', 'light', 'contrast'] as const) {
    it(`has its picture taken in ${theme}, and no fault that axe finds`, async () => {
      const opened = await openPage({ theme, messages: [month] });
      await opened.page.locator('.opener').nth(1).click();
      await opened.send({
        kind: 'files',
        index: records.length - 2,
        files: [{ path: 'src/pay/retry.ts', hash: 'kV3Qm0b1x8S2w9Z4tY7uPe', bytes: 4_812 }],
      });
      await opened.page.screenshot({ path: path.join(pictures, `ledger-${theme}.png`), fullPage: true });
      await opened.page.evaluate(axe.source);
      const faults = await opened.page.evaluate(async () => {
        const { violations } = await window.axe.run();
        return violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ html }) => html)
              .join(' ')
              .slice(0, 300)}`,
        );
      });
      assert.deepEqual(faults, []);
    });
  }
});
