// What is known of the files of a workspace, kept between packs: only what has changed is read again.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import type { FileSource } from '../ports.ts';
import type { Classified } from './classify.ts';
import type { FoundFile } from './discover.ts';
import { factsOf, type FactsDeps, type FileFacts } from './fileFacts.ts';
import { readContent, type Content, type ContentDeps } from './readContent.ts';

/** What the index needs beside the files, which every pack brings. */
export type IndexDeps = FactsDeps & Omit<ContentDeps, 'files'>;

/** What became of the files that were found, in their order. */
export interface Reading {
  readonly files: readonly FileFacts[];
  readonly excluded: readonly ExcludedFile[];
}

/** What was read of one file, and the state of the disk for which it holds. */
interface Entry {
  readonly size: number | undefined;
  readonly modified: number | undefined;
  readonly isNamed: boolean;
  readonly encoding: string | undefined;
  readonly outcome: FileFacts | Classified;
}

/** Owns the facts of the files. One for a workspace; may be kept as long as the process. */
export class WorkspaceIndex {
  readonly #deps: IndexDeps;
  readonly #entries = new Map<string, Entry>();

  constructor(deps: IndexDeps) {
    this.#deps = deps;
  }

  /**
   * Reads what was found, where size or time of change say that it is not known; a file without these is read again.
   * Rejects with the signal's reason when stopped: what was read until then stays known.
   */
  async read(found: readonly FoundFile[], files: FileSource, signal: AbortSignal): Promise<Reading> {
    const known: FileFacts[] = [];
    const excluded: ExcludedFile[] = [];
    for (const file of found) {
      const entry = this.#entries.get(file.path);
      const outcome = entry && isCurrent(entry, file) ? entry.outcome : await this.#readAgain(file, files, signal);
      if ('terms' in outcome) {
        known.push(outcome);
      } else {
        excluded.push({ path: file.path, ...outcome });
      }
    }
    return { files: known, excluded };
  }

  /** Forgets all files but these. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#entries.keys()) {
      if (!paths.has(path)) {
        this.#entries.delete(path);
      }
    }
  }

  async #readAgain(file: FoundFile, files: FileSource, signal: AbortSignal): Promise<FileFacts | Classified> {
    signal.throwIfAborted();
    const content = await readContent(file, { ...this.#deps, files }, signal);
    const before = this.#entries.get(file.path)?.outcome;
    const outcome = 'text' in content ? this.#factsOf(file.path, content, before) : content;
    const { size, modified, isNamed, encoding } = file;
    this.#entries.set(file.path, { size, modified, isNamed, encoding, outcome });
    return outcome;
  }

  /** A file that was only touched keeps its facts, and with them its place in what is made from them. */
  #factsOf(path: string, { text, hash }: Content, before: FileFacts | Classified | undefined): FileFacts {
    const isSame = before !== undefined && 'terms' in before && before.hash === hash;
    return isSame ? before : factsOf(path, { text, hash }, this.#deps);
  }
}

function isCurrent({ size, modified, isNamed, encoding }: Entry, found: FoundFile): boolean {
  const isSameFile = modified !== undefined && modified === found.modified && size === found.size;
  return isSameFile && isNamed === found.isNamed && encoding === found.encoding;
}
