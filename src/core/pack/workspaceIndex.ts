// What is known of the files of a workspace, kept between packs: only what has changed is read again.

import type { ExcludedFile } from '../../protocol/manifest.ts';
import type { FileSource } from '../ports.ts';
import type { Classified } from './classify.ts';
import type { FoundFile } from './discover.ts';
import { factsOf, type FactsDeps, type FileFacts } from './fileFacts.ts';
import { COARSEST_CLOCK_MS, withUsedTerms, type KeptFacts, type KeptFile } from './keptFacts.ts';
import { readContent, type Content, type ContentDeps } from './readContent.ts';

/** What the index needs beside the files, which every pack brings. */
export interface IndexDeps extends FactsDeps, Omit<ContentDeps, 'files'> {
  /** The time of day by the clock of the disk, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What became of the files that were found, in their order. */
export interface Reading {
  readonly files: readonly FileFacts[];
  readonly excluded: readonly ExcludedFile[];
}

/** What was read of one file. */
interface Entry extends Omit<KeptFile, 'path'> {
  /** Whether a change since would show in the time of change. */
  readonly isSettled: boolean;
}

/** Contents that files had before, of which so many are kept: going to another branch and back changes some hundreds. */
const MOST_PAST = 2_000;

/** So many contents are scanned before all that is known is searched for them: an edit makes one. */
const FEW_READ = 8;

/** So many files read anew are worth keeping, or this share of all. */
const WORTH = { files: 50, share: 0.05 } as const;

/** Owns the facts of the files. One for a workspace; may be kept as long as the process. */
export class WorkspaceIndex {
  readonly #deps: IndexDeps;
  readonly #entries = new Map<string, Entry>();
  /** By hash, oldest first. */
  readonly #past = new Map<string, FileFacts>();
  /** All facts by hash, made when a file is read and dropped when the reading ends. */
  #byHash: Map<string, FileFacts> | undefined;
  /** Contents that were not known by their path, in this reading. */
  #rereads = 0;
  #changes = 0;

  /** `kept` is what an earlier process left, its terms numbered as in the vocabulary. */
  constructor(deps: IndexDeps, kept?: KeptFacts) {
    this.#deps = deps;
    for (const { path, ...entry } of kept?.files ?? []) {
      this.#entries.set(path, { ...entry, isSettled: true });
    }
    for (const facts of kept?.past ?? []) {
      this.#past.set(facts.hash, facts);
    }
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
    this.#byHash = undefined;
    this.#rereads = 0;
    return { files: known, excluded };
  }

  /** Forgets the files that are gone, but for their contents; costs nothing while no more are known than there are. */
  keepOnly(found: readonly Pick<FoundFile, 'path'>[]): void {
    if (this.#entries.size <= found.length) {
      return;
    }
    const paths = new Set(found.map(({ path }) => path));
    for (const [path, entry] of this.#entries) {
      if (!paths.has(path)) {
        this.#entries.delete(path);
        this.#remember(entry);
      }
    }
  }

  /** What the next process is to know; undefined when little has been read since the last time. */
  takeKept(): KeptFacts | undefined {
    if (this.#changes === 0 || this.#changes < Math.min(WORTH.files, WORTH.share * this.#entries.size)) {
      return undefined;
    }
    this.#changes = 0;
    const files = [...this.#entries].flatMap(([path, entry]) => keptFile(path, entry) ?? []);
    return withUsedTerms({ terms: this.#deps.vocabulary.terms(), files, past: [...this.#past.values()] });
  }

  async #readAgain(file: FoundFile, files: FileSource, signal: AbortSignal): Promise<FileFacts | Classified> {
    signal.throwIfAborted();
    const { path, size, modified, isNamed, encoding } = file;
    const isSettled = modified !== undefined && modified <= this.#deps.now() - COARSEST_CLOCK_MS;
    const content = await readContent(file, { ...this.#deps, files }, signal);
    const before = this.#entries.get(path);
    const outcome = 'text' in content ? this.#factsOf(path, content, before?.outcome) : content;
    if (before && before.outcome !== outcome) {
      this.#remember(before);
    }
    if (isSettled || ('terms' in outcome && outcome !== before?.outcome)) {
      this.#changes += 1;
    }
    this.#entries.set(path, { size, modified, isNamed, encoding, outcome, isSettled });
    return outcome;
  }

  /** A file that was only touched keeps its facts, and with them its place in what is made from them. */
  #factsOf(path: string, { text, hash }: Content, before: FileFacts | Classified | undefined): FileFacts {
    if (before !== undefined && 'terms' in before && before.hash === hash) {
      return before;
    }
    this.#rereads += 1;
    const same = this.#rereads > FEW_READ ? this.#withHash(hash) : this.#past.get(hash);
    if (same) {
      return { ...same, path };
    }
    const facts = factsOf(path, { text, hash }, this.#deps);
    this.#byHash?.set(hash, facts);
    return facts;
  }

  /** The facts of any file with this content. */
  #withHash(hash: string): FileFacts | undefined {
    if (this.#byHash === undefined) {
      this.#byHash = new Map(this.#past);
      for (const { outcome } of this.#entries.values()) {
        if ('terms' in outcome) {
          this.#byHash.set(outcome.hash, outcome);
        }
      }
    }
    return this.#byHash.get(hash);
  }

  /** Keeps a content that lay on the disk for a while; what is being typed does not come again. */
  #remember({ outcome, isSettled }: Entry): void {
    if (!isSettled || !('terms' in outcome)) {
      return;
    }
    this.#past.delete(outcome.hash);
    this.#past.set(outcome.hash, outcome);
    for (const [oldest] of this.#past) {
      if (this.#past.size <= MOST_PAST) {
        return;
      }
      this.#past.delete(oldest);
    }
  }
}

function isCurrent({ size, modified, isNamed, encoding }: Entry, found: FoundFile): boolean {
  const isSameFile = modified !== undefined && modified === found.modified && size === found.size;
  return isSameFile && isNamed === found.isNamed && encoding === found.encoding;
}

/** A file that may have changed unseen is known by its content; one that could not be read may be readable the next time. */
function keptFile(path: string, { isSettled, ...entry }: Entry): KeptFile | undefined {
  const { outcome, modified } = entry;
  if ('terms' in outcome) {
    return { path, ...entry, modified: isSettled ? modified : undefined };
  }
  return isSettled && outcome.reason !== 'unreadable' ? { path, ...entry } : undefined;
}
