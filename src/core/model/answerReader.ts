// Reads the chunks of a chat-completions stream: the text, the usage, and how the service says that it ended.

import type { Outcome } from '../../protocol/chatEvent.ts';
import type { Usage } from './streamPart.ts';

/** Finish reasons that mean that the answer is whole, as the services spell them. */
const WHOLE: ReadonlySet<string> = new Set(['stop', 'end_turn', 'eos', 'eos_token', 'stop_sequence']);

/** How a stream that ended without an error is to be shown. */
export interface Ending {
  readonly outcome: Exclude<Outcome, 'stopped'>;
  readonly finishReason?: string;
}

/** Follows one answer. Chunks come from outside and may hold anything; what is not understood is passed over. */
export class AnswerReader {
  #finishReason: string | undefined;
  #usage: Usage | undefined;
  #refused = false;
  #started = false;

  /** The text that a chunk adds; empty for all others. */
  read(chunk: unknown): string {
    if (!isRecord(chunk)) {
      return '';
    }
    this.#started = true;
    this.#usage = usageOf(chunk['usage']) ?? this.#usage;
    const choices: readonly unknown[] = Array.isArray(chunk['choices']) ? chunk['choices'] : [];
    return choices.map((choice) => this.#readChoice(choice)).join('');
  }

  /** The last usage that the service reported. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** Whether anything was understood at all. */
  get started(): boolean {
    return this.#started;
  }

  /** Whether the service said how the answer ended. */
  get finished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** The ending. A host that gives no reason must at least have closed the stream with `[DONE]`, else the answer is cut. */
  ending(sawDone: boolean): Ending {
    const finishReason = this.#finishReason;
    if (this.#refused && finishReason !== undefined) {
      return { outcome: 'filtered', finishReason: 'refusal' };
    }
    return finishReason === undefined
      ? { outcome: sawDone ? 'complete' : 'truncated' }
      : { outcome: outcomeOf(finishReason), finishReason };
  }

  #readChoice(choice: unknown): string {
    if (!isRecord(choice) || (choice['index'] ?? 0) !== 0) {
      return '';
    }
    const reason = choice['finish_reason'];
    if (typeof reason === 'string' && reason !== '') {
      this.#finishReason = reason;
    }
    return isRecord(choice['delta']) ? this.#readDelta(choice['delta']) : '';
  }

  #readDelta(delta: Readonly<Record<string, unknown>>): string {
    const { content, refusal } = delta;
    if (typeof refusal === 'string' && refusal !== '') {
      this.#refused = true;
      return refusal;
    }
    return typeof content === 'string' ? content : '';
  }
}

/** A reason that is not known is never taken for a whole answer. */
function outcomeOf(finishReason: string): Ending['outcome'] {
  if (finishReason === 'content_filter') {
    return 'filtered';
  }
  return WHOLE.has(finishReason.toLowerCase()) ? 'complete' : 'truncated';
}

function usageOf(value: unknown): Usage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const input = toCount(value['prompt_tokens']);
  const output = toCount(value['completion_tokens']);
  if (input === undefined || output === undefined) {
    return undefined;
  }
  const details = isRecord(value['prompt_tokens_details']) ? value['prompt_tokens_details'] : {};
  return { input, cached: Math.min(input, toCount(details['cached_tokens']) ?? 0), output };
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
