// What is asked of a model, before and after the egress gate.

import type { Profile } from './profile.ts';

/** One message of a chat request. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What a request is for: names the row in the ledger. */
export type Purpose = 'chat' | 'completion' | 'refactor' | 'probe';

/** A request as a feature makes it. Only the egress gate turns it into a ReleasedRequest. */
export interface ModelRequest {
  readonly purpose: Purpose;
  readonly profile: Profile;
  readonly messages: readonly ChatMessage[];
  /** Tokens of the messages as counted for the profile's model; undefined when nobody has counted. */
  readonly inputTokens?: number;
  /** Tokens of answer at most. */
  readonly maxOutput: number;
  /** Whether the user has allowed this request to pass the caps on money. */
  readonly mayPassCaps?: boolean;
  readonly temperature: number;
  readonly stop?: readonly string[];
  /** Groups requests that share a prefix, for the provider's cache. */
  readonly cacheKey?: string;
  /** Workspace paths whose text stands in the messages; each is checked against the rules of what may leave. */
  readonly sources: readonly string[];
}

declare const released: unique symbol;

/** A request that has passed the egress gate. Nothing else can be sent: models accept no other type. */
export interface ReleasedRequest extends ModelRequest {
  readonly [released]: true;
}
