// What crosses between the extension host and the thread that judges syntax. Plain values: they are cloned.

import type { Insertion } from '../../core/ports.ts';

/** What the thread is started with, so that one file serves both threads. */
export const JUDGE_THREAD = 'syntax';

/** Host to thread: a text to read, named by an id, and insertions into it to judge. */
export type ToJudge =
  | { readonly kind: 'open'; readonly id: number; readonly languageId: string; readonly text: string }
  | { readonly kind: 'judge'; readonly id: number; readonly call: number; readonly insertions: readonly Insertion[] };

/** Thread to host: a text has been read, or the answer to a call. */
export type FromJudge =
  | { readonly kind: 'opened'; readonly id: number }
  | { readonly kind: 'judged'; readonly call: number; readonly fits: readonly boolean[] | undefined };
