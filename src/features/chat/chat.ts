// One of the chats of a window.

import type { ChatController } from './chatController.ts';
import type { ChatSession } from './chatSession.ts';

/** A conversation with its composer. */
export interface Chat {
  readonly session: ChatSession;
  readonly controller: ChatController;
}
