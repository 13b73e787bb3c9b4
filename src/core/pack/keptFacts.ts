// What outlives the process of the facts of a workspace: plain values, with the words that the numbers of terms stand for.

import type { Classified } from './classify.ts';
import type { FileFacts } from './fileFacts.ts';

/**
 * Milliseconds within which two changes may bear the same time: the coarsest clock of a file system in use is that of FAT.
 * What changed so lately when it was looked at may change again unseen.
 */
export const COARSEST_CLOCK_MS = 2_000;

/** What was read of one file, and the state of the disk for which it holds. */
export interface KeptFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number | undefined;
  /** Milliseconds since 1970, as the disk says; undefined when the file is to be known by its content alone. */
  readonly modified: number | undefined;
  /** Whether it was named by hand or by the user's settings. */
  readonly isNamed: boolean;
  /** As which it was decoded, where the editor says so. */
  readonly encoding: string | undefined;
  readonly outcome: FileFacts | Classified;
}

/** The facts of a workspace. */
export interface KeptFacts {
  /** The terms by their numbers in the facts; each stands once. */
  readonly terms: readonly string[];
  readonly files: readonly KeptFile[];
  /** Contents that files had before, such as those of another branch; oldest first. */
  readonly past: readonly FileFacts[];
}

/** The same facts with the terms that they hold and no others, in order of first use. */
export function withUsedTerms({ terms, files, past }: KeptFacts): KeptFacts {
  const used: string[] = [];
  /** By number, 1 more than the number that it gets; 0 for a term that is not used. */
  const places = new Uint32Array(terms.length);
  const renumber = (facts: FileFacts): FileFacts => {
    const numbers = new Uint32Array(facts.terms.length);
    for (let index = 0; index < numbers.length; index += 1) {
      const term = facts.terms[index] ?? 0;
      const place = places[term] ?? 0;
      numbers[index] = place === 0 ? used.length : place - 1;
      if (place === 0) {
        used.push(terms[term] ?? '');
        places[term] = used.length;
      }
    }
    return { ...facts, terms: numbers };
  };
  return {
    files: files.map((file) => ('terms' in file.outcome ? { ...file, outcome: renumber(file.outcome) } : file)),
    past: past.map(renumber),
    terms: used,
  };
}
