// A pack of a shop and one of a large workspace, for the tests and pictures of its page.

import type { ExcludedFile, Level, PackedFile } from '../../src/protocol/manifest.ts';
import { toExcludedColumns, toFileColumns } from '../../src/protocol/packColumns.ts';
import type { PagePack, PageStatus } from '../../src/protocol/packMessages.ts';

const file = (path: string, level: Level, tokens: number, score: number, reason: string): PackedFile => ({
  ...{ path, level, tokens, score, reason },
  ...(level === 'excerpt' && { lines: [[12, 48] as const, [90, 131] as const] }),
});

export const shopFiles: readonly PackedFile[] = [
  file('src/pay/retry.ts', 'full', 1_204, 1, 'you pinned it'),
  file('src/pay/api.ts', 'excerpt', 4_610, 0.82, 'matches the question; too large to send whole'),
  file('src/pay/gateway.ts', 'full', 6_140, 0.77, 'matches the question'),
  file('src/pay/idempotency.ts', 'full', 880, 0.74, 'imported by src/pay/api.ts'),
  file('src/cart/cartTotal.ts', 'full', 2_120, 0.61, 'open in the editor'),
  file('src/cart/order.ts', 'full', 5_900, 0.58, 'matches the question'),
  file('src/cart/discounts/rules.ts', 'outline', 1_310, 0.4, 'part of the workspace'),
  file('src/server/routes.ts', 'full', 9_020, 0.37, 'changed lately'),
  file('src/server/middleware/session.ts', 'full', 3_300, 0.31, 'changed lately'),
  file('docs/gateway.md', 'full', 7_450, 0.3, 'matches the question'),
  file('test/pay/retry.test.ts', 'full', 3_980, 0.29, 'matches the question'),
  file('README.md', 'full', 1_090, 0.2, 'part of the workspace'),
  file('src/server/legacy/soap.ts', 'listed', 0, 0.05, 'part of the workspace; no room in the budget'),
  file('legacy/import/customers.ts', 'folded', 0, 0.01, 'part of the workspace; no room in the budget'),
];

const shopExcluded: readonly ExcludedFile[] = [
  { path: '.env', reason: 'secret' },
  { path: 'dist/', reason: 'ignored', rule: '.gitignore:3 dist/' },
  { path: 'node_modules/', reason: 'ignored', rule: '.gitignore:1 node_modules/' },
  { path: 'notes/plan.md', reason: 'excluded', rule: '.panoramaignore:1 notes/' },
  { path: 'package-lock.json', reason: 'generated', rule: 'lock file' },
  { path: 'public/logo.png', reason: 'binary', rule: 'not a text' },
];

const words: Readonly<Record<string, string>> = {
  secret: 'Secret',
  ignored: 'Ignored',
  excluded: 'Excluded by settings',
  generated: 'Generated',
  binary: 'Binary',
};

/** The page's pack of these files. */
export function packOf(
  files: readonly PackedFile[],
  excluded: readonly ExcludedFile[] = shopExcluded,
  budget = 64_000,
): PagePack {
  const own = files.reduce((sum, { tokens }) => sum + tokens, 0);
  const total = own + 3_400;
  return {
    question: 'Why do retries charge twice?',
    isSent: false,
    workspace: 'acme-shop',
    budget,
    total,
    parts: {
      instructions: 620,
      history: 1_450,
      question: 30,
      tree: 1_300,
      answer: 4_096,
      free: budget - total,
    },
    cachedShare: 0.97,
    cacheReason: 'continued',
    price: 0.0131,
    isFree: false,
    files: toFileColumns(files),
    excluded: toExcludedColumns(excluded, (reason) => words[reason] ?? reason),
    hiddenValues: 2,
    invisibleFiles: 0,
  };
}

export const shopPack = packOf(shopFiles);

/** A workspace of 15,000 files. */
export const manyFiles: readonly PackedFile[] = Array.from({ length: 15_000 }, (_, index) =>
  file(
    `packages/part${index % 40}/src/module${index % 700}/file${index}.ts`,
    index < 900 ? 'full' : index < 3_000 ? 'outline' : 'listed',
    index < 900 ? 100 + ((index * 37) % 900) : index < 3_000 ? 40 : 0,
    1 - index / 15_000,
    index < 900 ? 'matches the question' : 'part of the workspace',
  ),
);

export const idle: PageStatus = {
  packing: false,
  marks: { pinned: ['src/pay/retry.ts'], excluded: [], full: ['docs/gateway.md'] },
  hasRequest: true,
};
