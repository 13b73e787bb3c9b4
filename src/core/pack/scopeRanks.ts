// The ranking indexes of a workspace: one for each scope asked about lately, since how rare a word is depends on what is asked about.

import type { RankSignals } from '../rank/judge.ts';
import { RankIndex, type RankedTerms } from '../rank/rankIndex.ts';
import type { Vocabulary } from '../rank/vocabulary.ts';
import type { FileFacts } from './fileFacts.ts';

/** Scopes whose index is kept: people go back and forth between the workspace and a folder or two. */
const MOST_SCOPES = 3;

interface ScopeIndex {
  readonly ranks: RankIndex<FileFacts>;
  readonly known: Map<string, FileFacts>;
}

/** Owns the indexes; those used last are kept. */
export class ScopeRanks {
  readonly #vocabulary: Vocabulary;
  readonly #scopes = new Map<string, ScopeIndex>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Ranks exactly these files. `scope` names what they have in common; a file that has not changed costs a look. */
  rank(
    scope: string,
    files: readonly FileFacts[],
    question: string,
    signals: RankSignals,
  ): readonly RankedTerms<FileFacts>[] {
    const index = this.#scopes.get(scope) ?? { ranks: new RankIndex<FileFacts>(this.#vocabulary), known: new Map() };
    this.#scopes.delete(scope);
    this.#scopes.set(scope, index);
    for (const [oldest] of this.#scopes) {
      if (this.#scopes.size > MOST_SCOPES) {
        this.#scopes.delete(oldest);
      }
    }
    update(index, files);
    return index.ranks.rank(question, signals);
  }
}

function update({ ranks, known }: ScopeIndex, files: readonly FileFacts[]): void {
  for (const file of files) {
    if (known.get(file.path) !== file) {
      known.set(file.path, file);
      ranks.set(file);
    }
  }
  if (known.size === files.length) {
    return;
  }
  const present = new Set(files.map(({ path }) => path));
  for (const path of [...known.keys()].filter((one) => !present.has(one))) {
    known.delete(path);
    ranks.delete(path);
  }
}
