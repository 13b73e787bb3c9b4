// What packing keeps of a workspace between two packs, so that the second one costs what has changed.

import { PieceFolder } from '../rank/fileTerms.ts';
import { Vocabulary } from '../rank/vocabulary.ts';
import type { PieceScanner } from '../tokens/pieceScanner.ts';
import { PartMemo } from './allocateBudget.ts';
import type { KeptFacts } from './keptFacts.ts';
import { KnownCounts } from './knownCounts.ts';
import { PreparedTexts } from './preparedTexts.ts';
import { RememberedDiscovery } from './rememberedDiscovery.ts';
import { ScopeRanks } from './scopeRanks.ts';
import { TreeMemo } from './treeMemo.ts';
import { WorkspaceIndex } from './workspaceIndex.ts';

/** The state of one workspace. What a pack holds does not depend on it: without it the same bytes take longer. */
export interface PackMemory {
  readonly discovery: RememberedDiscovery;
  readonly index: WorkspaceIndex;
  readonly ranks: ScopeRanks;
  readonly texts: PreparedTexts;
  readonly parts: PartMemo;
  readonly counts: KnownCounts;
  readonly trees: TreeMemo;
}

/** What a memory shares with those of other processes. */
export interface PackPast {
  /** The time of day, in milliseconds since 1970. */
  readonly now: () => number;
  /** What an earlier process has kept. */
  readonly kept?: KeptFacts | undefined;
}

/** Without a clock nothing is known for longer than the process. */
const NO_PAST: PackPast = { now: () => 0 };

/** A memory that holds what was kept. The scanner may serve several; `digest` tells contents apart. */
export function createPackMemory(
  scanner: PieceScanner,
  digest: (bytes: Uint8Array) => string,
  { now, kept }: PackPast = NO_PAST,
): PackMemory {
  const vocabulary = new Vocabulary();
  for (const term of kept?.terms ?? []) {
    vocabulary.idOf(term);
  }
  const folder = new PieceFolder(vocabulary, (id) => scanner.pieceText(id));
  return {
    discovery: new RememberedDiscovery(),
    index: new WorkspaceIndex({ scanner, folder, vocabulary, digest, now }, kept),
    ranks: new ScopeRanks(vocabulary),
    texts: new PreparedTexts(),
    parts: new PartMemo(),
    counts: new KnownCounts(),
    trees: new TreeMemo(),
  };
}
