// The adapter under test, with a key for one origin, a fast clock and a log that can be read.

import type { OpenAiDeps } from '../../../src/host/openai/openAiDeps.ts';
import { createOpenAiModel } from '../../../src/host/openai/openAiModel.ts';
import type { Model } from '../../../src/core/ports.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import { createFastClock } from '../../fakes/clocks.ts';
import { createMemoryLog, gather, profileAt, releasedRequest, type Answer } from '../../fakes/asking.ts';
import { FaultServer } from '../../fakes/server.ts';

/** The key of the user; long enough to be a secret. */
export const KEY = 'sk-test-0123456789abcdefghijklmnop';

/** Seconds of the adapter pass in this many milliseconds. */
const SPEED = 100;

/** The adapter with all that a test looks at. */
export interface Bench {
  readonly server: FaultServer;
  readonly model: Model;
  readonly log: readonly string[];
  /** Origins that the key was asked for. */
  readonly askedFor: readonly string[];
  /** A profile of the server. */
  profile(changes?: Partial<Profile>): Profile;
  /** Asks and gathers the answer. */
  ask(changes?: Partial<ModelRequest>, signal?: AbortSignal): Promise<Answer>;
}

/** Starts a server and an adapter whose key is bound to the server's origin; `usual` is what its profiles have in common. */
export async function startBench(changes: Partial<OpenAiDeps> = {}, usual: Partial<Profile> = {}): Promise<Bench> {
  const server = await FaultServer.start();
  const log = createMemoryLog();
  const askedFor: string[] = [];
  const model = createOpenAiModel({
    keyFor: (origin) => {
      askedFor.push(origin);
      return Promise.resolve(origin === server.origin ? KEY : undefined);
    },
    clock: createFastClock(SPEED),
    log,
    random: () => 0.5,
    ...changes,
  });
  const profile = (profileChanges?: Partial<Profile>): Profile =>
    profileAt(server.origin, { ...usual, ...profileChanges });
  return {
    server,
    model,
    log: log.lines,
    askedFor,
    profile,
    ask: (request, signal = new AbortController().signal) =>
      gather(model.stream(releasedRequest(request?.profile ?? profile(), request), signal)),
  };
}
