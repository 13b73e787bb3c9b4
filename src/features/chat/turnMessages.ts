// What the panel asks about turns that are there: once more, otherwise, from another branch, marked.

import type { FromPanel } from '../../protocol/messages.ts';
import type { Turn } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';
import type { AskedAgain } from './askedAgain.ts';
import type { ChatSession } from './chatSession.ts';

const KINDS = ['retry', 'askAgain', 'show', 'pin'] as const;

/** A message about a turn that is there. */
export type TurnMessage = Extract<FromPanel, { kind: (typeof KINDS)[number] }>;

/** What these messages act on. */
export interface TurnParts {
  readonly services: Pick<Services, 'profiles'>;
  readonly session: ChatSession;
  readonly resend: (turn: Turn, change: AskedAgain) => Promise<void>;
}

/** Whether a message is one of these. */
export function isTurnMessage(message: FromPanel): message is TurnMessage {
  return KINDS.some((kind) => kind === message.kind);
}

/** Does what the message says; one about a turn that is gone does nothing. */
export async function receiveTurnMessage(message: TurnMessage, parts: TurnParts): Promise<void> {
  const { session, resend } = parts;
  const turn = session.current.turns.find(({ id }) => id === message.turnId);
  if (!turn) {
    return;
  }
  switch (message.kind) {
    case 'retry':
      return resend(turn, message.pastCaps === true ? { mayPassCaps: true } : {});
    case 'askAgain': {
      const { pickAnotherWay } = await import('./pickAnotherWay.ts');
      const change = await pickAnotherWay(turn, parts.services);
      return change && resend(turn, change);
    }
    case 'show':
    case 'pin':
      session.change(message);
  }
}
