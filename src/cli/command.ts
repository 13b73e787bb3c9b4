// What the command line asks for, as values.

import type { Auth } from '../core/model/profile.ts';

/** Which service and model, how much, and where to keep what is remembered. */
export interface CommonOptions {
  /** Id of a profile. */
  readonly profile?: string;
  /** File that holds profiles of the user's own, a JSON array. */
  readonly profiles?: string;
  readonly baseUrl?: string;
  readonly model?: string;
  readonly auth?: Auth;
  /** Tokens, or a name. */
  readonly budget: 'focus' | 'wide' | 'whole' | number;
  /** Folder for token counts and the ledger of what was spent. */
  readonly cache?: string;
  /** File for the JSON output; `-` is the standard output. */
  readonly json?: string;
}

/** What `pack` and `ask` share: a question over a folder. */
export interface QuestionOptions extends CommonOptions {
  readonly folder: string;
  readonly question: string;
  /** Gitignore-style pattern: files that do not match are not looked at. */
  readonly scope?: string;
  /** File that remembers what was sent last. */
  readonly state?: string;
}

/** Packs a folder and says what the pack holds and costs; sends nothing. */
export interface PackCommand extends QuestionOptions {
  readonly kind: 'pack';
  /** File for the exact messages. */
  readonly prompt?: string;
  /** Seconds since 1970, instead of the time of day. */
  readonly now?: number;
}

/** Asks a question over a folder. */
export interface AskCommand extends QuestionOptions {
  readonly kind: 'ask';
  /** US dollars that the question may cost at most. */
  readonly maxCost: number;
  /** Whether to answer by search, with no model, whatever else is named. */
  readonly offline: boolean;
}

/** Asks a service what it is able to do. */
export interface ProbeCommand extends CommonOptions {
  readonly kind: 'probe';
  /** Whether to send a request as large as the model's context, which costs what it costs. */
  readonly large: boolean;
}

/** A well-formed command line. */
export type Command = PackCommand | AskCommand | ProbeCommand | { readonly kind: 'help' };

/** A command line, or a file that it names, that makes no sense; the message is one line for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
