// Whether a suggestion makes sense here at all, before anything is read or sent.

import type { CompletionInput, NoneReason } from './completionTypes.ts';
import { isBlank, type Hole } from './hole.ts';

/** UTF-16 code units of a line above which nothing is suggested: such lines are data, and dear. */
export const LONG_LINE = 10_000;

/** Closers and quotes, then what may end a statement or start a block. */
const ONLY_CLOSERS = /^\s*(?:[)\]}>"'`]|<\/[\w.:-]*>?)*\s*[:;,]?\s*\{?\s*$/;
const WORD_END = /[\p{L}\p{N}_$]$/u;
const WORD_START = /^[\p{L}\p{N}_$]/u;

/** Why nothing is asked whoever asks; known before the text is read. */
export function refusalOf(input: CompletionInput): NoneReason | undefined {
  if (input.forbidden !== undefined) {
    return 'forbidden';
  }
  if (input.cursors > 1) {
    return 'several-cursors';
  }
  return input.languageOff && input.trigger === 'automatic' ? 'language-off' : undefined;
}

/** Why nothing is asked at this place. The user who asks for a suggestion gets one wherever that is safe. */
export function refusalAt(hole: Hole, trigger: CompletionInput['trigger']): NoneReason | undefined {
  if (hole.line.length + hole.rest.length > LONG_LINE) {
    return 'long-line';
  }
  return trigger === 'manual' ? undefined : interruption(hole);
}

function interruption(hole: Hole): NoneReason | undefined {
  if (WORD_END.test(hole.line) && WORD_START.test(hole.rest)) {
    return 'inside-word';
  }
  if (!ONLY_CLOSERS.test(hole.rest)) {
    return 'middle-of-line';
  }
  if (isBlank(hole.rest) && hole.scan.awaited === '' && /;\s*$/.test(hole.line)) {
    return 'statement-ended';
  }
  return isBlank(hole.before) && isBlank(hole.after) ? 'nothing-written' : undefined;
}
