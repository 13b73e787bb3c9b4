// Finds the places near an edit that now need the same change, without a model, and only where that is sure.

import { hideSecrets } from '../egress/secrets.ts';
import { findInvisible } from '../egress/invisible.ts';
import { isSecretFile } from '../egress/secretFiles.ts';
import { judgeWritePath } from '../egress/writePaths.ts';
import type { OffsetRange } from '../text/snapshot.ts';
import { rulesOf } from '../syntax/languageRules.ts';
import { findCalls } from './nextEditCalls.ts';
import { findRenames } from './nextEditRename.ts';
import { findRows } from './nextEditRows.ts';
import { isReadable, readInTurns } from './nextEditTokens.ts';
import { LONGEST_SEARCHED, NEARBY_LINES, type MadeEdit, type NextEdit } from './nextEditTypes.ts';
import { scanBrackets } from '../syntax/scanBrackets.ts';

/** An edit of more text than this is no change of a name, a call or a row; UTF-16 units. */
const LONGEST_EDIT = 400;

/**
 * The places that need the same change, in the order in which they are gone through: below the edit, then from the top. `settled`
 * are stretches of the text that the user has changed already, or does not want changed: nothing is found there.
 * Gives way to others while it reads.
 */
export function* searchNextEdits(
  edit: MadeEdit,
  settled: readonly OffsetRange[],
): Generator<undefined, readonly NextEdit[]> {
  if (!isSearched(edit)) {
    return [];
  }
  const code = yield* readInTurns(edit.after, edit.languageId);
  const isNear = nearTo(edit);
  for (const find of [findRenames, findCalls, findRows]) {
    yield undefined;
    const found = find(edit, code).filter(
      (place) => isNear(place) && isSound(place, edit) && !isSettled(place, settled),
    );
    if (found.length > 0) {
      return inOrder(found, edit.made.end);
    }
  }
  return [];
}

function isSearched({ languageId, path, after, replaced, made }: MadeEdit): boolean {
  const isSmall = replaced.end - replaced.start <= LONGEST_EDIT && made.end - made.start <= LONGEST_EDIT;
  const mayChange = !isSecretFile(path) && judgeWritePath(path).kind === 'plain';
  return isReadable(languageId) && after.length <= LONGEST_SEARCHED && isSmall && mayChange;
}

/** Whether a place lies within the lines around the edit. */
function nearTo({ after, made }: MadeEdit): (place: OffsetRange) => boolean {
  let start = made.start;
  let end = made.end;
  for (let line = 0; line <= NEARBY_LINES; line += 1) {
    start = start < 0 ? start : after.lastIndexOf('\n', start - 1);
    start = start === 0 ? -1 : start;
    const next = after.indexOf('\n', end);
    end = next < 0 ? after.length : next + 1;
  }
  return (place) => place.start > start && place.end <= end;
}

/** The old words stand there, on one line; brackets and strings stay as whole as they are; nothing secret or unseen is written. */
function isSound(place: NextEdit, { after, languageId }: MadeEdit): boolean {
  const { start, end, oldText, newText } = place;
  if (after.slice(start, end) !== oldText || newText === oldText || /[\r\n]/.test(oldText + newText)) {
    return false;
  }
  const rules = rulesOf(languageId);
  const [before, now] = [scanBrackets(oldText, rules), scanBrackets(newText, rules)];
  const lineStart = after.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = after.indexOf('\n', end);
  const line = after.slice(lineStart, start) + newText + after.slice(end, lineEnd < 0 ? undefined : lineEnd);
  const isPlain = findInvisible(newText) === undefined && hideSecrets(line).hidden.length === 0;
  return before.open === now.open && before.awaited === '' && now.awaited === '' && isPlain;
}

function isSettled(place: OffsetRange, settled: readonly OffsetRange[]): boolean {
  return settled.some(({ start, end }) => place.start <= end && start <= place.end);
}

function inOrder(found: readonly NextEdit[], from: number): readonly NextEdit[] {
  const sorted = [...found].sort((one, other) => one.start - other.start);
  return [...sorted.filter(({ start }) => start >= from), ...sorted.filter(({ start }) => start < from)];
}
