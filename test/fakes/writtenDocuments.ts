// Documents as they stand in a prompt, for tests of what reads them.

import { chooseEnding, writeDocument } from '../../src/core/pack/documents.ts';
import type { SentDocument } from '../../src/core/pack/packTypes.ts';

/** Writes the documents in the order given. */
export function writeDocuments(documents: readonly SentDocument[]): string {
  const ending = chooseEnding(documents.map(({ text }) => text));
  const written = documents.map((document) => writeDocument(document, ending)).join('');
  return `<documents${ending}>\n${written}</documents${ending}>`;
}
