// Something that may be meant behind an `@`, as the host knows it.

import type { Mention } from '../../protocol/messages.ts';
import type { Attachment } from '../../protocol/thread.ts';

/** Something that was found, and what it adds when it is chosen. */
export interface FoundMention extends Mention {
  /** Empty when there is nothing to add after all. */
  readonly attach: () => Promise<readonly Attachment[]>;
}
