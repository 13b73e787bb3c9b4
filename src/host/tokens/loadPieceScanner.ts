// Loads the scanner of o200k_base, whose ranks are a file of their own in dist/.

import { unpackRanks } from '../../core/tokens/packedRanks.ts';
import { createPieceScanner, type PieceScanner } from '../../core/tokens/pieceScanner.ts';

/** A scanner with a memory of its own. Takes about 20 milliseconds and 8 MB; rejects when the file of the ranks is missing. */
export async function loadPieceScanner(): Promise<PieceScanner> {
  const { default: ranks } = await import('./o200kRanks.ts');
  return createPieceScanner(unpackRanks(ranks.packed));
}
