// The Model of every OpenAI-compatible service: access, an answer, and exactly one end.

import { describeFailure } from '../../core/model/describeFailure.ts';
import type { Failure } from '../../core/model/failure.ts';
import { isFim, onlyCompletes } from '../../core/model/fim.ts';
import { hideKey } from '../../core/model/hideKey.ts';
import type { ModelRequest, ReleasedRequest } from '../../core/model/request.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import { isReleased } from '../../core/egress/gate.ts';
import type { Model } from '../../core/ports.ts';
import { Conversation, type EndPart } from './conversation.ts';
import { openAccess } from './credentials.ts';
import type { OpenAiDeps } from './openAiDeps.ts';

/** A million tokens take a minute or two to read; milliseconds. */
const HEADERS_MS = 180_000;

/** A service that streams pauses for seconds, not minutes; milliseconds. */
const IDLE_MS = 60_000;

/** Makes the model. Its streams never throw; the SDK is loaded with the first request. */
export function createOpenAiModel(deps: OpenAiDeps): Model {
  return { stream: (request, signal) => stream(request, deps, signal) };
}

async function* stream(request: ModelRequest, deps: OpenAiDeps, signal: AbortSignal): AsyncGenerator<StreamPart> {
  if (!isReleased(request)) {
    deps.log.error('A request that did not pass the egress gate was refused.');
    yield failed(internalFailure());
    return;
  }
  let end: EndPart;
  try {
    end = yield* answer(request, deps, signal);
  } catch (error) {
    deps.log.error(`The adapter failed: ${nameOf(error)}.`);
    end = failed(internalFailure());
  }
  deps.log.info(summaryOf(request, end));
  yield end;
}

async function* answer(
  request: ReleasedRequest,
  deps: OpenAiDeps,
  signal: AbortSignal,
): AsyncGenerator<StreamPart, EndPart> {
  if (isFim(request.profile.api) && !request.hole) {
    return failed(onlyCompletes(request.profile.label));
  }
  const result = await openAccess(request.profile, deps.keyFor);
  if (result.kind === 'refused') {
    return failed(result.failure);
  }
  const limits = { clock: deps.clock, headersMs: deps.headersMs ?? HEADERS_MS, idleMs: deps.idleMs ?? IDLE_MS };
  return yield* new Conversation(request, { access: result.access, limits, deps }, signal).run();
}

function failed(failure: Failure): EndPart {
  return { kind: 'end', outcome: 'failed', failure };
}

function internalFailure(): Failure {
  return describeFailure('internal', { host: '', model: '', base: '' });
}

/** The name of an error; its message might quote what must not be logged. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

function summaryOf({ purpose, profile }: ReleasedRequest, { outcome, finishReason, failure }: EndPart): string {
  const why = [finishReason, failure?.code, failure?.details].filter((part) => part !== undefined).join(', ');
  return hideKey(`${purpose} with ${profile.label}: ${outcome}${why === '' ? '' : ` (${why})`}`, undefined);
}
