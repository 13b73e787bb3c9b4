// What a question that begins with a `/` turns out to be.

import type { Profile } from '../../core/model/profile.ts';
import type { Scope } from '../../protocol/thread.ts';

/** What a question of a command is asked with, where it is not what the composer holds. */
export interface SlashQuestion {
  readonly question: string;
  readonly scope?: Scope;
  readonly profile?: Profile;
}

/** What Enter does with the words. */
export type SlashReading =
  | ({ readonly kind: 'question' } & SlashQuestion)
  /** Something that is no question of the chat. */
  | {
      readonly kind: 'action';
      /** One sentence that says what it does. */
      readonly words: string;
      readonly run: () => Thenable<unknown>;
    }
  /** It cannot be done as things stand. */
  | { readonly kind: 'refused'; readonly words: string }
  /** A text that is not used before its user has seen it. */
  | {
      readonly kind: 'unseen';
      readonly estimate: SlashReading;
      readonly show: () => Promise<SlashReading | undefined>;
    };
