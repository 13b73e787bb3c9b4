// Keeps the user's key out of everything that is shown, logged or stored, whoever wrote it there.

/** Stands where the key stood. */
const HIDDEN_KEY = '[key]';

/** Shorter keys of local servers (`none`, `ollama`) are no secrets, and words of ordinary answers. */
const SHORTEST_SECRET = 12;

/** In messages of our own making even short keys are hidden; below this a key is a letter or two. */
const SHORTEST_HIDDEN = 4;

/** What looks like a key of a known service, or stands behind `Bearer`, even when it is not the user's. */
const LOOKS_LIKE_KEY = /\b(?:sk|cdt|pk|rk)[-_][A-Za-z0-9_-]{12,}|\bBearer\s+[^\s"',;]+/g;

/** Replaces the key, as it is and as it stands in an address, in a message or a log line. */
export function hideKey(text: string, key: string | undefined): string {
  let hidden = text;
  if (key !== undefined && key.length >= SHORTEST_HIDDEN) {
    hidden = hidden.replaceAll(key, HIDDEN_KEY).replaceAll(percentEncode(key), HIDDEN_KEY);
  }
  return hidden.replace(LOOKS_LIKE_KEY, HIDDEN_KEY);
}

/** Hides the key in text that arrives in pieces, also where a piece ends inside the key. */
export class KeyFilter {
  readonly #key: string | undefined;
  #held = '';

  constructor(key: string | undefined) {
    this.#key = key !== undefined && key.length >= SHORTEST_SECRET ? key : undefined;
  }

  /** The text that can be shown now; the beginning of a key is held back until it is known to be none. */
  push(text: string): string {
    if (this.#key === undefined) {
      return text;
    }
    const whole = (this.#held + text).replaceAll(this.#key, HIDDEN_KEY);
    const heldLength = tailLength(whole, this.#key);
    this.#held = whole.slice(whole.length - heldLength);
    return whole.slice(0, whole.length - heldLength);
  }

  /** What was held back at the end of the stream. */
  flush(): string {
    const rest = this.#held;
    this.#held = '';
    return rest;
  }
}

/** Length of the longest end of the text that is a beginning of the key. */
function tailLength(text: string, key: string): number {
  for (let length = Math.min(key.length - 1, text.length); length > 0; length -= 1) {
    if (text.endsWith(key.slice(0, length))) {
      return length;
    }
  }
  return 0;
}

/** As it stands in an address; half a surrogate pair cannot stand in one. */
function percentEncode(key: string): string {
  return /[\uD800-\uDFFF]/u.test(key) ? key : encodeURIComponent(key);
}
