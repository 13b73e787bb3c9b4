// Lets the best files speak for those that they import and those that import them.

import type { ImportGraph } from './importGraph.ts';
import { shareOfBest } from './matchTerms.ts';
import type { IndexedFile } from './indexedFile.ts';

/** So many of the best files speak for others. */
const SPEAKERS = 20;

/** The files that speak and are spoken of. */
export interface LinkedFiles {
  readonly files: readonly IndexedFile[];
  /** By path, the place in `files`. */
  readonly places: ReadonlyMap<string, number>;
  /** Without this, parallel to the files. */
  readonly scores: Float64Array;
  readonly graph: ImportGraph;
}

/** By file, its share of the best-connected one. The active file speaks as the best does. */
export function spreadOverImports(
  { files, places, scores, graph }: LinkedFiles,
  active: string | undefined,
): Float64Array {
  const best = Math.max(
    Number.MIN_VALUE,
    scores.reduce((most, score) => Math.max(most, score), 0),
  );
  const linked = new Float64Array(files.length);
  const give = (path: string, amount: number) => {
    const index = places.get(path);
    if (index !== undefined) {
      linked[index] = (linked[index] ?? 0) + amount;
    }
  };
  for (const speaker of bestOf(scores, places.get(active ?? ''))) {
    const path = files[speaker]?.terms.path ?? '';
    const share = path === active ? 1 : Math.max(0, (scores[speaker] ?? 0) / best);
    const importers = graph.importersOf(path);
    for (const imported of graph.importsFrom(path)) {
      // What many import says little about one of them.
      give(imported, share ** 2 / Math.sqrt(3 + graph.importersOf(imported).length));
    }
    for (const importer of importers) {
      give(importer, share ** 2 / Math.sqrt((3 + graph.importsFrom(importer).size) * (1 + importers.length / 4)));
    }
  }
  return shareOfBest(linked);
}

/** The places of the best scores, best first, and of one more. */
function bestOf(scores: Float64Array, also: number | undefined): readonly number[] {
  const best: number[] = [];
  scores.forEach((score, index) => {
    if (best.length < SPEAKERS || score > (scores[best.at(-1) ?? 0] ?? 0)) {
      let at = best.length;
      while (at > 0 && score > (scores[best[at - 1] ?? 0] ?? 0)) {
        at -= 1;
      }
      best.splice(at, 0, index);
      best.length = Math.min(best.length, SPEAKERS);
    }
  });
  return also === undefined || best.includes(also) ? best : [...best, also];
}
