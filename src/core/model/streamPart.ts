// What a model's answer is made of, in order; the last part is always `end`, and a model never throws.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { Failure } from './failure.ts';

/** Tokens as the service bills them. `cached` is part of `input`. */
export interface Usage {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  /** Searches of the web, which have a price of their own. */
  readonly searches?: number;
}

/**
 * One part of an answer. `retry` says that the request is made again, after nothing came of the last try; `dropped` names a field
 * that goes no more. `further` says that what was asked is billed, and that the same answer goes on in a further request. Each `usage`
 * is that of one request: those of an answer add up.
 */
export type StreamPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'retry';
      readonly attempt: number;
      readonly waitMs: number;
      readonly reason: string;
      readonly dropped?: string;
    }
  | { readonly kind: 'further' }
  | { readonly kind: 'usage'; readonly usage: Usage }
  /** A whole call; `input` is the text of its arguments as the model wrote it, and may be no JSON. */
  | { readonly kind: 'tool-call'; readonly id: string; readonly name: string; readonly input: string }
  /** A page of the web that the answer cites. */
  | { readonly kind: 'source'; readonly url: string; readonly title: string }
  | {
      readonly kind: 'end';
      readonly outcome: Outcome;
      readonly finishReason?: string;
      readonly failure?: Failure;
    };
