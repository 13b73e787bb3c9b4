// Finds files that only have another name: their text need not be sent again.

import { linesIn, type Chain } from './layoutChains.ts';
import type { LaidDocument, LayoutInput, Segment } from './layoutTypes.ts';
import { linesOf, regionsOf } from './supersede.ts';

/** A document of the prompt that is now under another path. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

/** A moved file that changed more than this share of its lines is another file. */
const MOST_CHANGED = 0.5;

/** The renames between what the prompt holds in full and what is wanted: equal text first, then the same name in another folder. */
export function findRenames(
  chains: ReadonlyMap<string, Chain>,
  { known, wanted, textOf }: Pick<LayoutInput, 'known' | 'wanted' | 'textOf'>,
  { segments, ending }: { readonly segments: readonly Segment[]; readonly ending: string },
): readonly Rename[] {
  const gone = [...chains.values()].filter(
    ({ path, hash, level }) => hash !== '' && level === 'full' && !known.has(path),
  );
  if (gone.length === 0) {
    return [];
  }
  const left = new Map(gone.map((chain) => [chain.path, chain]));
  const added = wanted.filter(({ path, level }) => level === 'full' && (chains.get(path)?.hash ?? '') === '');
  const renames: Rename[] = [];
  const match = (isSame: (chain: Chain, document: LaidDocument) => boolean) => {
    for (const document of added) {
      const chain = renames.some(({ to }) => to === document.path)
        ? undefined
        : [...left.values()].find((one) => isSame(one, document));
      if (chain) {
        left.delete(chain.path);
        renames.push({ from: chain.path, to: document.path });
      }
    }
  };
  match(({ hash }, document) => hash === document.hash);
  match((chain, { path }) => {
    if (nameOf(chain.path) !== nameOf(path)) {
      return false;
    }
    const lines = textOf(path).split('\n');
    const regions = regionsOf(linesIn(segments, chain.positions, ending), lines);
    return linesOf(regions) <= lines.length * MOST_CHANGED;
  });
  return renames;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
