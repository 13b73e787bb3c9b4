// How a person types a stretch: rhythm, pauses to think, corrections, and looks elsewhere, all told by the place alone.

import { chance, logNormal } from './chance.ts';
import type { Stretch } from './sources.ts';

/** One thing that the person does, after a delay in milliseconds. */
export type Act =
  | { readonly kind: 'type'; readonly delay: number; readonly text: string }
  | { readonly kind: 'erase'; readonly delay: number }
  | { readonly kind: 'leave'; readonly delay: number }
  | { readonly kind: 'return'; readonly delay: number };

/** Words a minute are counted as five keys each. */
const KEYS_PER_WORD = 5;
const WORD = /[\p{L}\p{N}_$]/u;

/** What a person does who types at so many words a minute. */
export class Typist {
  readonly #stretch: Stretch;
  readonly #gap: number;
  readonly #seed: string;

  constructor(stretch: Stretch, wordsPerMinute: number, seed: string) {
    this.#stretch = stretch;
    this.#gap = 60_000 / (wordsPerMinute * KEYS_PER_WORD);
    this.#seed = seed;
  }

  /** UTF-16 code units that come about with one key: a line break brings the indentation of the next line with it. */
  lengthAt(offset: number): number {
    const { text, end } = this.#stretch;
    return text[offset] === '\n' ? (/^\n[ \t]*/.exec(text.slice(offset, end))?.[0].length ?? 1) : 1;
  }

  /** What is done to get on from an offset; the editor indents a fresh line as the line will be indented. */
  actsAt(offset: number): readonly Act[] {
    const typed = this.#stretch.text.slice(offset, offset + this.lengthAt(offset));
    const delay = this.#delayAt(offset);
    const act: Act = { kind: 'type', delay, text: typed };
    if (this.#luck('leave', offset) < 0.04 && this.#isLineStart(offset)) {
      const away = 1_500 + 3_000 * this.#luck('away', offset);
      return [
        { kind: 'leave', delay },
        { kind: 'return', delay: away },
        { ...act, delay: this.#gap * 3 },
      ];
    }
    if (this.#luck('slip', offset) < 0.02 && WORD.test(typed)) {
      const noticed = this.#gap * (2 + 2 * this.#luck('noticed', offset));
      const wrong = typed === 'x' ? 'y' : 'x';
      return [
        { kind: 'type', delay, text: wrong },
        { kind: 'erase', delay: noticed },
        { ...act, delay: this.#gap * 1.5 },
      ];
    }
    return [act];
  }

  #delayAt(offset: number): number {
    const gap = Math.max(40, logNormal(this.#gap, 0.35, this.#seed, 'gap', this.#stretch.path, offset));
    const thought = this.#luck('thought', offset) < this.#thoughtful(offset);
    return thought ? gap + logNormal(1_400, 0.6, this.#seed, 'long', this.#stretch.path, offset) : gap;
  }

  /** How often a person stops to think before a key: at the start of a line most, inside a word least. */
  #thoughtful(offset: number): number {
    const { text } = this.#stretch;
    if (this.#isLineStart(offset)) {
      return 0.45;
    }
    if (text[offset] === '\n') {
      return 0.15;
    }
    return WORD.test(text[offset] ?? '') && !WORD.test(text[offset - 1] ?? '') ? 0.1 : 0.012;
  }

  #isLineStart(offset: number): boolean {
    return /(?:^|\n)[ \t]*$/.test(this.#stretch.text.slice(Math.max(0, offset - 80), offset));
  }

  #luck(what: string, offset: number): number {
    return chance(this.#seed, what, this.#stretch.path, offset);
  }
}
