// Makes small indexes for the tests of ranking: texts split by a plain pattern, as the token splitter would.

import { PieceFolder, type FileTerms } from '../../../src/core/rank/fileTerms.ts';
import { importsOf } from '../../../src/core/rank/importSpecifiers.ts';
import type { RankSignals } from '../../../src/core/rank/judge.ts';
import { RankIndex } from '../../../src/core/rank/rankIndex.ts';
import { Vocabulary } from '../../../src/core/rank/vocabulary.ts';

/** Signals that say nothing. */
export const silent: RankSignals = { open: [], mentioned: [], pinned: [], selectedPaths: [], now: 0 };

/** Turns texts into what the index takes, with one vocabulary. */
export function createTermReader(vocabulary: Vocabulary): (path: string, text: string) => FileTerms {
  const known = new Map<string, number>();
  const texts: string[] = [];
  const folder = new PieceFolder(vocabulary, (id) => texts[id] ?? '');
  const idOf = (piece: string) => {
    const id = known.get(piece) ?? texts.push(piece) - 1;
    known.set(piece, id);
    return id;
  };
  return (path, text) => {
    const counts = new Map<number, number>();
    for (const [piece] of text.matchAll(/[^\p{L}\p{N}]?(?:\p{Lu}*[\p{Ll}\p{Lo}]+|\p{Lu}+)|\p{N}{1,3}|\s+|./gu)) {
      counts.set(idOf(piece), (counts.get(idOf(piece)) ?? 0) + 1);
    }
    const folded = folder.fold({ ids: Uint32Array.from(counts.keys()), counts: Uint32Array.from(counts.values()) });
    return { path, ...folded, imports: importsOf(text), tokens: Math.ceil(text.length / 4) };
  };
}

/** An index of files by path and text. */
export function indexOf(files: Readonly<Record<string, string>>): RankIndex<FileTerms> {
  const vocabulary = new Vocabulary();
  const read = createTermReader(vocabulary);
  const index = new RankIndex<FileTerms>(vocabulary);
  for (const [path, text] of Object.entries(files)) {
    index.set(read(path, text));
  }
  return index;
}
