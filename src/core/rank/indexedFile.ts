// A file as it stands in the index of ranking.

import type { FileTerms } from './fileTerms.ts';
import type { PathFacts } from './pathFacts.ts';

/** A file in the index. */
export interface IndexedFile<Terms extends FileTerms = FileTerms> {
  readonly terms: Terms;
  /** Terms in the text, each as often as it occurs. */
  readonly length: number;
  readonly facts: PathFacts;
}
