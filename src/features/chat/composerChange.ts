// The messages of a panel that change what the composer holds.

import type { FromPanel } from '../../protocol/messages.ts';

const KINDS = ['setScope', 'setBudget', 'setSearch', 'removeAttachment', 'unpin', 'answerProposal'] as const;

/** A message that changes what the composer holds. */
export type ComposerChange = Extract<FromPanel, { kind: (typeof KINDS)[number] }>;

/** Whether a message is one of these. */
export function isComposerChange(message: FromPanel): message is ComposerChange {
  return KINDS.some((kind) => kind === message.kind);
}
