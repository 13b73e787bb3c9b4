// What is kept of a file between packs: enough to count and rank it, without its text.

import type { FileTerms, PieceFolder } from '../rank/fileTerms.ts';
import { importsOf } from '../rank/importSpecifiers.ts';
import type { Vocabulary } from '../rank/vocabulary.ts';
import type { PieceScanner } from '../tokens/pieceScanner.ts';
import { sketchOf, type Sketch } from './nearDuplicates.ts';
import type { Content } from './readContent.ts';

/** A file of the workspace whose text is worth sending. Its tokens are those of the text as it stands, secrets not yet hidden. */
export interface FileFacts extends FileTerms {
  /** Digest of the bytes. */
  readonly hash: string;
  /** By which files that say nearly the same are found; undefined for a short one. */
  readonly sketch: Sketch | undefined;
}

/** What taking the facts needs; the folder is the one of the scanner, the vocabulary that of the folder. */
export interface FactsDeps {
  readonly scanner: PieceScanner;
  readonly folder: PieceFolder;
  readonly vocabulary: Vocabulary;
}

/** Takes the facts of a text in one pass over it. */
export function factsOf(path: string, { text, hash }: Content, { scanner, folder, vocabulary }: FactsDeps): FileFacts {
  const scan = scanner.scan(text);
  const { terms, counts } = folder.fold(scan);
  const sketch = sketchOf(vocabulary.hashes(terms));
  return { path, hash, terms, counts, imports: importsOf(text), tokens: scan.tokens, sketch };
}
