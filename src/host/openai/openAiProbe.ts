// Asks a service which models it has: the cheapest call that tells whether the address and the key are right.

import { classifyFailure } from '../../core/model/classifyFailure.ts';
import { describeFailure } from '../../core/model/describeFailure.ts';
import { detectListShape } from '../../core/model/detectListShape.ts';
import type { Failure } from '../../core/model/failure.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import { parseModelList, type ListedModel } from '../../core/model/parseModelList.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { Clock, ModelsResult } from '../../core/ports.ts';
import { openAccess, type Access, type KeyFor } from './credentials.ts';
import { factsOf } from './errorFacts.ts';
import { Exchange } from './guardedFetch.ts';
import { createSdkClient } from './sdkClient.ts';
import { Watchdog } from './watchdog.ts';

/** A test of the connection that takes longer is a failed one; milliseconds. */
const SILENCE_MS = 15_000;

/** Gateways list hundreds of models with their descriptions; bytes. */
const LONGEST_LIST = 16 * 1024 * 1024;

/** What the probe needs. */
export interface ProbeDeps {
  readonly keyFor: KeyFor;
  readonly clock: Clock;
  /** Milliseconds of silence that end the probe. */
  readonly silenceMs?: number;
}

/** Asks for the models of a profile's service; never rejects. Sends the key and nothing of the workspace. */
export type Probe = (profile: Profile, signal: AbortSignal) => Promise<ModelsResult>;

/** Makes the probe. */
export function createOpenAiProbe(deps: ProbeDeps): Probe {
  return async (profile, signal) => {
    try {
      const result = await openAccess(profile, deps.keyFor);
      return result.kind === 'ok'
        ? await listModels(result.access, deps, signal)
        : { kind: 'failed', failure: result.failure };
    } catch {
      return { kind: 'failed', failure: describeFailure('internal', { host: '', model: '', base: '' }) };
    }
  };
}

async function listModels(access: Access, deps: ProbeDeps, signal: AbortSignal): Promise<ModelsResult> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  const watch = new Watchdog(deps.clock, deps.silenceMs ?? SILENCE_MS, abort);
  signal.addEventListener('abort', abort, { once: true });
  const startedAt = deps.clock.now();
  try {
    const exchange = new Exchange({ ...access, watch, longestBody: LONGEST_LIST });
    const client = await createSdkClient(access.destination, exchange.fetch);
    signal.throwIfAborted();
    const body = await client.listModels(controller.signal);
    const statements = statementsIn(body, access.key, deps.clock.now());
    return statements
      ? { kind: 'ok', models: idsOf(statements), statements, ms: deps.clock.now() - startedAt }
      : { kind: 'failed', failure: describeBody(body, access) };
  } catch (error) {
    return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', failure: toFailure(error, access, watch.expired) };
  } finally {
    signal.removeEventListener('abort', abort);
    watch.stop();
    abort();
  }
}

function describeBody(body: unknown, { place, key }: Access): Failure {
  return describeFailure('not-a-stream', place, typeof body === 'string' ? { message: hideKey(body, key) } : {});
}

function toFailure(error: unknown, access: Access, late: boolean): Failure {
  if (error instanceof SyntaxError) {
    return describeFailure('malformed', access.place);
  }
  const facts = factsOf(error, access.key);
  return late && facts.status === undefined
    ? describeFailure('timeout', access.place)
    : classifyFailure(facts, access.place);
}

function idsOf(statements: readonly ListedModel[]): readonly string[] {
  return statements.map(({ id }) => id).sort();
}

/** What an answer of the form `{data: [{id}]}` states, free of the key; undefined for any other. `now` is in milliseconds since 1970. */
function statementsIn(body: unknown, key: string | undefined, now: number): readonly ListedModel[] | undefined {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  if (!Array.isArray(data)) {
    return undefined;
  }
  const day = new Date(now).toISOString().slice(0, 'YYYY-MM-DD'.length);
  return parseModelList(data, detectListShape(data), day).map((listed) => ({
    ...listed,
    id: hideKey(listed.id, key),
    ...(listed.name !== undefined && { name: hideKey(listed.name, key) }),
  }));
}
