// What a model's answer is made of, in order; the last part is always `end`, and a model never throws.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { Failure } from './failure.ts';

/** Tokens as the service bills them. `cached` is part of `input`. */
export interface Usage {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** One part of an answer. */
export type StreamPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'retry'; readonly attempt: number; readonly waitMs: number; readonly reason: string }
  | { readonly kind: 'usage'; readonly usage: Usage }
  | {
      readonly kind: 'end';
      readonly outcome: Outcome;
      readonly finishReason?: string;
      readonly failure?: Failure;
    };
