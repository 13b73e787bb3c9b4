// What is kept of a file between packs: enough to count and rank it, without its text.

import type { FileTerms, PieceFolder } from '../rank/fileTerms.ts';
import { importsOf } from '../rank/importSpecifiers.ts';
import type { PieceScanner } from '../tokens/pieceScanner.ts';
import type { Content } from './readContent.ts';

/** A file of the workspace whose text is worth sending. Its tokens are those of the text as it stands, secrets not yet hidden. */
export interface FileFacts extends FileTerms {
  /** Digest of the bytes. */
  readonly hash: string;
}

/** What taking the facts needs; the folder is the one of the scanner. */
export interface FactsDeps {
  readonly scanner: PieceScanner;
  readonly folder: PieceFolder;
}

/** Takes the facts of a text in one pass over it. */
export function factsOf(path: string, { text, hash }: Content, { scanner, folder }: FactsDeps): FileFacts {
  const scan = scanner.scan(text);
  return { path, hash, ...folder.fold(scan), imports: importsOf(text), tokens: scan.tokens };
}
