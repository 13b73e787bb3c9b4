// The narrow interfaces through which the core reaches the world. Adapters in src/host implement them.

import type { Failure } from './model/failure.ts';
import type { ListedModel } from './model/parseModelList.ts';
import type { Profile } from './model/profile.ts';
import type { ReleasedRequest } from './model/request.ts';
import type { StreamPart } from './model/streamPart.ts';
import type { OffsetRange } from './text/snapshot.ts';

/** A language model, or the offline engine. Never throws; the last part is `end`. */
export interface Model {
  stream(request: ReleasedRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}

/**
 * What a service says of its models: their ids in order, what it states of each as it lists them, and the time of the call in
 * milliseconds.
 */
export type ModelsResult =
  | {
      readonly kind: 'ok';
      readonly models: readonly string[];
      readonly statements: readonly ListedModel[];
      readonly ms: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'stopped' };

/**
 * Asks the service of a profile for its models, with this key and no other: the cheapest call that tells whether both are
 * right. Sends nothing of the workspace and never rejects.
 */
export type ListModels = (profile: Profile, key: string | undefined, signal: AbortSignal) => Promise<ModelsResult>;

/** One entry of a folder. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** What a file system says of one path itself; links are not followed. */
export interface FileStat {
  readonly kind: DirectoryEntry['kind'];
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, as the file system says. */
  readonly modified: number;
}

/** A stat, or why there is none, in the words of the error; undefined when nothing has the path. */
export type StatResult = FileStat | { readonly error: string } | undefined;

/**
 * The files of a workspace, by path relative to it with `/`. In a multi-root workspace the first segment is the root's name;
 * the empty path is the workspace itself. Every method rejects with an Error when the thing cannot be read.
 */
export interface FileSource {
  /** A source may stop after `MOST_ENTRIES` and one more. */
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** Size in bytes, before a read decides. */
  size(path: string): Promise<number>;
  readFile(path: string): Promise<Uint8Array>;
  /** Stats many paths, in their order. Rejects only with the signal's reason. A source for which this is dear has none. */
  readonly stats?: (paths: readonly string[], signal: AbortSignal) => Promise<readonly StatResult[]>;
}

/** A source that stats. */
export type StatSource = FileSource & Required<Pick<FileSource, 'stats'>>;

/** Entries above which a folder is not listed: no one keeps so many files of source beside each other. */
export const MOST_ENTRIES = 50_000;

/** A path that git ignores: a file, or a folder ignored as a whole (ending in `/`). */
export interface IgnoredPath {
  readonly path: string;
  /** The rule that decides, with its file and line: `.gitignore:3 dist/`. */
  readonly rule: string;
}

/** What git does not track. */
export interface UntrackedPaths {
  /** Files that no rule ignores, links among them. */
  readonly files: readonly string[];
  readonly ignored: readonly IgnoredPath[];
  /** Folders (ending in `/`, or the empty path) that git could not list: they are to be walked. */
  readonly unlisted: readonly string[];
  /** Folders (ending in `/`, or the empty path) with more entries than are listed. */
  readonly crowded: readonly string[];
}

/** The files of a workspace as git knows them, by path relative to it. What git lists for a nested repository is among them. */
export interface FileListing {
  /** The paths of the index: links and files that are gone from the disk may be among them. */
  readonly tracked: readonly string[];
  /** Known later, since it takes a walk. Never rejects; undefined when git failed at it, or was stopped. */
  readonly untracked: Promise<UntrackedPaths | undefined>;
}

/** Lists the files of the workspace by git. */
export interface FileLister {
  /** Undefined outside git, where it may not be run, and when it fails or is slow. Rejects only with the signal's reason. */
  list(signal: AbortSignal): Promise<FileListing | undefined>;
}

/** What git knows of the files: counted from the history of HEAD, never from the wall clock. */
export interface History {
  /** Commits looked at. */
  readonly commits: number;
  /** By path: the indexes of the commits that touched it, ascending; 0 is the newest. */
  readonly touched: ReadonlyMap<string, readonly number[]>;
  /** First lines of the commits' messages by index, where they are known. */
  readonly subjects?: readonly string[];
}

/** Reads the history of the workspace. Both reject only with the signal's reason. */
export interface HistorySource {
  /** Names the state of the history, so that what is made from it can be kept; undefined outside git. */
  head(signal: AbortSignal): Promise<string | undefined>;
  /** Undefined outside git, and where it may not be run or fails. */
  read(signal: AbortSignal): Promise<History | undefined>;
}

/** Hears of changes to the files of the workspace. */
export interface FileChanges {
  /** Paths created, changed or deleted since the last call, folders among them; `unknown` when some may have been missed. */
  take(): readonly string[] | 'unknown';
}

/** Counts tokens as the profile's model does. */
export interface TokenCounter {
  count(text: string): number;
}

/** The time of day, so that the core is the same for the same input. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after the milliseconds, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Remembers small plain values of one workspace for the user, outside the workspace's own files. */
export interface WorkspaceMemory {
  /** What was written under the name, unchecked; undefined when nothing was. */
  read(name: string): unknown;
  /** Rejects when the value cannot be kept. */
  write(name: string, value: unknown): Promise<void>;
}

/** One line of the log; never given a key, a prompt or the user's code. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** A named part of a source text: a function, a class, a rule of a style sheet, a heading. */
export interface Definition {
  /** What it is, in a word: `function`, `class`, `type`, `test`, `heading`. */
  readonly kind: string;
  /** As written; of a test or a heading its words. Empty where it has none. */
  readonly name: string;
  /** 1-based, inclusive; the doc comment and the decorators before it belong to it. */
  readonly lines: readonly [number, number];
  /** 1-based, inclusive: what names it and says how it is used, without its body. */
  readonly signature: readonly [number, number];
  /** How many definitions it stands in. */
  readonly depth: number;
}

/** Reads the definitions of source texts by grammar. */
export interface Syntax {
  /**
   * The definitions in order of their first line, an outer one before those in it. Undefined where there is no grammar for
   * the path, or the text is too large or too slow to parse. Never rejects.
   */
  definitions(path: string, text: string): Promise<readonly Definition[] | undefined>;
}

/** Text to insert into a source text; offsets are UTF-16 code units of that text. */
export interface Insertion extends OffsetRange {
  readonly insertText: string;
}

/** Says of each insertion whether the text reads with it as well as without; undefined when that cannot be told in time. Never rejects. */
export type JudgeInsertions = (insertions: readonly Insertion[]) => Promise<readonly boolean[] | undefined>;

/** Judges by grammar what is put into source texts. */
export interface SyntaxJudge {
  /** Begins to read a text, whose lines end with `\n`; what it gives judges insertions into it. */
  open(languageId: string, text: string): JudgeInsertions;
}
