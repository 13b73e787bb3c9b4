// Reads the events of one answer, in whichever form the service sends them.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { ErrorFacts } from './errorFacts.ts';
import type { StreamPart, Usage } from './streamPart.ts';

/** How a stream that ended without an error is to be shown. */
export interface Ending {
  readonly outcome: Exclude<Outcome, 'stopped'>;
  readonly finishReason?: string;
}

/** A call of a remote server's tool that waits for the user. */
export interface McpApproval {
  readonly id: string;
  readonly server: string;
  readonly tool: string;
  /** The arguments as the model wrote them. */
  readonly input: string;
}

/** An answer that goes on once these are decided on. */
export interface PendingApprovals {
  readonly responseId: string;
  readonly approvals: readonly McpApproval[];
}

/** Text and sources, in the order in which they arrive. */
export type AnswerPart = Extract<StreamPart, { kind: 'text' | 'source' }>;

/** A whole call of a tool. */
export type ToolCall = Extract<StreamPart, { kind: 'tool-call' }>;

/** Follows one answer. Events come from outside and may hold anything; what is not understood is passed over. */
export interface AnswerReader {
  /** What an event adds to the answer. */
  read(event: unknown): readonly AnswerPart[];
  /** The last usage that the service reported. */
  readonly usage: Usage | undefined;
  /** Whether anything was understood at all. */
  readonly started: boolean;
  /** Whether the service said how the answer ended. */
  readonly finished: boolean;
  /** What the service says went wrong in the middle. */
  readonly error: ErrorFacts | undefined;
  /** Calls that the model asks for; only those of a complete answer are whole. */
  readonly calls: readonly ToolCall[];
  readonly pending: PendingApprovals | undefined;
  /** The ending; `sawDone` says whether the stream was closed with `[DONE]`. */
  ending(sawDone: boolean): Ending;
}
