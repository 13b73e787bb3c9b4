// The narrow interfaces through which the core reaches the world. Adapters in src/host implement them.

import type { Failure } from './model/failure.ts';
import type { Profile } from './model/profile.ts';
import type { ReleasedRequest } from './model/request.ts';
import type { StreamPart } from './model/streamPart.ts';

/** A language model, or the offline engine. Never throws; the last part is `end`. */
export interface Model {
  stream(request: ReleasedRequest, signal: AbortSignal): AsyncIterable<StreamPart>;
}

/** What a service says of its models; `ms` is the time of the call in milliseconds. */
export type ModelsResult =
  | { readonly kind: 'ok'; readonly models: readonly string[]; readonly ms: number }
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

/**
 * The files of a workspace, by path relative to it with `/`. In a multi-root workspace the first segment is the root's name;
 * the empty path is the workspace itself. Every method rejects with an Error when the thing cannot be read.
 */
export interface FileSource {
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** Size in bytes, before a read decides. */
  size(path: string): Promise<number>;
  readFile(path: string): Promise<Uint8Array>;
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

/** One line of the log; never given a key, a prompt or the user's code. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** What git knows of the files: counted from the history of HEAD, never from the wall clock. */
export interface History {
  /** Commits looked at. Merges are none; the newest is 0. */
  readonly commits: number;
  /** By path: the numbers of the commits that touched it, ascending. */
  readonly touched: ReadonlyMap<string, readonly number[]>;
  /** First lines of the commits' messages by number, where they are known. */
  readonly subjects?: readonly string[];

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
