// The models behind the command line's requests.

import { release, type EgressPolicy } from '../core/egress/gate.ts';
import type { Profile } from '../core/model/profile.ts';
import type { ChatMessage } from '../core/model/request.ts';
import type { Log, Model } from '../core/ports.ts';
import type { Pack } from '../core/pack/packTypes.ts';
import { createSystemClock } from '../host/clock/systemClock.ts';
import { createOfflineModel } from '../host/offline/offlineModel.ts';
import type { OpenAiDeps } from '../host/openai/openAiDeps.ts';
import { createOpenAiModel } from '../host/openai/openAiModel.ts';
import { createOpenAiProbe, type Probe } from '../host/openai/openAiProbe.ts';
import { keyFor, type Environment } from './chooseService.ts';

const ignore = (): void => undefined;

/** The command line says what matters on its one line, and keeps no log. */
const noLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** The model of each profile; `refused` is told of fields that a service does without. */
export function createModels(environment: Environment, refused?: OpenAiDeps['refused']): (profile: Profile) => Model {
  const openAi = createOpenAiModel({
    keyFor: (origin) => Promise.resolve(keyFor(origin, environment)),
    clock: createSystemClock(),
    log: noLog,
    random: () => Math.random(),
    ...(refused && { refused }),
  });
  const offline = createOfflineModel();
  return ({ api }) => (api === 'offline' ? offline : openAi);
}

/** Asks a service for its models. */
export function createProbe(environment: Environment): Probe {
  return createOpenAiProbe({
    keyFor: (origin) => Promise.resolve(keyFor(origin, environment)),
    clock: createSystemClock(),
  });
}

/** The messages of a pack as the gate lets them out: exactly what would be sent. Throws when it would not. */
export function gatedMessages(pack: Pack, profile: Profile, policy: EgressPolicy): readonly ChatMessage[] {
  const decision = release(
    {
      purpose: 'chat',
      profile,
      messages: pack.messages,
      maxOutput: 0,
      temperature: 0,
      sources: pack.documents.map(({ path }) => path),
    },
    policy,
  );
  if (decision.kind === 'refused') {
    throw new Error(decision.failure.message);
  }
  return decision.request.messages;
}
