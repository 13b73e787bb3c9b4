// One row of the ledger: what left, when, where to, and what it cost. Holds no text.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { FailureCode } from '../model/failure.ts';
import type { Purpose } from '../model/request.ts';
import type { Usage } from '../model/streamPart.ts';

/** What is written down of a request. Rows of earlier versions lack what is optional. */
export interface SendRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly purpose: Purpose;
  readonly profile: string;
  readonly model: string;
  /** Origin of the service; empty for the offline engine, where nothing leaves. */
  readonly origin: string;
  /** Paths of which text left, or the file itself. */
  readonly sources: readonly string[];
  /** Of the text or file that left, by the place of its path: SHA-256, shortened, and bytes; an empty hash where it is not known. */
  readonly hashes?: readonly string[];
  readonly fileBytes?: readonly number[];
  /** UTF-16 code units of all messages. */
  readonly characters: number;
  /** Bytes of all messages: of texts as UTF-8, of images and PDF files as they are. */
  readonly bytes?: number;
  /** Name of the workspace; absent without one. */
  readonly workspace?: string;
  /** How it was served where that has a price of its own. */
  readonly tier?: string;
  readonly outcome: Outcome;
  /** The code of its failure. */
  readonly failure?: FailureCode;
  /** Input tokens as we have counted them before, where those of the messages are all there is. */
  readonly counted?: number;
  readonly usage?: Usage;
  /** US dollars as the user was told before. */
  readonly predicted?: number;
  /** US dollars; undefined when the price is not known. */
  readonly cost?: number;
  /** Whether it counts against a plan of the user's, and not in money. */
  readonly plan?: boolean;
  /** US dollars that the provider's cache has saved. */
  readonly saved?: number;
  /** Whether the cost is our own estimate: the service sent no usage. */
  readonly isEstimate?: boolean;
  /** US dollars that were set aside for it. */
  readonly reserved?: number;
  /** Milliseconds to the first text and to the end. */
  readonly firstTextMs?: number;
  readonly totalMs: number;
}

/** Suggestions that were shown and kept since the line before. Holds no text. */
export interface SuggestionTally {
  readonly kind: 'suggestions';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly shown: number;
  /** Kept, whole or in part: each counts once. */
  readonly kept: number;
  /** Of these, the ones of which only some words or lines were taken. */
  readonly partly?: number;
  /** How many were looked at 30 s after they were kept, and of how many most still stood there. */
  readonly aged?: number;
  readonly survived?: number;
}
