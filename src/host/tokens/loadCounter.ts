// Loads the token counter on first use: the tokeniser and its ranks are a file of their own in dist/.

import type { Profile } from '../../core/model/profile.ts';
import type { TokenCounter } from '../../core/ports.ts';

/**
 * The counter of an encoding. Takes 0.2 to 0.6 seconds and about 100 MB, so it is called once per encoding, off the extension host's
 * thread. `known` holds counts of before by hash of the text; the counter adds to it.
 */
export async function loadCounter(
  encoding: Profile['encoding'],
  known = new Map<string, number>(),
): Promise<TokenCounter> {
  const { createTiktokenCounter } = await import('./tiktokenCounter.ts');
  return createTiktokenCounter(encoding, known);
}
