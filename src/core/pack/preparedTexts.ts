// The texts of the files that may be sent, as they may leave: read on demand, with their secrets hidden.

import type { HiddenValue, InvisibleCharacters } from '../../protocol/manifest.ts';
import { findInvisible } from '../egress/invisible.ts';
import { hideSecrets, type HiddenSecret } from '../egress/secrets.ts';
import type { TokenCounter } from '../ports.ts';
import type { Content } from './readContent.ts';

/** A text that may leave. It has the lines of the file. */
export interface PreparedText {
  readonly path: string;
  /** Digest of the file's bytes. */
  readonly hash: string;
  readonly text: string;
  /** Of the text alone. */
  readonly tokens: number;
  readonly hidden: readonly HiddenValue[];
  readonly invisible?: InvisibleCharacters;
}

/** UTF-16 code units that are kept at most: more than a window of a million tokens holds. */
const MOST_KEPT = 8_000_000;

/** Owns the texts of the last packs, the ones used last. */
export class PreparedTexts {
  readonly #kept = new Map<string, PreparedText>();
  #units = 0;

  /** The text of a file with this content, if it is still here. */
  get(path: string, hash: string): PreparedText | undefined {
    const known = this.#kept.get(path);
    if (known?.hash !== hash) {
      return undefined;
    }
    this.#kept.delete(path);
    this.#kept.set(path, known);
    return known;
  }

  /** Hides what must not leave, counts, and keeps the text. */
  prepare(path: string, content: Content, counter: TokenCounter): PreparedText {
    const prepared = prepareText(path, content, counter);
    this.#units += prepared.text.length - (this.#kept.get(path)?.text.length ?? 0);
    this.#kept.delete(path);
    this.#kept.set(path, prepared);
    for (const [oldest, { text }] of this.#kept) {
      if (this.#units <= MOST_KEPT || oldest === path) {
        break;
      }
      this.#kept.delete(oldest);
      this.#units -= text.length;
    }
    return prepared;
  }
}

function prepareText(path: string, { text: original, hash }: Content, counter: TokenCounter): PreparedText {
  const { text, hidden } = hideSecrets(original);
  const invisible = findInvisible(original);
  return {
    path,
    hash,
    text,
    tokens: counter.count(text),
    hidden: hidden.filter(isFirstLine).map(({ line, kind }) => ({ path, line, kind })),
    ...(invisible && { invisible: { path, ...invisible } }),
  };
}

/** A key over several lines is hidden line by line, and is one value to the user. */
function isFirstLine({ line, kind }: HiddenSecret, index: number, all: readonly HiddenSecret[]): boolean {
  const before = all[index - 1];
  return before?.kind !== kind || before.kind !== 'private key' || before.line + 1 !== line;
}
