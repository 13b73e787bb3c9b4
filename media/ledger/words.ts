// The page's sentences in the user's language.

import { englishLedgerStrings, type LedgerStrings } from '../../src/protocol/ledgerStrings.ts';
import { readSentences } from '../shared/sentences.ts';

/** The sentences. */
export const words: LedgerStrings = readSentences(englishLedgerStrings);

const purposes: ReadonlyMap<string, string> = new Map([
  ['chat', words.purposeChat],
  ['completion', words.purposeCompletion],
  ['refactor', words.purposeRefactor],
  ['probe', words.purposeProbe],
]);

/** A purpose in words; one that is not known stays as it is. */
export function purposeWords(purpose: string): string {
  return purposes.get(purpose) ?? purpose;
}
