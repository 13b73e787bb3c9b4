// F10: a request that a service refuses as too large is halved once, where there is something to leave out, and then fails in words.

import assert from 'node:assert/strict';
import { ask, type AskInput } from '../../../src/core/chat/ask.ts';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { startBench } from '../../adapter/openai/adapter.ts';
import { releasedRequest } from '../../fakes/asking.ts';
import { errorReply, streamReply } from '../../fakes/openAiStream.ts';
import type { ReceivedRequest, Reply } from '../../fakes/server.ts';
import { packOf, plainInput, type Workspace } from '../../unit/pack/packing.ts';

const QUESTION = `Which number is it? ${'My own words stay. '.repeat(40)}`;
const HISTORY = [{ question: 'And before?', answer: 'Something that was said before.' }];

const FILES: Workspace = Object.fromEntries(
  Array.from({ length: 8 }, (_, file) => [
    `src/part${file}.ts`,
    Array.from({ length: 40 }, (_, line) => `export const part${file}Number${line} = ${file * 100 + line};\n`).join(''),
  ]),
);

/** All that was asked and told, of one question about a workspace to a service. */
async function askAbout(
  files: Workspace,
  script: (request: ReceivedRequest) => Reply,
  changes: Partial<AskInput> = {},
) {
  const bench = await startBench();
  bench.server.script(script);
  const events: ChatEvent[] = [];
  const input = { ...plainInput, question: QUESTION, history: HISTORY, budget: 20_000, maxOutput: 100, ...changes };
  const deps = {
    pack: async (one: Partial<AskInput>) => ({ kind: 'packed', pack: await packOf(files, one) }) as const,
    approve: () => Promise.resolve(undefined),
    send: (request: Parameters<typeof releasedRequest>[1] & object, signal: AbortSignal) =>
      bench.model.stream(releasedRequest(bench.profile(), { ...request, profile: bench.profile() }), signal),
    learned: () => assert.fail('a size says nothing of the window'),
  };
  for await (const event of ask(input, deps, new AbortController().signal)) {
    events.push(event);
  }
  await bench.server.stop();
  const packs = events.flatMap((event) => (event.kind === 'pack' ? [event.manifest.tokens] : []));
  const end = events.at(-1);
  return {
    packs,
    retries: events.flatMap((event) => (event.kind === 'retry' ? [event.reason] : [])),
    end: end?.kind === 'end' ? [end.outcome, end.failure?.code, end.failure?.message.includes('of this size')] : end,
    texts: bench.server.requests.map(({ text }) => text),
  };
}

const FAILED = ['failed', 'request-too-large', true];

describe('F10: a request that is too large for the service', () => {
  it('is sent once more with at most half of the files, and says what is left out', async () => {
    const { packs, retries, end, texts } = await askAbout(FILES, ({ text }) =>
      text.length > 12_000 ? { status: 413 } : streamReply(['Forty-two.']),
    );
    const [first, second] = packs;
    assert.ok(first && second);
    assert.deepEqual(
      {
        end,
        requests: texts.map((text) => [
          text.length > 12_000,
          text.includes(QUESTION),
          text.includes('was said before'),
        ]),
        isHalved: second.files > 0 && second.files <= first.files / 2,
        isElseKept: second.instructions === first.instructions,
        told: retries.map((reason) => reason.replace(/[\d,]+ tokens\.|src\/\S+(?: and \d more\.)?/g, '…')),
      },
      {
        end: ['complete', undefined, undefined],
        requests: [
          [true, true, true],
          [false, true, true],
        ],
        isHalved: true,
        isElseKept: true,
        told: ['The service refuses a request of this size; sent again with at most … Less is sent of … … …'],
      },
    );
  });

  it('fails after the second refusal', async () => {
    const { end, texts } = await askAbout(FILES, () => ({ status: 413 }));
    assert.deepEqual([end, texts.length], [FAILED, 2]);
  });

  it('is halved once as well where a limit of each minute will never let it through', async () => {
    const message = 'Request too large for gpt-4.1-mini on tokens per min (TPM): Limit 2000, Requested 9000.';
    const { end, texts } = await askAbout(FILES, () => errorReply(429, { code: 'rate_limit_exceeded', message }));
    assert.deepEqual([end, texts.length], [FAILED, 2]);
  });

  it('fails at once where nothing but the words of the user is sent', async () => {
    const attachments = [
      { kind: 'selection', path: 'untitled:Untitled-1', lines: [1, 1], text: 'const mine = 1;' },
    ] as const;
    const { end, packs, texts } = await askAbout({}, () => ({ status: 413 }), {
      scope: { kind: 'selection' },
      attachments,
    });
    assert.deepEqual([end, packs.map(({ files }) => files), texts.length], [FAILED, [0], 1]);
  });
});
