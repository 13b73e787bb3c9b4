// Reads the chunks of a chat-completions stream: the text, the calls, the usage, and how the service says that it ended.

import type { AnswerPart, AnswerReader, Ending, ToolCall } from './answerReader.ts';
import { countIn, fieldsIn, isFields, listIn, textIn, type JsonFields } from './jsonFields.ts';
import type { Usage } from './streamPart.ts';
import { ToolCalls } from './toolCalls.ts';

/** Finish reasons that mean that the answer is whole, as the services spell them. */
const WHOLE: ReadonlySet<string> = new Set(['stop', 'end_turn', 'eos', 'eos_token', 'stop_sequence']);

/** Reasons that mean that the model waits for calls of tools. */
const CALLING: ReadonlySet<string> = new Set(['tool_calls', 'function_call']);

/** Whether a finish reason says that the answer is whole; one that is not known does not. */
export function isWhole(finishReason: string): boolean {
  return WHOLE.has(finishReason.toLowerCase());
}

/** Follows one answer of Chat Completions. */
export class ChatReader implements AnswerReader {
  readonly #offersTools: boolean;
  readonly #calls = new ToolCalls();
  readonly #cited = new Set<string>();
  readonly error = undefined;
  readonly pending = undefined;
  #finishReason: string | undefined;
  #usage: Usage | undefined;
  #refused = false;
  #started = false;

  /** `offersTools`: whether the request named tools; an answer that calls what nobody offered is not whole. */
  constructor(offersTools = false) {
    this.#offersTools = offersTools;
  }

  /** The text and the sources that a chunk adds. */
  read(chunk: unknown): readonly AnswerPart[] {
    if (!isFields(chunk)) {
      return [];
    }
    this.#started = true;
    this.#usage = chatUsage(chunk['usage']) ?? this.#usage;
    return listIn(chunk['choices']).flatMap((choice) => this.#readChoice(choice));
  }

  get calls(): readonly ToolCall[] {
    return this.#offersTools ? this.#calls.all : [];
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
      : { outcome: this.#outcomeOf(finishReason), finishReason };
  }

  /** A reason that is not known is never taken for a whole answer. */
  #outcomeOf(finishReason: string): Ending['outcome'] {
    if (finishReason === 'content_filter') {
      return 'filtered';
    }
    const isCalling = CALLING.has(finishReason) && this.calls.length > 0;
    return isCalling || isWhole(finishReason) ? 'complete' : 'truncated';
  }

  #readChoice(choice: unknown): readonly AnswerPart[] {
    if (!isFields(choice) || (choice['index'] ?? 0) !== 0) {
      return [];
    }
    const reason = choice['finish_reason'];
    if (typeof reason === 'string' && reason !== '') {
      this.#finishReason = reason;
    }
    return this.#readDelta(fieldsIn(choice['delta']));
  }

  #readDelta(delta: JsonFields): readonly AnswerPart[] {
    listIn(delta['tool_calls']).forEach((piece) => {
      this.#calls.add(piece);
    });
    const refusal = textIn(delta['refusal']);
    this.#refused ||= refusal !== '';
    const text = refusal === '' ? textIn(delta['content']) : refusal;
    const sources = listIn(delta['annotations']).flatMap((annotation) => this.#readSource(annotation));
    return [...(text === '' ? [] : [{ kind: 'text', text } as const]), ...sources];
  }

  #readSource(annotation: unknown): readonly AnswerPart[] {
    const { url: address, title } = fieldsIn(fieldsIn(annotation)['url_citation']);
    const url = textIn(address);
    if (url === '' || this.#cited.has(url)) {
      return [];
    }
    this.#cited.add(url);
    return [{ kind: 'source', url, title: textIn(title) }];
  }
}

/** The usage as OpenAI spells it, or as DeepSeek names its cache; undefined where there is none. */
export function chatUsage(value: unknown): Usage | undefined {
  const fields = fieldsIn(value);
  const input = countIn(fields['prompt_tokens']);
  const output = countIn(fields['completion_tokens']);
  if (input === undefined || output === undefined) {
    return undefined;
  }
  const cached =
    countIn(fieldsIn(fields['prompt_tokens_details'])['cached_tokens']) ??
    countIn(fields['prompt_cache_hit_tokens']) ??
    0;
  return { input, cached: Math.min(input, cached), output };
}
