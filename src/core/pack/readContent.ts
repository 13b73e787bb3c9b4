// Reads one file: its text and digest, or the reason why it is left out.

import type { FileSource } from '../ports.ts';
import { classifyName, classifyText, LARGEST_FILE_BYTES, type Classified } from './classify.ts';
import { errorWords } from './errorWords.ts';
import { readText } from './readText.ts';

/** A text as it stands in the file. */
export interface Content {
  readonly text: string;
  /** Digest of the bytes, and of what they were read as when that is not UTF-8. */
  readonly hash: string;
}

/** What reading a file needs. */
export interface ContentDeps {
  readonly files: FileSource;
  /** A digest of bytes that no two files share by chance. */
  readonly digest: (bytes: Uint8Array) => string;
}

/** What to read; a file that was named by hand or by the user's settings is read although it looks generated. */
export interface ContentWish {
  readonly path: string;
  readonly isNamed: boolean;
  /** Bytes, as far as they are known. */
  readonly size?: number;
  /** What the editor reads it as without a mark, by the name of the Encoding Standard; UTF-8 without one. */
  readonly encoding?: string | undefined;
}

/** Reads a file. Rejects with the signal's reason when stopped; every other fault is a reason to leave the file out. */
export async function readContent(
  wish: ContentWish,
  deps: ContentDeps,
  signal: AbortSignal,
): Promise<Content | Classified> {
  const named = wish.isNamed ? undefined : classifyName(wish.path, wish.size);
  if (named) {
    return named;
  }
  try {
    const bytes = await readBytes(wish, deps.files);
    return bytes instanceof Uint8Array ? toContent(bytes, wish, deps) : bytes;
  } catch (error) {
    signal.throwIfAborted();
    return { reason: 'unreadable', rule: errorWords(error) };
  }
}

async function readBytes({ path, size }: ContentWish, files: FileSource): Promise<Uint8Array | Classified> {
  const expected = size ?? (await files.size(path));
  const bytes = expected > LARGEST_FILE_BYTES ? undefined : await files.readFile(path);
  // A file may have grown since its size was read.
  const actual = bytes?.length ?? expected;
  if (bytes === undefined || actual > LARGEST_FILE_BYTES) {
    return { reason: 'too-large', rule: `${(actual / 1_048_576).toFixed(1)} MB` };
  }
  return bytes;
}

function toContent(
  bytes: Uint8Array,
  { path, isNamed, encoding }: ContentWish,
  { digest }: ContentDeps,
): Content | Classified {
  const decoded = readText(bytes, encoding);
  if (decoded.kind !== 'text') {
    return { reason: 'binary', rule: 'not a text' };
  }
  const generated = isNamed ? undefined : classifyText(decoded.text, path);
  return (
    generated ?? { text: decoded.text, hash: encoding === undefined ? digest(bytes) : `${digest(bytes)} ${encoding}` }
  );
}
