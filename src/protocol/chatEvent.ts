// What one question produces, in order: the events of a turn, as the panel, the command line and `panorama.ask` see them.

import type { Manifest, ModelWindow } from './manifest.ts';

/** How a stream ended. Only `complete` means that the service said that the answer is whole. */
export type Outcome = 'complete' | 'truncated' | 'filtered' | 'stopped' | 'failed';

/** What went wrong, in a form that can be shown, stored and compared. */
export interface ShownFailure {
  /** One of the FailureCode values of the core. */
  readonly code: string;
  /** One kind sentence in plain English, free of keys. */
  readonly message: string;
  /** Whether asking again may help. */
  readonly retryable: boolean;
  /** Status, request id, parameter: for the "Details" line, free of keys. */
  readonly details?: string;
}

/** What the whole question may cost, in US dollars; undefined means that the price is unknown. */
export interface QuestionPrice {
  /** Expected cached share, a usual answer. */
  readonly expected?: number;
  /** All input uncached, the longest answer that is allowed. */
  readonly atMost?: number;
  /** Whether it counts against a plan of the user's, and not in money. */
  readonly plan?: boolean;
}

/** One citation of an answer, resolved against the text that was sent. */
export interface Citation {
  /** The words quoted, or an empty string where a file alone is cited. */
  readonly quote: string;
  readonly path: string;
  /** 1-based and inclusive, in the file as it was sent. */
  readonly lines: readonly [number, number];
  /** `holds`: the words stand there; `moved`: they stand elsewhere than said; `missing`: not in the text sent. */
  readonly state: 'holds' | 'moved' | 'missing';
}

/** What a turn used: tokens, and US dollars where the price is known. */
export interface TurnUsage {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly cost?: number;
  /** Searches of the web. */
  readonly searches?: number;
  /** True when the service sent no usage and the counts are our own. */
  readonly estimated: boolean;
}

/** A page of the web that an answer cites. */
export interface WebSource {
  /** http or https. */
  readonly url: string;
  /** May be empty. */
  readonly title: string;
}

/** One event of a turn. There is exactly one `end`, and it is the last. */
export type ChatEvent =
  | { readonly kind: 'pack'; readonly manifest: Manifest; readonly price: QuestionPrice; readonly window?: ModelWindow }
  | { readonly kind: 'delta'; readonly text: string }
  | { readonly kind: 'retry'; readonly attempt: number; readonly waitMs: number; readonly reason: string }
  | ({ readonly kind: 'usage' } & TurnUsage)
  | { readonly kind: 'citations'; readonly items: readonly Citation[] }
  | ({ readonly kind: 'source' } & WebSource)
  | {
      readonly kind: 'end';
      readonly outcome: Outcome;
      readonly finishReason?: string;
      readonly failure?: ShownFailure;
    };
