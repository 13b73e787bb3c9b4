// How a scripted service behaves: what it takes, what it refuses, and in which words.

import type { ServiceId } from '../../../src/core/model/services/service.ts';
import type { Reply } from '../server.ts';

/** What a service says of a request that it refuses. */
export interface Refusals {
  readonly wrongKey: () => Reply;
  readonly unknownModel: (model: string) => Reply;
  /** A field that it does not take; absent where it takes no notice of any. */
  readonly field?: (name: string) => Reply;
  /** More tokens than the window; absent where what is too much is cut without a word. */
  readonly tooLong?: (tokens: number, window: number) => Reply;
}

/** A service as its documents describe it; where they are silent, the harsher of two ways is taken. */
export interface Behaviour {
  readonly id: ServiceId;
  /** What stands before `/chat/completions`. */
  readonly path: string;
  /** The header of the key in lower case, and what stands before the key there. */
  readonly keyHeader: readonly [name: string, lead: string];
  /** Whether it answers without a key when it is started without one. */
  readonly isOpen?: boolean;
  /** The body of its list of models; absent where it has none. */
  readonly list?: (models: readonly string[]) => unknown;
  /** Whether anyone may read the list. */
  readonly isListPublic?: boolean;
  /** Models that it answers for, the usual one first. */
  readonly models: readonly string[];
  /** Fields that it sets itself and refuses; it answers as a stream without being asked to. */
  readonly managed?: readonly string[];
  /** Fields beside those of every request that it takes; absent where it takes any. */
  readonly takes?: readonly string[];
  /** The most tokens of answer that may be asked for. */
  readonly mostOutput?: number;
  /** When it tells what was used: at a request's wish, always, or never. */
  readonly usage: 'asked' | 'always' | 'never';
  /** What it puts into the usage beside the counts. */
  readonly usageExtra?: Readonly<Record<string, unknown>>;
  /** A chunk without a choice before the first one. */
  readonly lead?: unknown;
  /** A comment line before each event. */
  readonly comment?: string;
  readonly refusals: Refusals;
}
