// What the scripted service says to the questions, suggestions and refactors of the interface tests.

import { MARKS } from '../../src/core/completion/prompt.ts';
import type { UiSession } from '../harness/uiSession.ts';
import { modelsReply, streamReply } from '../fakes/openAiStream.ts';
import type { ReceivedRequest, Reply } from '../fakes/server.ts';

/** User settings that name the scripted service; its key comes from the editor's environment. */
export function scriptedProfile(session: UiSession): Readonly<Record<string, unknown>> {
  const service = session.service;
  return {
    'panorama.profile': 'scripted',
    'panorama.profiles': [
      {
        id: 'scripted',
        label: 'GPT-4.1 mini',
        baseUrl: `${service.origin}/v1`,
        model: 'gpt-4.1-mini',
        limits: { context: 1_047_576, output: 32_768 },
        features: ['responses', 'web-search'],
        prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
      },
    ],
    'panorama.completion.enabled': 'on',
  };
}

const ANSWER = `Every attempt **makes a new idempotency key**, so the gateway takes the second call for a new payment.

1. \`chargeCard\` asks for a key inside the call that is repeated [src/pay/charge.ts "idempotencyKey: newIdempotencyKey()"].
2. The wait doubles up to a limit, which is sound [src/pay/retry.ts "wait = Math.min(wait * 2, policy.longestWaitMs);"].

Make the key once, before the first attempt:

\`\`\`ts
const key = keyFor(order);
await withRetry((attempt) => gateway.charge(order, { key, attempt }));
\`\`\`

| attempt | key today | key then |
| --- | --- | --- |
| 1 | new | of the order |
| 2 | new again | the same |`;

const STORY = 'Once upon a time there was a shop that sold one thing at a time. '.repeat(60);

/** Scripts the service of the session afresh: one reply by what the request asks for, and no request on record. */
export function scriptAnswers(session: UiSession): void {
  session.service.requests.length = 0;
  session.service.script((request) => replyTo(request));
}

function replyTo(request: ReceivedRequest): Reply {
  if (request.method === 'GET') {
    return modelsReply(['gpt-4.1-mini']);
  }
  if (request.text.includes('long story')) {
    return slowly(STORY, request);
  }
  if (request.text.includes(MARKS.hole)) {
    return streamReply([MARKS.open, SUGGESTION, MARKS.close]);
  }
  if (request.text.includes(NAME_SOME)) {
    return halfOf(slowly(THREE_CHANGES, request));
  }
  if (request.text.includes(NAME_PARTS)) {
    return slowly(THREE_CHANGES, request);
  }
  return slowly(request.text.includes('<<<<<<< SEARCH') ? CHANGE : ANSWER, request);
}

/** How the interface tests go on in `averageLine`. */
export const SUGGESTION = 'goods / Math.max(1, cart.lines.length);';

/** The refactor of `cartTotal`: the amounts to pay are named. */
const CHANGE = `The amount to pay for goods is used twice, so it gets a name.

<<<<<<< SEARCH
  const shipping = goods - discount >= freeShippingFrom ? 0 : shippingFor(grams);
  return { goods, discount, shipping, total: goods - discount + shipping };
=======
  const payable = goods - discount;
  const shipping = payable >= freeShippingFrom ? 0 : shippingFor(grams);
  return { goods, discount, shipping, total: payable + shipping };
>>>>>>> REPLACE
`;

/** An instruction whose answer has three changes. */
export const NAME_PARTS = 'Name the parts of the sum.';

/** An instruction whose answer stops in the third of its changes, and goes no further. */
export const NAME_SOME = 'Name some parts of the sum.';

const THREE_CHANGES = `What is to be paid gets a name, and the amounts are explained.

<<<<<<< SEARCH
export type Total = {
=======
/** What a cart costs, part by part. */
export type Total = {
>>>>>>> REPLACE

<<<<<<< SEARCH
/** Computes what a cart costs: goods, less the discount, plus shipping by weight. */
=======
/** Adds up what a cart costs: goods, less the discount, plus shipping by weight. */
>>>>>>> REPLACE

<<<<<<< SEARCH
  const shipping = goods - discount >= freeShippingFrom ? 0 : shippingFor(grams);
  return { goods, discount, shipping, total: goods - discount + shipping };
=======
  const payable = goods - discount;
  const shipping = payable >= freeShippingFrom ? 0 : shippingFor(grams);
  return { goods, discount, shipping, total: payable + shipping };
>>>>>>> REPLACE
`;

/** The answer up to its last third, after which nothing comes. */
function halfOf(reply: Reply): Reply {
  return { ...reply, end: { kind: 'stall', at: Math.floor((reply.body?.length ?? 0) * 0.7) } };
}

/** A stream at about the pace of a model, with a usage that fits the sizes. */
function slowly(text: string, request: ReceivedRequest): Reply {
  const pieces = text.match(/[\s\S]{1,12}/g) ?? [];
  const usage = { input: Math.ceil(request.text.length / 4), cached: 0, output: Math.ceil(text.length / 4) };
  return { ...streamReply(pieces, { usage }), chunkBy: '\n\n', chunkDelayMs: 25 };
}
