// The one way out: checks a request against what may leave, hides secrets, and only then makes it sendable.

import type { ExclusionReason } from '../../protocol/manifest.ts';
import type { Failure } from '../model/failure.ts';
import type { ChatMessage, ModelRequest, ReleasedRequest } from '../model/request.ts';

/** The rules in force when a request leaves. */
export interface EgressPolicy {
  /** Whether the user trusts the workspace; nothing leaves an untrusted window. */
  readonly trusted: boolean;
  /** The reason why a path's text may not leave, or undefined when it may. */
  readonly forbids: (path: string) => ExclusionReason | undefined;
  /** Hides secret values; the same value gets the same placeholder on every send. */
  readonly hideSecrets: (text: string) => string;
}

/** What the gate decides. */
export type GateDecision =
  | { readonly kind: 'released'; readonly request: ReleasedRequest }
  | { readonly kind: 'refused'; readonly failure: Failure };

const releasedRequests = new WeakSet<object>();

/** Whether a request came through the gate; models refuse all others, whatever their type says. */
export function isReleased(request: ModelRequest): request is ReleasedRequest {
  return releasedRequests.has(request);
}

/** Releases a request, with secrets hidden in every message, or refuses it with a failure for the user. Never throws. */
export function release(request: ModelRequest, policy: EgressPolicy): GateDecision {
  const failure = refusal(request, policy);
  if (failure) {
    return { kind: 'refused', failure };
  }
  const messages = request.messages.map((message) => hideIn(message, policy));
  const cleaned: ModelRequest = Object.freeze({ ...request, messages: Object.freeze(messages) });
  releasedRequests.add(cleaned);
  if (!isReleased(cleaned)) {
    throw new Error('The gate released a request that it does not know.');
  }
  return { kind: 'released', request: cleaned };
}

function refusal(request: ModelRequest, policy: EgressPolicy): Failure | undefined {
  if (!policy.trusted) {
    return {
      code: 'untrusted-workspace',
      message: 'Nothing is sent from a workspace that you have not trusted.',
      retryable: false,
    };
  }
  for (const path of request.sources) {
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

function hideIn(message: ChatMessage, policy: EgressPolicy): ChatMessage {
  return Object.freeze({ ...message, content: policy.hideSecrets(message.content) });
}
