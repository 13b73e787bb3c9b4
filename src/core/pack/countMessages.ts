// Counts a chat request as the service does.

import type { ChatMessage } from '../model/request.ts';
import type { TokenCounter } from '../ports.ts';

/** Tokens around each message, and those that begin the answer (OpenAI's cookbook, confirmed on the wire: two short messages of 5 tokens are billed as 16). */
const TOKENS_PER_MESSAGE = 3;
const TOKENS_OF_ANSWER_START = 3;

/** Tokens of the whole request input. */
export function countMessages(messages: readonly ChatMessage[], counter: TokenCounter): number {
  return messages.reduce(
    (sum, { role, content }) => sum + TOKENS_PER_MESSAGE + counter.count(role) + counter.count(content),
    TOKENS_OF_ANSWER_START,
  );
}
