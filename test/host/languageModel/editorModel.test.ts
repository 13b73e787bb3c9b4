// VS Code's own models in the real editor: every end as what it was, the text kept, and no key, price or dialogue for a suggestion.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSystemClock } from '../../../src/host/clock/systemClock.ts';
import { createEditorModel } from '../../../src/host/vscode/editorModel.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { createMemoryLog, gather, profileAt, releasedRequest, type Answer } from '../../fakes/asking.ts';
import { until } from '../../harness/until.ts';

interface Seen {
  readonly requests: readonly {
    readonly model: string;
    readonly messages: readonly (readonly [role: number, text: string])[];
    readonly tools: readonly { readonly name: string }[];
  }[];
  readonly cancelled: number;
}

const seen = async (): Promise<Seen> =>
  JSON.parse(await vscode.commands.executeCommand<string>('rehearsal.seen')) as Seen;

const look = { name: 'look', parameters: { type: 'object' } };

/** So many seconds pass in one: five minutes of silence are over in the third part of a second. */
const HURRIED = 1_000;

/** The profile of a model of the editor. */
const profileOf = (name: string) =>
  profileAt('', { api: 'vscode.lm', auth: 'none', baseUrl: '', model: `rehearsal/${name}`, features: ['tools'] });

interface Asking {
  readonly changes?: Partial<ModelRequest>;
  readonly signal?: AbortSignal;
  readonly idleMs?: number;
  readonly mayAsk?: boolean;
  readonly clock?: Clock;
}

/** Asks a model of the other extension. */
function ask(
  name: string,
  { changes, signal, idleMs, mayAsk, clock = createSystemClock() }: Asking = {},
): Promise<Answer> {
  const model = createEditorModel({
    clock,
    log: createMemoryLog(),
    access: { canSendRequest: () => mayAsk },
    ...(idleMs !== undefined && { idleMs }),
  });
  const request = releasedRequest(profileOf(name), changes);
  return gather(model.stream(request, signal ?? new AbortController().signal));
}

const told = ({ end, text }: Answer) => ({
  text,
  outcome: end.outcome,
  ...(end.finishReason !== undefined && { finishReason: end.finishReason }),
  ...(end.failure && { code: end.failure.code }),
});

