// From a raw answer to text that fits the hole: unwrap → echo → indentation → cut → headers → repeats; then the fit into the file.

import type { CompletionItem } from './completionTypes.ts';
import { alignIndent } from './alignIndent.ts';
import { cutAnswer, type Cut } from './cutAnswer.ts';
import { dropHeaders } from './dropHeaders.ts';
import { dropRepeats } from './dropRepeats.ts';
import { fitBrackets } from './fitBrackets.ts';
import { isBlank, type Hole, type Shape } from './hole.ts';
import { mayEcho, stripEcho } from './stripEcho.ts';
import { unwrap } from './unwrap.ts';

/** How far an answer has come: `more` may follow, all is there (`whole`), or the service cut it off (`truncated`). */
export type Progress = 'more' | 'whole' | 'truncated';

/** The text that an answer means for the hole, as far as it has come. Run again on each piece of a stream. */
export function trimAnswer(raw: string, hole: Hole, shape: Shape, progress: Progress): Cut {
  const unwrapped = unwrapFor(raw, hole);
  if (unwrapped === undefined || isBlank(unwrapped)) {
    return { text: '', ended: false };
  }
  if (progress === 'more' && mayEcho(unwrapped, hole)) {
    return { text: '', ended: false };
  }
  const aligned = alignIndent(stripEcho(unwrapped, hole), hole, shape);
  const { text, ended } = cutAnswer(aligned, hole, shape, progress === 'whole');
  const complete = progress === 'truncated' && !ended ? withoutLastLine(text) : text;
  return { text: progress === 'more' && !ended ? complete : dropRepeats(dropHeaders(complete, hole), hole), ended };
}

/** The answer without its marks and fences; undefined while that cannot be told. */
export function unwrapFor(raw: string, hole: Hole): string | undefined {
  const prose = hole.rules.singleLine && hole.rules.quotes.length === 0;
  const backticks = hole.rules.longQuotes.includes('`');
  return unwrap(raw, { prose, backticks, objects: hole.rules.singleLine });
}

/** The item that inserts the text at the offset; undefined when it cannot be inserted without harm. */
export function placeText(text: string, hole: Hole, offset: number): CompletionItem | undefined {
  const fit = isBlank(text) ? undefined : fitBrackets(text, hole);
  return fit && { insertText: fit.text, start: offset, end: offset + fit.covered };
}

/** The last line of an answer that was cut off is not what the model would have written. */
function withoutLastLine(text: string): string {
  return text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : '';
}
