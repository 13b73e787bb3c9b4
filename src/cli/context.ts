// What a command needs of the process, so that the rest of the command line takes it as values.

import type { Environment } from './chooseService.ts';

/** The process as a command sees it. */
export interface Context {
  readonly environment: Environment & { readonly XDG_CACHE_HOME?: string | undefined };
  /** Aborts when the user stops the command. */
  readonly signal: AbortSignal;
  /** Writes one line to the standard error. */
  say(line: string): void;
}
