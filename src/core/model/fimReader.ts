// Reads the stream of a service that fills a hole: the text, the usage, and how the service says that it ended.

import type { AnswerPart, AnswerReader, Ending } from './answerReader.ts';
import { chatUsage, isWhole } from './chatReader.ts';
import type { FimApi } from './fim.ts';
import { countIn, fieldsIn, isFields, listIn, textIn, type JsonFields } from './jsonFields.ts';
import type { Usage } from './streamPart.ts';

/** What one event says; `finish` is there once the service names the end. */
interface FimEvent {
  readonly text: string;
  readonly finish?: string | undefined;
  readonly usage?: Usage | undefined;
}

/** Follows one answer. */
export class FimReader implements AnswerReader {
  readonly #readEvent: (event: JsonFields) => FimEvent;
  readonly error = undefined;
  readonly pending = undefined;
  readonly calls = [];
  #finish: string | undefined;
  #usage: Usage | undefined;
  #started = false;

  constructor(api: FimApi) {
    this.#readEvent = READERS[api] ?? readChoices;
  }

  read(event: unknown): readonly AnswerPart[] {
    if (!isFields(event)) {
      return [];
    }
    this.#started = true;
    const { text, finish, usage } = this.#readEvent(event);
    this.#finish = finish ?? this.#finish;
    this.#usage = usage ?? this.#usage;
    return text === '' ? [] : [{ kind: 'text', text }];
  }

  get usage(): Usage | undefined {
    return this.#usage;
  }

  get started(): boolean {
    return this.#started;
  }

  get finished(): boolean {
    return this.#finish !== undefined;
  }

  /** A service that gives no reason must at least have closed the stream with `[DONE]`, which only some of them send. */
  ending(sawDone: boolean): Ending {
    const finishReason = this.#finish;
    if (finishReason === undefined) {
      return { outcome: sawDone ? 'complete' : 'truncated' };
    }
    if (finishReason === 'content_filter') {
      return { outcome: 'filtered', finishReason };
    }
    return { outcome: isWhole(finishReason) ? 'complete' : 'truncated', finishReason };
  }
}

const READERS: Readonly<Partial<Record<FimApi, (event: JsonFields) => FimEvent>>> = {
  'fim:ollama': readOllama,
  'fim:llamacpp': readLlamaCpp,
};

/** OpenAI and DeepSeek write `text`, Codestral the `delta` of a chat. */
function readChoices(event: JsonFields): FimEvent {
  const choice = listIn(event['choices'])
    .map(fieldsIn)
    .find(({ index = 0 }) => index === 0);
  const reason = textIn(choice?.['finish_reason']);
  return {
    text: textIn(choice?.['text']) + textIn(fieldsIn(choice?.['delta'])['content']),
    ...(reason !== '' && { finish: reason }),
    usage: chatUsage(event['usage']),
  };
}

/** The last object says `done`; older servers name no reason beside it. */
function readOllama(event: JsonFields): FimEvent {
  const reason = textIn(event['done_reason']);
  return {
    text: textIn(event['response']),
    ...(event['done'] === true && { finish: reason === '' ? 'stop' : reason }),
    usage: usageOf(event['prompt_eval_count'], event['eval_count'], 0),
  };
}

/** The last event says `stop`, and by a kind or by flags what stopped it. */
function readLlamaCpp(event: JsonFields): FimEvent {
  return {
    text: textIn(event['content']),
    ...(event['stop'] === true && { finish: stopOf(event) }),
    ...(event['stop'] === true && {
      usage: usageOf(event['tokens_evaluated'], event['tokens_predicted'], fieldsIn(event['timings'])['cache_n']),
    }),
  };
}

function stopOf(event: JsonFields): string {
  const kind = textIn(event['stop_type']);
  if (kind !== '') {
    return kind === 'word' ? 'stop' : kind;
  }
  return event['stopped_eos'] === true || event['stopped_word'] === true ? 'stop' : 'limit';
}

function usageOf(input: unknown, output: unknown, cached: unknown): Usage | undefined {
  const [read, written] = [countIn(input), countIn(output)];
  return read === undefined || written === undefined
    ? undefined
    : { input: read, cached: Math.min(read, countIn(cached) ?? 0), output: written };
}
