// Values that the protocol's tests share: one thread in each state, one message of each kind.

import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { FromPanel, PanelState, ToPanel } from '../../../src/protocol/messages.ts';
import type { PackSummary, Thread, ThreadChange, Turn, TurnEvent } from '../../../src/protocol/thread.ts';

export const pack: PackSummary = {
  full: 96,
  excerpts: 4,
  outlines: 61,
  listed: 57,
  folded: 2,
  excluded: 1,
  hiddenValues: 2,
  invisibleFiles: 0,
  tokens: 118_204,
  budget: 120_000,
  cachedShare: 0.97,
  parts: [
    { kind: 'rules', tokens: 812 },
    { kind: 'instructions', name: 'AGENTS.md', tokens: 412 },
    { kind: 'list', tokens: 1_980 },
    { kind: 'files', tokens: 110_800 },
    { kind: 'conversation', tokens: 4_100 },
    { kind: 'question', tokens: 100 },
  ],
  window: { context: 1_047_576, answer: 4_096 },
};

export const asked: Extract<ThreadChange, { kind: 'ask' }> = {
  kind: 'ask',
  turn: {
    id: 'turn-1',
    question: 'Why do retries double-charge?',
    scope: { kind: 'workspace' },
    attachments: [{ kind: 'selection', path: 'src/pay/retry.ts', lines: [41, 58], text: 'charge()' }],
    model: 'GPT-4.1 mini',
    startedAt: 1_000,
  },
};

export const emptyThread: Thread = { id: 'thread-1', title: '', createdAt: 500, turns: [] };

export const finishedTurn: Turn = {
  ...asked.turn,
  pack,
  price: { expected: 0.013, atMost: 0.06 },
  answer: 'Retries reuse no key [src/pay/retry.ts "const key = uuid()"].',
  citations: [{ quote: 'const key = uuid()', path: 'src/pay/retry.ts', lines: [41, 41], state: 'holds' }],
  usage: { input: 118_204, cached: 114_000, output: 312, cost: 0.0131, estimated: false },
  outcome: 'complete',
  finishReason: 'stop',
  tookMs: 4_800,
};

const state: PanelState = {
  model: { label: 'GPT-4.1 mini', offline: false },
  scope: { kind: 'workspace' },
  budget: 'wide',
  budgets: [
    { name: 'focus', tokens: 32_000, price: 0.02 },
    { name: 'wide', tokens: 120_000, price: 0.055 },
    { name: 'whole', tokens: 1_042_456, price: 0.424 },
  ],
  attachments: [{ kind: 'file', path: 'src/a.ts' }],
  pinned: ['src/pay/retry.ts'],
  marksVersion: 3,
  proposal: { kind: 'package', path: 'packages/web', folders: ['packages/web', 'packages/core'] },
  workspace: { name: 'acme-shop', files: 214, trusted: true },
  suggestions: ['Where is the cart total computed?'],
  recent: [{ id: 'thread-0', title: 'Rate limits', at: 400 }],
};

/** An event of the first turn, one second after it began. */
export function eventOf(event: TurnEvent, turnId = 'turn-1', at = 2_000): ThreadChange {
  return { kind: 'event', turnId, event, at };
}

export const everyEvent: readonly TurnEvent[] = [
  { kind: 'pack', pack, price: { expected: 0.013, atMost: 0.06 } },
  { kind: 'delta', text: 'Retries' },
  { kind: 'retry', attempt: 1, waitMs: 3000, reason: 'The service is busy.' },
  { kind: 'usage', input: 10, cached: 0, output: 2, cost: 0.1, estimated: true },
  { kind: 'citations', items: finishedTurn.citations },
  {
    kind: 'end',
    outcome: 'failed',
    finishReason: 'length',
    failure: { code: 'timeout', message: 'No answer in time.', retryable: true, details: '504' },
  },
];

export const everyToPanel: readonly ToPanel[] = [
  { kind: 'thread', thread: { ...emptyThread, turns: [finishedTurn] }, state },
  { kind: 'change', change: asked },
  ...everyEvent.map((event): ToPanel => ({ kind: 'change', change: eventOf(event) })),
  { kind: 'state', state },
  { kind: 'estimate', id: 3, estimate: { pack, price: {}, needsConfirmation: true } },
  { kind: 'estimate', id: 4, problem: 'The workspace is still being read.' },
  { kind: 'confirm', price: { expected: 0.38, atMost: 0.39 } },
  { kind: 'mentions', id: 2, found: [{ label: '/fix', detail: 'Fix the problems', icon: 'command' }] },
  { kind: 'settled', question: '/fix', isDone: true },
  { kind: 'focus', text: 'Why' },
  { kind: 'focus' },
];

export const everyFromPanel: readonly FromPanel[] = [
  { kind: 'ready' },
  { kind: 'ask', question: 'Why?', confirmed: false },
  { kind: 'stopEstimate' },
  { kind: 'unpin', path: 'src/pay/retry.ts' },
  { kind: 'answerProposal', accepted: true },
  { kind: 'stop' },
  { kind: 'retry', turnId: 'turn-1' },
  { kind: 'estimate', id: 1, question: 'Why' },
  { kind: 'setScope', scope: { kind: 'folder', path: 'src' } },
  { kind: 'setScope', scope: { kind: 'file' } },
  { kind: 'setBudget', budget: 'focus' },
  { kind: 'removeAttachment', index: 0 },
  { kind: 'findCommands', id: 2, query: 'fi' },
  { kind: 'openCitation', turnId: 'turn-1', path: 'src/a.ts', quote: 'words' },
  { kind: 'openLink', url: 'https://example.com/a' },
  { kind: 'copy', text: 'const a = 1;' },
  { kind: 'insert', text: 'const a = 1;' },
  { kind: 'openConversation', id: 'thread-0' },
  { kind: 'run', action: 'setKey' },
];

export const manifest: Manifest = {
  budget: 120_000,
  tokens: { total: 118_204, instructions: 900, tree: 1_000, files: 116_304 },
  files: [
    { path: 'a.ts', level: 'full', tokens: 1, score: 1, reason: 'mentioned' },
    { path: 'b.ts', level: 'full', tokens: 1, score: 1, reason: 'mentioned' },
    { path: 'c.ts', level: 'excerpt', lines: [[1, 4]], tokens: 1, score: 0.5, reason: 'calls a' },
    { path: 'd.ts', level: 'outline', tokens: 1, score: 0.3, reason: 'imported' },
    { path: 'e.ts', level: 'listed', tokens: 0, score: 0.1, reason: 'listed' },
    { path: 'f/g.ts', level: 'folded', tokens: 0, score: 0, reason: 'folded' },
  ],
  excluded: [{ path: 'dist/', reason: 'ignored', rule: '.gitignore:3 dist/' }],
  hidden: [{ path: 'a.ts', line: 3, kind: 'API key' }],
  invisible: [
    { path: 'a.ts', count: 2, line: 1 },
    { path: 'b.ts', count: 1, line: 9 },
  ],
  cache: { prefixTokens: 114_000, cachedShare: 0.97, rebuilt: false, why: 'continued' },
  price: { currency: 'USD', cold: 0.05, expected: 0.013 },
  timings: { discoverMs: 1, countMs: 1, rankMs: 1, renderMs: 1, totalMs: 4 },
};
