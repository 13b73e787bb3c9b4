// What stands before the user in grey, and what of it the user would not have: that is not shown again in its place.

import type { Suggested } from './answerPieces.ts';
import { CorrectionTrust } from './correctionTrust.ts';
import type { Sides } from './hole.ts';

/** A suggestion at the place where it was shown. */
interface Shown {
  readonly scope: string;
  readonly before: string;
  readonly text: string;
  /** It goes on with an answer that the user has corrected. */
  readonly isCorrected: boolean;
}

/** Rejected suggestions kept at most. */
const CAPACITY = 100;
/** UTF-16 code units before a suggestion that tell its place. */
const PLACE = 200;
/** So many characters of something else are no slip: the user means them. */
const MEANT = 3;

/** The suggestion that is visible, as far as the editor's questions tell, and those that were typed over or put away. */
export class ShownSuggestion {
  readonly trust = new CorrectionTrust();
  #shown: Shown | undefined;
  #rejected: readonly Shown[] = [];

  /** Takes note of what is shown; gives whether it is another suggestion than the one that the user types along. */
  show(scope: string, { before }: Sides, { text, isCorrected }: Suggested): boolean {
    const shown = this.#shown;
    const isRest = shown?.scope === scope && shown.before + shown.text === before + text;
    this.#shown = isRest ? shown : { scope, before, text, isCorrected };
    return !isRest;
  }

  /** What is visible was taken. */
  accept(): void {
    this.#judge(true);
    this.#shown = undefined;
  }

  /** What is visible was put away: it does not come again in its place. */
  reject(): void {
    this.#judge(false);
    if (this.#shown) {
      this.#rejected = [this.#shown, ...this.#rejected].slice(0, CAPACITY);
      this.#shown = undefined;
    }
  }

  /** Nothing is visible any more, for another reason than that the user would not have it. */
  forget(): void {
    this.#shown = undefined;
  }

  /** Takes note of where the user is now: who has typed something else than was shown has rejected it. */
  follow(scope: string, { before }: Sides): void {
    const shown = this.#shown;
    if (shown?.scope !== scope || !before.startsWith(shown.before)) {
      this.#shown = undefined;
      return;
    }
    const typed = before.slice(shown.before.length);
    const agreed = agreeing(typed, shown.text);
    if (agreed === shown.text.length || agreed < typed.length) {
      this.#judge(agreed === shown.text.length);
    }
    if (agreed < shown.text.length && typed.length - agreed >= MEANT) {
      this.reject();
    }
  }

  /** Whether the text at this place would make what the user has rejected there. */
  isRejected(scope: string, { before }: Sides, text: string): boolean {
    return this.#rejected.some((rejected) => {
      const made = rejected.before.slice(-PLACE) + rejected.text;
      return rejected.scope === scope && (before.slice(-made.length) + text).endsWith(made);
    });
  }

  #judge(wasRight: boolean): void {
    if (this.#shown?.isCorrected) {
      this.#shown = { ...this.#shown, isCorrected: false };
      this.trust.note(wasRight);
    }
  }
}

/** How many UTF-16 code units two texts have in common at their start. */
function agreeing(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) {
    length += 1;
  }
  return length;
}
