// Reads the texts that one pack needs, as they may leave; a file that has gone meanwhile is left out with its reason.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import type { FileSource, TokenCounter } from '../ports.ts';
import type { EncodingOf } from './fileEncodings.ts';
import type { PreparedText, PreparedTexts } from './preparedTexts.ts';
import { readContent } from './readContent.ts';

/** What reading texts needs. */
export interface TextReaderDeps {
  readonly files: FileSource;
  readonly counter: TokenCounter;
  readonly texts: PreparedTexts;
  readonly digest: (bytes: Uint8Array) => string;
  /** In which encoding a file is kept. */
  readonly encodingOf: EncodingOf;
}

/** The texts of one pack. A text that was read once is the same until the pack is made. */
export class TextReader {
  readonly #deps: TextReaderDeps;
  readonly #read = new Map<string, PreparedText>();
  readonly #lost = new Map<string, ExcludedFile>();

  constructor(deps: TextReaderDeps) {
    this.#deps = deps;
  }

  /** The text of a file that was indexed with this hash; undefined when it can be read no more. Rejects with the signal's reason when stopped. */
  async read(path: string, hash: string, signal: AbortSignal): Promise<PreparedText | undefined> {
    const known = this.#read.get(path) ?? this.#deps.texts.get(path, hash);
    const text = known ?? (await this.#readAgain(path, signal));
    if (text) {
      this.#read.set(path, text);
    }
    return text;
  }

  /** A text that was read before. Throws for one that was not. */
  have(path: string): PreparedText {
    const text = this.#read.get(path);
    if (!text) {
      throw new Error(`The text of ${path} was not read.`);
    }
    return text;
  }

  /** The files that could not be read. */
  get lost(): readonly ExcludedFile[] {
    return [...this.#lost.values()];
  }

  async #readAgain(path: string, signal: AbortSignal): Promise<PreparedText | undefined> {
    signal.throwIfAborted();
    if (this.#lost.has(path)) {
      return undefined;
    }
    const encoding = this.#deps.encodingOf(path);
    // It was judged when it was indexed; what matters now is that it can be read.
    const content = await readContent({ path, isNamed: true, encoding }, this.#deps, signal);
    if ('text' in content) {
      return this.#deps.texts.prepare(path, content, this.#deps.counter);
    }
    this.#lost.set(path, { path, ...content });
    return undefined;
  }
}