describe("VS Code's own models", () => {
  before(async () => {
    await until(
      async () => (await vscode.lm.selectChatModels({ vendor: 'rehearsal' })).length > 0,
      'the models are there',
    );
  });

  const ends: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['answer', { text: 'It holds.', outcome: 'complete', finishReason: 'end' }],
    ['blocked', { text: '', outcome: 'failed', code: 'no-credit' }],
    ['forbidden', { text: '', outcome: 'failed', code: 'forbidden' }],
    ['gone', { text: '', outcome: 'failed', code: 'model-not-found' }],
    ['never-there', { text: '', outcome: 'failed', code: 'model-not-found' }],
    ['broken', { text: 'Half', outcome: 'failed', code: 'interrupted' }],
    ['long', { text: 'Half', outcome: 'truncated', finishReason: 'length' }],
    ['filtered', { text: '', outcome: 'filtered', finishReason: 'content_filter' }],
  ];
  for (const [name, end] of ends) {
    it(`end as what it was: ${name}`, async () => {
      assert.deepEqual(told(await ask(name)), end);
    });
  }

  it('are asked in the order of the messages, with instructions as the user’s', async () => {
    const messages = [
      { role: 'system', content: 'Be short.' },
      { role: 'assistant', content: 'Yes.' },
      { role: 'user', content: 'Why?' },
    ] as const;
    await ask('answer', { changes: { messages, tools: [look] } });
    const last = (await seen()).requests.at(-1);
    const { User, Assistant } = vscode.LanguageModelChatMessageRole;
    assert.deepEqual(
      [last?.messages, last?.tools.map(({ name }) => name)],
      [
        [
          [User, 'Be short.'],
          [Assistant, 'Yes.'],
          [User, 'Why?'],
        ],
        ['look'],
      ],
    );
  });

  it('give no answer when all that comes is a call of a tool that nobody offered', async () => {
    const { parts, end } = await ask('call');
    assert.deepEqual([parts.some(({ kind }) => kind === 'tool-call'), end.outcome], [false, 'truncated']);
  });

  it('call tools', async () => {
    const { parts } = await ask('call', { changes: { tools: [look] } });
    assert.deepEqual(parts[0], { kind: 'tool-call', id: 'call_1', name: 'look', input: '{"path":"a.ts"}' });
  });

  it('are not asked for more than they read, and tell their window', async () => {
    const before = (await seen()).requests.length;
    const messages = [{ role: 'user', content: 'x'.repeat(60_000) }] as const;
    const answer = await ask('answer', { changes: { messages } });
    assert.deepEqual(
      [told(answer).code, answer.end.failure?.details, (await seen()).requests.length],
      ['context-too-long', 'maximum context length is 50000 tokens', before],
    );
  });

  it('are stopped, and hear of it', async () => {
    const controller = new AbortController();
    const before = (await seen()).cancelled;
    const answering = ask('silent', { signal: controller.signal });
    await until(async () => (await seen()).requests.at(-1)?.model === 'silent', 'the model is asked');
    controller.abort();
    assert.equal((await answering).end.outcome, 'stopped');
    // VS Code 1.104 passes a stop on only until the answer begins.
    const hears = !vscode.version.startsWith('1.104.');
    await until(async () => !hears || (await seen()).cancelled > before, 'the model hears of it');
  });

  it('are given up when they fall silent, with the text kept', async () => {
    assert.deepEqual(told(await ask('silent', { idleMs: 500 })), { text: 'Half', outcome: 'failed', code: 'stalled' });
  });

  it('are given up when they never say how long a prompt is, and are not asked', async () => {
    const before = (await seen()).requests.length;
    const messages = [{ role: 'user', content: 'x'.repeat(60_000) }] as const;
    const answer = await ask('uncounted', { changes: { messages }, clock: createFastClock(HURRIED) });
    assert.deepEqual(
      [told(answer), (await seen()).requests.length],
      [{ text: '', outcome: 'failed', code: 'timeout' }, before],
    );
  });

  it('are given up, and can be stopped, while VS Code does not say which there are', async () => {
    const { selectChatModels } = vscode.lm;
    const controller = new AbortController();
    Object.assign(vscode.lm, { selectChatModels: () => new Promise(() => undefined) });
    try {
      const stopping = ask('answer', { signal: controller.signal });
      controller.abort();
      assert.deepEqual(
        [told(await ask('answer', { clock: createFastClock(HURRIED) })), (await stopping).end.outcome],
        [{ text: '', outcome: 'failed', code: 'timeout' }, 'stopped'],
      );
    } finally {
      Object.assign(vscode.lm, { selectChatModels });
    }
  });

  it('are not asked for a suggestion that the user has not allowed', async () => {
    const before = (await seen()).requests.length;
    const answer = await ask('answer', { changes: { purpose: 'completion' }, mayAsk: false });
    assert.deepEqual([told(answer).code, (await seen()).requests.length], ['forbidden', before]);
  });
});

describe('A profile of one of VS Code’s own models', () => {
  const settings = vscode.workspace.getConfiguration('panorama');
  const update = (name: string, value: unknown): Thenable<void> =>
    settings.update(name, value, vscode.ConfigurationTarget.Global);
  after(async () => {
    await update('profile', 'offline');
    await update('profiles', []);
  });

  it('answers a question about the workspace without a key and without a price', async () => {
    const limits = { context: 50_000, output: 1_000 };
    await update('profiles', [{ id: 'plan', model: 'rehearsal/answer', api: 'vscode.lm', limits }]);
    await update('profile', 'plan');
    const answer = await vscode.commands.executeCommand<{
      readonly answer: string;
      readonly outcome: string;
      readonly usage?: { readonly cost?: number };
    }>('panorama.ask', { question: 'How long does a retry wait?', confirm: false });
    const asked =
      (await seen()).requests
        .at(-1)
        ?.messages.map(([, text]) => text)
        .join('\n') ?? '';
    assert.deepEqual(
      [answer.answer, answer.outcome, answer.usage?.cost, asked.includes('src/pay/retry.ts')],
      ['It holds.', 'complete', undefined, true],
    );
  });
});
