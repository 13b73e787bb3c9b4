// What the scripted service says to the questions, suggestions and refactors of the interface tests.

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
        prices: { unit: 'USD/1M', standard: { input: 0.4, cached: 0.1, output: 1.6 } },
      },
    ],
    'panorama.completion.enabled': 'on',
  };
}

const ANSWER = `Retries charge twice because **no idempotency key is kept** between the attempts.

1. \`chargeWithRetry\` calls the gateway again after a time-out [src/pay/retry.ts "for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {"].
2. The gateway cannot tell the second call from a new payment, and books it again.

Make the key once, before the loop:

\`\`\`ts
const key = keyFor(order);
for (let attempt = 1; attempt <= policy.attempts; attempt += 1) {
  await gateway.charge(order, { key });
}
\`\`\`

The policy itself is sound [src/pay/retry.ts].`;

const STORY = 'Once upon a time there was a shop that sold one thing at a time. '.repeat(60);

/** Scripts the service of the session: one reply by what the request asks for. */
export function scriptAnswers(session: UiSession): void {
  session.service.script((request) => replyTo(request));
}

function replyTo(request: ReceivedRequest): Reply {
  if (request.method === 'GET') {
    return modelsReply(['gpt-4.1-mini']);
  }
  if (request.text.includes('long story')) {
    return slowly(STORY);
  }
  return slowly(ANSWER);
}

/** A stream at about the pace of a model. */
function slowly(text: string): Reply {
  const pieces = text.match(/[\s\S]{1,12}/g) ?? [];
  const usage = { input: 9_800, cached: 0, output: Math.ceil(text.length / 4) };
  return { ...streamReply(pieces, { usage }), chunkBytes: 2_000, chunkDelayMs: 40 };
}
