// One message of each kind that crosses to and from the page of the pack.

import type { FromPackPage, ToPackPage } from '../../../src/protocol/packMessages.ts';

export const everyToPackPage: readonly ToPackPage[] = [
  {
    kind: 'pack',
    pack: {
      question: 'Why?',
      isSent: true,
      workspace: 'acme-shop',
      budget: 120_000,
      total: 118_204,
      parts: { instructions: 600, history: 10, question: 5, tree: 90, answer: 4_096, free: 1_796 },
      cachedShare: 0.97,
      cacheReason: 'continued',
      price: 0.013,
      isFree: false,
      files: {
        paths: 'a.ts\0b.ts',
        levels: 'fe',
        tokens: [10, 20],
        scores: [1, 0.5],
        reasons: ['you pinned it'],
        reasonOf: [0, 0],
        lines: [[1, [[1, 4]]]],
      },
      excluded: {
        paths: 'dist/',
        reasons: [{ code: 'ignored', words: 'Ignored' }],
        reasonOf: [0],
        rules: ['.gitignore:3 dist/'],
        ruleOf: [0],
      },
      hiddenValues: 2,
      invisibleFiles: 0,
    },
  },
  {
    kind: 'status',
    status: {
      packing: false,
      problem: 'Nothing to pack.',
      marks: { pinned: ['a.ts'], excluded: ['b.ts'], full: ['c.ts'] },
      hasRequest: true,
    },
  },
];

export const everyFromPackPage: readonly FromPackPage[] = [
  { kind: 'ready' },
  { kind: 'refresh' },
  { kind: 'cancel' },
  { kind: 'mark', path: 'a.ts', mark: 'pinned', on: true },
  { kind: 'open', path: 'a.ts', line: 12 },
  { kind: 'copyMarkdown' },
  { kind: 'showPrompt' },
];
