// A realistic conversation for the panel's tests and pictures.

import type { PanelState } from '../../src/protocol/messages.ts';
import type { PackSummary, Thread, ThreadChange, Turn, TurnEvent } from '../../src/protocol/thread.ts';

export const pack: PackSummary = {
  full: 96,
  excerpts: 4,
  outlines: 61,
  listed: 57,
  folded: 0,
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

export const state: PanelState = {
  model: { label: 'GPT-4.1 mini', offline: false },
  scope: { kind: 'workspace' },
  budget: 'wide',
  budgets: [
    { name: 'focus', tokens: 32_000, price: 0.02 },
    { name: 'wide', tokens: 120_000, price: 0.055 },
    { name: 'whole', tokens: 1_042_456, price: 0.424 },
  ],
  attachments: [],
  pinned: [],
  marksVersion: 0,
  workspace: { name: 'acme-shop', files: 214, trusted: true },
  suggestions: ['Where is the cart total computed?', 'What starts when the server boots?', 'Explain src/pay/retry.ts'],
  recent: [
    { id: 'thread-0', title: 'Rate limits', at: 0 },
    { id: 'thread-9', title: 'How are prices rounded?', at: 0 },
  ],
};

export const asked: Extract<ThreadChange, { kind: 'ask' }> = {
  kind: 'ask',
  turn: {
    id: 'turn-1',
    question: 'Why do retries double-charge?',
    scope: { kind: 'workspace' },
    attachments: [{ kind: 'selection', path: 'src/pay/retry.ts', lines: [41, 58], text: 'charge()' }],
    model: 'GPT-4.1 mini',
    startedAt: 1_700_000_000_000,
  },
};

export const emptyThread: Thread = { id: 'thread-1', title: '', createdAt: 1_700_000_000_000, turns: [] };

export const answer = `Retries reuse no idempotency key: \`charge()\` builds a new one on each call [src/pay/retry.ts "const key = uuid()"], so the service sees two payments.

### What happens

1. \`withRetry\` calls \`charge\` again after a timeout [src/pay/retry.ts "for (let attempt = 1"].
2. Each call makes **its own key** and the first one may have *succeeded* already.
3. The order is then [marked as paid twice](https://example.com/orders) in [src/cart/order.ts].

\`\`\`ts
// One key for all attempts of an order.
const key = keyFor(order);
for (let attempt = 1; attempt <= 3; attempt += 1) {
  await charge(order, { key, amount: 12.5, note: 'retry' });
}
\`\`\`

| Call | Keys | Charges |
| --- | :-: | ---: |
| today | 3 | 3 |
| with \`keyFor\` | 1 | 1 |

> The gateway keeps keys for a day [docs/gateway.md "keys live for 24 h"].
`;

export const citations: Turn['citations'] = [
  { quote: 'const key = uuid()', path: 'src/pay/retry.ts', lines: [41, 41], state: 'holds' },
  { quote: 'for (let attempt = 1', path: 'src/pay/retry.ts', lines: [55, 58], state: 'moved' },
  { quote: '', path: 'src/cart/order.ts', lines: [1, 1], state: 'holds' },
  { quote: 'keys live for 24 h', path: 'docs/gateway.md', lines: [1, 1], state: 'missing' },
];

export const packed: TurnEvent = { kind: 'pack', pack, price: { expected: 0.0131, atMost: 0.06 } };

/** All events of a turn that ends well. */
export const completeEvents: readonly TurnEvent[] = [
  packed,
  { kind: 'delta', text: answer },
  { kind: 'usage', input: 118_204, cached: 114_000, output: 312, cost: 0.0129, estimated: false },
  { kind: 'citations', items: citations },
  { kind: 'end', outcome: 'complete', finishReason: 'stop' },
];

export const completeTurn: Turn = {
  ...asked.turn,
  pack,
  price: { expected: 0.0131, atMost: 0.06 },
  answer,
  citations,
  usage: { input: 118_204, cached: 114_000, output: 312, cost: 0.0129, estimated: false },
  outcome: 'complete',
  finishReason: 'stop',
  tookMs: 4_800,
};
