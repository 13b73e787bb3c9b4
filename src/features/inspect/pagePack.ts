// Makes of a pack what its page shows.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import { toExcludedColumns, toFileColumns } from '../../protocol/packColumns.ts';
import type { PagePack } from '../../protocol/packMessages.ts';
import type { ShownPack } from '../../host/vscode/packPreview.ts';
import { reasonWords } from './reasonWords.ts';
import { windowParts } from './windowParts.ts';

/** The code under which the page groups what the user has excluded by hand. */
const BY_HAND = 'by-hand';

/** The pack as values that cross to the page. `byHand` are the paths that the user has excluded, `words` the reason's name. */
export function pagePack(
  shown: ShownPack,
  {
    workspace,
    byHand,
    words,
  }: { readonly workspace: string; readonly byHand: readonly string[]; readonly words: string },
): PagePack {
  const { manifest } = shown.pack;
  const own = new Set(byHand);
  return {
    question: shown.question,
    isSent: shown.isSent,
    workspace,
    budget: manifest.budget,
    total: manifest.tokens.total,
    parts: windowParts(shown),
    cachedShare: manifest.cache.cachedShare,
    cacheReason: manifest.cache.why,
    ...(manifest.price.expected !== undefined && { price: manifest.price.expected }),
    isFree: shown.isFree,
    files: toFileColumns(manifest.files),
    excluded: toExcludedColumns(
      manifest.excluded.map((file) => (own.has(file.path) ? asByHand(file) : file)),
      (reason) => (reason === BY_HAND ? words : reasonWords(reason)),
    ),
    hiddenValues: manifest.hidden.length,
    invisibleFiles: manifest.invisible.length,
  };
}

function asByHand({ path }: ExcludedFile): { readonly path: string; readonly reason: string } {
  return { path, reason: BY_HAND };
}
