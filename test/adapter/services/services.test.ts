// The main job at every service: a question with files, streamed and priced; and what each of them refuses.

import assert from 'node:assert/strict';
import { billed } from '../../../src/core/model/price.ts';
import { createOpenAiProbe } from '../../../src/host/openai/openAiProbe.ts';
import type { ChatEvent } from '../../../src/protocol/chatEvent.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { behaviours, titleOf } from '../../fakes/services/behaviours.ts';
import type { Behaviour } from '../../fakes/services/behaviour.ts';
import { CREDIT_VALUE } from '../../fakes/services/connectedProfile.ts';
import { connect, type Connected } from './connected.ts';

const KEY = 'key-0123456789abcdefghij';

function only<Kind extends ChatEvent['kind']>(events: readonly ChatEvent[], kind: Kind) {
  return events.filter((event): event is Extract<ChatEvent, { readonly kind: Kind }> => event.kind === kind);
}

function endOf(events: readonly ChatEvent[]): readonly [outcome: string, code: string | undefined] {
  const end = only(events, 'end').at(-1);
  return [end?.outcome ?? 'none', end?.failure?.code];
}

/** The body of the last question that arrived. */
function lastBody({ server }: Connected): Readonly<Record<string, unknown>> {
  return (server.requests.at(-1)?.json ?? {}) as Readonly<Record<string, unknown>>;
}

const held: { connected?: Connected } = {};

async function start(behaviour: Behaviour, options: Parameters<typeof connect>[1]): Promise<Connected> {
  held.connected = await connect(behaviour, options);
  return held.connected;
}

afterEach(async () => {
  await held.connected?.stop();
});

for (const behaviour of behaviours) {
  const { id, keyHeader, isOpen = false, managed = [], models, refusals, usage: tells } = behaviour;

  describe(`a question at ${titleOf(behaviour)}`, () => {
    it('carries its files with the key in its place, and comes back in pieces, cited and priced', async () => {
      const connected = await start(behaviour, { key: KEY });
      const events = await connected.ask();
      const { profile, server } = connected;
      const [usage] = only(events, 'usage');
      const request = server.requests.at(-1);
      assert.deepEqual(
        {
          end: endOf(events),
          isInPieces: only(events, 'delta').length > 3,
          cited: only(events, 'citations')
            .flatMap(({ items }) => items)
            .some(({ path, state }) => path === 'src/retry.ts' && state === 'holds'),
          key: request?.headers[keyHeader[0]],
          path: request?.path,
          carries: request?.text.includes('longestRetryWait'),
          managed: managed.filter((name) => name in lastBody(connected)),
          isEstimated: usage?.estimated,
          cost: usage?.cost,
          recorded: connected.records.map(({ outcome, cost }) => [outcome, cost !== undefined]),
        },
        {
          end: ['complete', undefined],
          isInPieces: true,
          cited: true,
          key: `${keyHeader[1]}${KEY}`,
          path: `${behaviour.path}/chat/completions`,
          carries: true,
          managed: [],
          isEstimated: tells === 'never',
          cost: usage && billed(profile, usage),
          recorded: [['complete', profile.prices !== undefined]],
        },
      );
    });

    it('is refused with words about the key when the key is wrong, after one request', async () => {
      const connected = await start(behaviour, { key: KEY, ownKey: 'another-0123456789abcdef' });
      const events = await connected.ask();
      const code = id === 'custom' ? 'forbidden' : 'key-wrong';
      assert.deepEqual([endOf(events), connected.server.requests.length], [['failed', code], 1]);
    });

    it('names the model that the service does not know', async () => {
      const connected = await start(behaviour, { key: KEY });
      const events = await connected.ask({ ...connected.profile, model: 'unheard-of' });
      const failed = only(events, 'end')[0]?.failure;
      const isKnown = managed.includes('model');
      assert.deepEqual(
        isKnown ? endOf(events)[0] : failed?.message.includes('unheard-of'),
        isKnown ? 'complete' : true,
      );
    });

    if (isOpen) {
      it('needs no key where the service was started without one', async () => {
        const connected = await start(behaviour, {});
        const events = await connected.ask();
        const { headers } = connected.server.requests[0] ?? {};
        assert.deepEqual(
          [endOf(events)[0], connected.profile.auth, headers?.[keyHeader[0]]],
          ['complete', 'none', undefined],
        );
      });
    }

    if (behaviour.takes) {
      it('is asked again without a field that the service refuses', async () => {
        const connected = await start(behaviour, { key: KEY });
        const body = { ...connected.profile.body, made_up_field: true };
        const events = await connected.ask({ ...connected.profile, body });
        const sent = connected.server.requests.map(({ json }) => 'made_up_field' in (json as object));
        assert.deepEqual([endOf(events)[0], sent[0], sent.at(-1)], ['complete', true, false]);
      });
    }

    it('is asked again with what fits when it is too long', async () => {
      const window = 3_000;
      const connected = await start(behaviour, { key: KEY, window });
      const events = await connected.ask();
      const sizes = connected.server.requests.map(({ text }) => text.length);
      const isCut = !refusals.tooLong;
      assert.deepEqual(
        [endOf(events)[0], only(events, 'pack').length, connected.learned, (sizes.at(-1) ?? 0) < (sizes[0] ?? 0)],
        isCut ? ['complete', 1, [], false] : ['complete', 2, [window], true],
      );
    });
  });

  describe(`the models of ${titleOf(behaviour)}`, () => {
    const list = async (key: string | undefined) => {
      const { profile, server } = await start(behaviour, { key: KEY, ownKey: key });
      const probe = createOpenAiProbe({ keyFor: () => Promise.resolve(key), clock: createFastClock(100) });
      const result = await probe(profile, new AbortController().signal);
      return { result, requests: server.requests.length };
    };

    it('are listed in the form of the service, or said to be unknown', async () => {
      const { result, requests } = await list(KEY);
      const listed = result.kind === 'ok' ? result.models : result.kind === 'failed' && result.failure.code;
      const azure = ['gpt-4.1-mini-2025-04-14', 'gpt-4o-2024-11-20'];
      const wanted = behaviour.list ? (id === 'azure' ? azure : [...models].sort()) : 'model-not-found';
      assert.deepEqual([listed, requests], [wanted, 1]);
    });

    it(`are ${behaviour.isListPublic === true ? 'shown to anyone' : 'not shown for a wrong key'}`, async () => {
      const { result } = await list('another-0123456789abcdef');
      assert.equal(result.kind === 'ok', behaviour.isListPublic === true);
    });
  });
}

describe('an answer whose length is asked for', () => {
  it('is never longer than Seclai allows', async () => {
    const seclai = behaviours.find(({ id }) => id === 'seclai');
    assert.ok(seclai);
    const connected = await start(seclai, { key: KEY });
    assert.deepEqual([connected.profile.limits.output, connected.profile.prices?.usdPerCredit], [8_192, CREDIT_VALUE]);
  });
});
