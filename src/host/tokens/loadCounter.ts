// Loads the token counter of an encoding on first use.

import type { Profile } from '../../core/model/profile.ts';
import type { TokenCounter } from '../../core/ports.ts';
import { rememberCounts } from '../../core/tokens/rememberCounts.ts';
import { contentHash } from './contentHash.ts';
import { loadPieceScanner } from './loadPieceScanner.ts';

/**
 * The counter of an encoding; called once per encoding, off the extension host's thread. o200k_base is counted by the house's own
 * scanner, which is loaded in some 20 milliseconds; for cl100k_base tiktoken takes 0.2 to 0.6 seconds and about 100 MB. `known`
 * holds counts of before by `contentHash`, and the counter adds to it; without it only the slow counter remembers.
 */
export async function loadCounter(encoding: Profile['encoding'], known?: Map<string, number>): Promise<TokenCounter> {
  if (encoding === 'o200k_base') {
    const scanner = await loadPieceScanner();
    return known === undefined ? scanner : rememberCounts(scanner, known, contentHash);
  }
  const { createTiktokenCounter } = await import('./tiktokenCounter.ts');
  return rememberCounts(await createTiktokenCounter(), known ?? new Map<string, number>(), contentHash);
}
