// Counts a chat request as the service does.

import type { TokenCounter } from '../ports.ts';

/** What is counted of a message. */
export interface CountedMessage {
  readonly role: string;
  readonly content: string;
  readonly name?: string;
}

/** Tokens around each message, and those that begin the answer (OpenAI's cookbook, confirmed on the wire: two short messages of 5 tokens are billed as 16). */
const TOKENS_PER_MESSAGE = 3;
const TOKENS_PER_NAME = 1;
const TOKENS_OF_ANSWER_START = 3;

/** Tokens of the whole request input. */
export function countMessages(messages: readonly CountedMessage[], counter: TokenCounter): number {
  return messages.reduce((sum, message) => sum + countMessage(message, counter), TOKENS_OF_ANSWER_START);
}

/** Tokens of one message with what stands around it. */
export function countMessage({ role, content, name }: CountedMessage, counter: TokenCounter): number {
  const tokens = TOKENS_PER_MESSAGE + counter.count(role) + counter.count(content);
  return name === undefined ? tokens : tokens + TOKENS_PER_NAME + counter.count(name);
}
