// Remembers between packs what was counted of what hardly changes: the wrappers of documents, the list of files, the instructions.

import type { TokenCounter } from '../ports.ts';
import { writeDocument } from './documents.ts';

/** UTF-16 units of a text that is worth remembering: counting it takes longer than finding it again. */
const SHORTEST_TEXT = 2_000;

/** Texts that are remembered: a pack counts about as many that are not documents. */
const MOST_TEXTS = 16;

/** Wrappers that are remembered: more than there are files in the largest workspaces. */
const MOST_WRAPPERS = 500_000;

interface Counts {
  readonly wrappers: Map<string, number>;
  /** The one asked for longest ago first. */
  readonly texts: Map<string, number>;
}

/** Owns the counts, apart for each counter. */
export class KnownCounts {
  readonly #counts = new WeakMap<TokenCounter, Counts>();

  /** Tokens of the tags around the document of a path. */
  wrapper(path: string, counter: TokenCounter): number {
    const { wrappers } = this.#of(counter);
    const known = wrappers.get(path);
    if (known !== undefined) {
      return known;
    }
    if (wrappers.size >= MOST_WRAPPERS) {
      wrappers.clear();
    }
    const tokens = counter.count(writeDocument({ path, text: '' }));
    wrappers.set(path, tokens);
    return tokens;
  }

  /** Counts with the counter a long text that it has not counted lately. */
  remembering(counter: TokenCounter): TokenCounter {
    const { texts } = this.#of(counter);
    return {
      count: (text) => {
        if (text.length < SHORTEST_TEXT) {
          return counter.count(text);
        }
        const tokens = texts.get(text) ?? counter.count(text);
        texts.delete(text);
        texts.set(text, tokens);
        if (texts.size > MOST_TEXTS) {
          texts.delete(texts.keys().next().value ?? text);
        }
        return tokens;
      },
    };
  }

  #of(counter: TokenCounter): Counts {
    const known = this.#counts.get(counter) ?? { wrappers: new Map(), texts: new Map() };
    this.#counts.set(counter, known);
    return known;
  }
}
