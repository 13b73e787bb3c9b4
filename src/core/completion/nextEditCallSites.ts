// Reads calls and lists of parameters: what is called, and with which arguments.

import { isParameterList, isSameLine, isWord, openerOf, textAt } from './nextEditBlocks.ts';
import type { Code } from './nextEditTokens.ts';
import type { OffsetRange } from '../text/snapshot.ts';

/** An argument with its offsets in the text that it was read from. */
export interface Argument extends OffsetRange {
  readonly text: string;
}

/** A call, or the parameters of a definition. */
export interface Call {
  readonly opener: number;
  readonly callee: string;
  readonly isDefinition: boolean;
  readonly arguments: readonly Argument[];
}

/** The innermost call that holds a range, with nothing but its own list between. */
export function callAround(code: Code, range: OffsetRange): Call | undefined {
  const before = lastBefore(code, range.start);
  let holder = code.partners.has(before) && /^[([{]$/.test(textAt(code, before)) ? before : openerOf(code, before);
  while (holder >= 0 && (code.tokens[code.partners.get(holder) ?? -1]?.start ?? 0) < range.end) {
    holder = openerOf(code, holder);
  }
  return callAt(code, holder);
}

/** The index of the last token that begins before an offset; -1 when none does. */
function lastBefore(code: Code, offset: number): number {
  let low = -1;
  let high = code.tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((code.tokens[middle]?.start ?? 0) < offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** The call whose list an opener begins, on one line; undefined where it begins none. */
export function callAt(code: Code, opener: number): Call | undefined {
  const partner = code.partners.get(opener) ?? -1;
  if (textAt(code, opener) !== '(' || !isWord(code, opener - 1) || !isSameLine(code, opener, partner)) {
    return undefined;
  }
  const first = startOfPath(code, opener - 1);
  const callee = between(code, first, opener);
  const list = argumentsIn(code, opener, partner);
  if (NO_CALLEE.test(callee) || isContinued(code, first) || !list) {
    return undefined;
  }
  const isDefinition =
    /^(?:function|def|fn|func|class)$/.test(textAt(code, first - 1)) || isParameterList(code, opener);
  return { opener, callee, isDefinition, arguments: list };
}

const NO_CALLEE = /^(?:if|for|while|switch|match|catch|return|with|foreach|using|class)$/;

/** The first name of a path such as `a.b.c` that ends at the index. */
function startOfPath(code: Code, index: number): number {
  let first = index;
  while (textAt(code, first - 1) === '.' && isWord(code, first - 2)) {
    first -= 2;
  }
  return first;
}

/** The text from one token to the end of the last before another. */
function between(code: Code, from: number, to: number): string {
  return code.text.slice(code.tokens[from]?.start, code.tokens[to - 1]?.end);
}

/** Whether the name is called on something that is no plain path: `open(a).read(`. */
function isContinued(code: Code, first: number): boolean {
  const before = textAt(code, first - 1);
  return /^(?:\.|\?\.|::)$/.test(before) || (/^[)\]]$/.test(before) && isSameLine(code, first, first - 1));
}

/** The arguments between two brackets; undefined when one is empty. */
export function argumentsIn(code: Code, opener: number, partner: number): readonly Argument[] | undefined {
  if (partner === opener + 1) {
    return [];
  }
  const ends = [...code.tokens.slice(opener + 1, partner).keys()]
    .map((offset) => opener + 1 + offset)
    .filter((index) => textAt(code, index) === ',' && openerOf(code, index) === opener);
  const found: Argument[] = [];
  let first = opener + 1;
  for (const end of [...ends, partner]) {
    if (first === end) {
      return undefined;
    }
    const start = code.tokens[first]?.start ?? 0;
    const text = between(code, first, end);
    found.push({ start, end: start + text.length, text });
    first = end + 1;
  }
  return found;
}

/** The list of a call with its brackets. */
export function rangeOf(code: Code, call: Call): OffsetRange {
  const end = code.tokens[code.partners.get(call.opener) ?? -1]?.end ?? 0;
  return { start: code.tokens[call.opener]?.start ?? 0, end };
}
