// The form of the tables of answers: a file with its cursor, what a model answered, what is inserted.

import { holeAt, shapeOf } from '../../../src/core/completion/hole.ts';
import { placeText, trimAnswer } from '../../../src/core/completion/trimAnswer.ts';

/** One row: name, file with `‸` at the cursor, raw answer, text inserted (none: undefined), characters behind the cursor replaced. */
export type AnswerCase = readonly [
  name: string,
  file: string,
  raw: string,
  inserted: string | undefined,
  replaced?: number,
];

/** The item for a raw answer that came whole, as the outline makes it. */
export function itemFor(file: string, raw: string, languageId: string, indentUnit: string) {
  const offset = file.indexOf('‸');
  const hole = holeAt(file.replace('‸', ''), offset, languageId, indentUnit);
  const item = placeText(trimAnswer(raw, hole, shapeOf(hole), 'whole').text, hole, offset);
  return item && { inserted: item.insertText, replaced: item.end - item.start, before: offset - item.start };
}
