// The one way out: checks a request against what may leave, hides secrets, and only then makes it sendable.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { Failure } from '../model/failure.ts';
import { canReadPdfs, pdfsOf, readsNoPdfs } from '../model/pdf.ts';
import type { ChatMessage, HoleTexts, ModelRequest, ReleasedRequest } from '../model/request.ts';
import type { ListModels } from '../ports.ts';

/** What a window is, whatever leaves it. */
export interface WindowState {
  /** Whether the user trusts the workspace; nothing leaves an untrusted window. */
  readonly trusted: boolean;
  /** The name of a setting by which the workspace leads requests elsewhere. */
  readonly detour?: string | undefined;
}

/** The rules in force when a request leaves. */
export interface EgressPolicy extends WindowState {
  /** The reason why a path's text may not leave, or undefined when it may. */
  readonly forbids: (path: string) => ExclusionReason | undefined;
  /** Hides secret values; the same value gets the same placeholder on every send. */
  readonly hideSecrets: (text: string) => string;
}

/** What the gate decides. */
export type GateDecision =
  | { readonly kind: 'released'; readonly request: ReleasedRequest }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** Why nothing leaves a window that the user does not trust. */
export const untrustedFailure: Failure = {
  code: 'untrusted-workspace',
  message: 'Nothing is sent from a workspace that you have not trusted.',
  retryable: false,
};

const releasedRequests = new WeakSet<object>();

/** Whether a request came through the gate; models refuse all others, whatever their type says. */
export function isReleased(request: ModelRequest): request is ReleasedRequest {
  return releasedRequests.has(request);
}

/** Releases a request, with secrets hidden in every text, or refuses it with a failure for the user. Never throws. */
export function release(request: ModelRequest, policy: EgressPolicy): GateDecision {
  const failure = refusal(request, policy);
  if (failure) {
    return { kind: 'refused', failure };
  }
  const messages = request.messages.map((message) => hideIn(message, policy));
  const hole = request.hole && hideAround(request.hole, policy);
  const sources = sourcesOf(request);
  const { prediction } = request;
  const cleaned: ModelRequest = Object.freeze({
    ...request,
    ...{ messages: Object.freeze(messages), sources },
    ...(hole && { hole }),
    ...(prediction !== undefined && { prediction: policy.hideSecrets(prediction) }),
  });
  releasedRequests.add(cleaned);
  if (!isReleased(cleaned)) {
    throw new Error('The gate released a request that it does not know.');
  }
  return { kind: 'released', request: cleaned };
}

/** Makes the call for a service's models, which carries the key past `release`, ask the window as well. */
export function guardModels(listModels: ListModels, windowState: () => WindowState): ListModels {
  return async (profile, key, signal) => {
    const failure = windowRefusal(windowState());
    return failure ? { kind: 'failed', failure } : listModels(profile, key, signal);
  };
}

function windowRefusal({ trusted, detour }: WindowState): Failure | undefined {
  if (!trusted) {
    return untrustedFailure;
  }
  return detour === undefined
    ? undefined
    : {
        code: 'egress-refused',
        message: `Nothing was sent: the settings of this workspace set ${detour}, which would lead it elsewhere.`,
        retryable: false,
      };
}

function refusal(request: ModelRequest, policy: EgressPolicy): Failure | undefined {
  const closed = windowRefusal(policy);
  if (closed) {
    return closed;
  }
  if (pdfsOf(request.messages).length > 0 && !canReadPdfs(request.profile)) {
    return readsNoPdfs(request.profile.label);
  }
  for (const path of sourcesOf(request)) {
    const reason = policy.forbids(path);
    if (reason !== undefined) {
      return {
        code: 'egress-refused',
        message: `Nothing was sent: ${path} may not leave this computer (${reason}).`,
        retryable: false,
      };
    }
  }
  return undefined;
}

/** The paths that the request names, and those of the files that go with it. */
function sourcesOf({ sources, messages }: ModelRequest): readonly string[] {
  const attached = pdfsOf(messages).flatMap(({ path }) => path ?? []);
  return attached.length === 0 ? sources : [...new Set([...sources, ...attached])];
}

function hideIn(message: ChatMessage, { hideSecrets }: EgressPolicy): ChatMessage {
  const pdfs = message.pdfs?.map((pdf) => Object.freeze({ ...pdf, filename: hideSecrets(pdf.filename) }));
  return Object.freeze({ ...message, content: hideSecrets(message.content), ...(pdfs && { pdfs }) });
}

function hideAround({ prefix, suffix, extra }: HoleTexts, { hideSecrets }: EgressPolicy): HoleTexts {
  return Object.freeze({
    prefix: hideSecrets(prefix),
    suffix: hideSecrets(suffix),
    extra: Object.freeze(extra.map(({ path, text }) => Object.freeze({ path, text: hideSecrets(text) }))),
  });
}
