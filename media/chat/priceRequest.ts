// Asks the host for the price of the words in the composer, a moment after the last key.

import type { Post } from './host.ts';

/** Milliseconds after the last keystroke before the price is asked for. */
const ESTIMATE_AFTER = 300;

/** The requests of one composer; only the newest counts. */
export class PriceRequest {
  private readonly post: Post;
  private readonly readText: () => string;
  private id = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: Post, readText: () => string) {
    this.post = post;
    this.readText = readText;
  }

  /** The words have changed: prices of other words count no more, and with `isWanted` that of these is asked for soon. */
  change(isWanted: boolean): void {
    this.cancel();
    this.id += 1;
    if (isWanted) {
      this.timer = setTimeout(() => {
        this.now();
      }, ESTIMATE_AFTER);
    }
  }

  /** Asks at once where the moment is not over. */
  hurry(): void {
    if (this.timer !== undefined) {
      this.now();
    }
  }

  /** Does not ask any more. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Whether a price is the one that was asked for last. */
  isNewest(id: number): boolean {
    return id === this.id;
  }

  private now(): void {
    this.cancel();
    this.post({ kind: 'estimate', id: this.id, question: this.readText() });
  }
}
