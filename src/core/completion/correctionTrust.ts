// Whether it pays to go on with answers that the user has corrected: learned from what became of those that were shown.

/** Outcomes that count, and how many of them must be there before they do. */
const KNOWN = 6;
const LEAST_KNOWN = 3;
/** The share that must have been right. */
const RIGHT_SHARE = 0.4;
/** Requests after which it is tried again. */
const REST_REQUESTS = 30;

/** What is known of corrected answers in one window. */
export class CorrectionTrust {
  #outcomes: readonly boolean[] = [];
  #resting = 0;

  /** Whether answers are gone on with behind a word that the user has written otherwise. */
  get isGiven(): boolean {
    return this.#resting === 0;
  }

  /** The user has taken or typed what was shown, or has written something else. */
  note(wasRight: boolean): void {
    this.#outcomes = [...this.#outcomes, wasRight].slice(-KNOWN);
    const right = this.#outcomes.filter(Boolean).length;
    if (this.#outcomes.length >= LEAST_KNOWN && right < RIGHT_SHARE * this.#outcomes.length) {
      this.#outcomes = this.#outcomes.slice(1 - LEAST_KNOWN);
      this.#resting = REST_REQUESTS;
    }
  }

  /** A model was asked. */
  noteAsked(): void {
    this.#resting = Math.max(0, this.#resting - 1);
  }
}
