// What a model should know beside the files that it changes: definitions, uses, tests, messages; read and never changed.

import { hideSecrets } from '../egress/secrets.ts';
import type { ModelRequest } from '../model/request.ts';

/** A text that helps. */
export interface KnownText {
  /** Workspace path of the file that it stands in; undefined for what is in no file, such as a list of problems. */
  readonly path?: string;
  /** What it is, in a few plain words: `definition of charge`. */
  readonly title: string;
  readonly text: string;
}

/** UTF-16 units of all that is told beside the files (about 6,000 tokens). */
export const MOST_UNITS_BESIDE = 24_000;

/** The same of one text. */
const MOST_UNITS_OF_ONE = 8_000;

/** As many of the texts as there is room for, each cut at a line; those that come first matter most. */
export function withinRoom(texts: readonly KnownText[]): readonly KnownText[] {
  let left = MOST_UNITS_BESIDE;
  return texts.flatMap((known) => {
    const text = cutAtLine(known.text, Math.min(left, MOST_UNITS_OF_ONE));
    left -= text.length;
    return text.trim() === '' ? [] : [{ ...known, text }];
  });
}

/** The lines of a prompt that hold the texts; none for none. */
export function knownLines(texts: readonly KnownText[]): readonly string[] {
  const lines = texts.flatMap(({ path, title, text }) => [
    `<known${path === undefined ? '' : ` path="${path}"`} what="${title}">`,
    text.replaceAll('\r\n', '\n'),
    '</known>',
    '',
  ]);
  return lines.length === 0 ? [] : ['What is known beside the file, to be read and not to be changed:', '', ...lines];
}

/** What the egress gate and the ledger are told of them. */
export function knownSources(
  texts: readonly KnownText[],
): Required<Pick<ModelRequest, 'sources'>> & { readonly documents: NonNullable<ModelRequest['documents']> } {
  const inFiles = texts.flatMap(({ path, text }) => (path === undefined ? [] : [{ path, text }]));
  return {
    sources: [...new Set(inFiles.map(({ path }) => path))],
    documents: inFiles.map(({ path, text }) => ({ path, text: hideSecrets(text.replaceAll('\r\n', '\n')).text })),
  };
}

function cutAtLine(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const end = text.lastIndexOf('\n', most);
  return end < 0 ? '' : text.slice(0, end);
}
