// What a test of a service looks at, and what it comes to.

import type { Failure } from '../failure.ts';
import type { Profile } from '../profile.ts';
import type { StreamPart, Usage } from '../streamPart.ts';

/** What is looked at. A `field` is one of the request's body. */
export type CheckName =
  | 'models'
  | 'streamed'
  | 'plain'
  | 'usage'
  | 'stop'
  | 'unknown-field'
  | 'tools'
  | 'schema'
  | 'json'
  | 'image'
  | 'pdf'
  | 'cached'
  | 'large'
  | `field ${string}`;

/**
 * `works`: seen to work. `taken`: accepted, with nothing that shows an effect. `ignored`: accepted without the effect. `refused`: the
 * service said no. `failed`: no answer that tells either way. `not-tried`: the money or the person ended the test before.
 */
export type Verdict = 'works' | 'taken' | 'ignored' | 'refused' | 'failed' | 'not-tried';

/** One line of the report. */
export interface CheckRow {
  readonly check: CheckName;
  readonly verdict: Verdict;
  /** The service's own words, or a number that says more; plain English. */
  readonly detail?: string;
  /** Milliseconds. */
  readonly ms?: number;
  /** US dollars; undefined where nothing was sent or the price is not known. */
  readonly cost?: number;
}

/** The test as a whole. */
export interface ProbeReport {
  /** The profile as it was tested, with what the test has taught in `omit`, `accepts` and `features`. */
  readonly profile: Profile;
  readonly rows: readonly CheckRow[];
  /** The ids that the service lists; undefined when it has no list. */
  readonly models?: readonly string[];
  /** US dollars; undefined when the price is not known. */
  readonly cost?: number;
  /** Why there is no answer at all; all that could not be tried then stands as not tried. */
  readonly failure?: Failure;
}

/** One answer as the checks judge it. */
export interface ProbeAnswer {
  readonly text: string;
  /** Parts of text that arrived. */
  readonly pieces: number;
  readonly calls: readonly Extract<StreamPart, { readonly kind: 'tool-call' }>[];
  readonly usage?: Usage;
  /** Fields that had to be left out before there was an answer. */
  readonly dropped: readonly string[];
  readonly end: Extract<StreamPart, { readonly kind: 'end' }>;
  readonly ms: number;
}
