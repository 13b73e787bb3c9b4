// One try of a request: opens the stream, passes its text on, and says how it ended.

import type { AnswerPart, Ending, PendingApprovals } from '../../core/model/answerReader.ts';
import { classifyFailure } from '../../core/model/classifyFailure.ts';
import { describeFailure } from '../../core/model/describeFailure.ts';
import type { Failure } from '../../core/model/failure.ts';
import { hideKey, KeyFilter } from '../../core/model/hideKey.ts';
import { refusedField } from '../../core/model/refusedField.ts';
import type { RetryHints } from '../../core/model/retryPolicy.ts';
import type { StreamPart } from '../../core/model/streamPart.ts';
import type { Clock } from '../../core/ports.ts';
import type { Access } from './credentials.ts';
import { factsInBody, factsOf, hintsOf, withoutKey } from './errorFacts.ts';
import { Exchange, isEventStream } from './guardedFetch.ts';
import { createSdkClient, type OpenedStream } from './sdkClient.ts';
import { Watchdog } from './watchdog.ts';
import { eventOfBody } from './wholeAnswer.ts';
import type { Wire } from './wire.ts';

/** After the finish reason only the usage is awaited, so long; milliseconds. */
const GRACE_MS = 3_000;

/** After `[DONE]` the connection is kept for the next request when it ends within this time; milliseconds. */
const DRAIN_MS = 250;

/** An answer in one body, from a service that decides on streams itself; bytes. */
const LONGEST_WHOLE_ANSWER = 16 * 1024 * 1024;

/** Limits of silence, in milliseconds. */
export interface SilenceLimits {
  readonly clock: Clock;
  /** Until the first byte of the answer. */
  readonly headersMs: number;
  /** Between two pieces of it. */
  readonly idleMs: number;
}

/**
 * How a try ended. Only a failure before the first byte of an answer may be tried again; `refused` is the field, as `omit` calls it,
 * that the service does not take. An answer with `pending` goes on when these are decided on.
 */
export type AttemptResult =
  | {
      readonly kind: 'end';
      readonly end: StreamPart & { readonly kind: 'end' };
      readonly pending?: PendingApprovals;
    }
  | {
      readonly kind: 'unanswered';
      readonly failure: Failure;
      readonly hints: RetryHints;
      readonly refused?: string;
    };

/** Sends a request once; yields what comes of it, never throws, and closes the connection when it is left early. */
export async function* runAttempt(
  wire: Wire,
  access: Access,
  limits: SilenceLimits,
  signal: AbortSignal,
): AsyncGenerator<StreamPart, AttemptResult> {
  const attempt = new Attempt(wire, access, limits, signal);
  try {
    yield* attempt.texts();
    const result = attempt.result();
    if (result.kind === 'end' && result.end.outcome === 'complete') {
      yield* attempt.calls();
    }
    if (wire.reader.usage) {
      yield { kind: 'usage', usage: wire.reader.usage };
    }
    return result;
  } finally {
    await attempt.close();
  }
}

/** The state of one try. */
class Attempt {
  readonly #wire: Wire;
  readonly #access: Access;
  readonly #limits: SilenceLimits;
  readonly #signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #watch: Watchdog;
  readonly #exchange: Exchange;
  readonly #filter: KeyFilter;
  #error: unknown;
  #refusal: Failure | undefined;

  constructor(wire: Wire, access: Access, limits: SilenceLimits, signal: AbortSignal) {
    this.#wire = wire;
    this.#access = access;
    this.#limits = limits;
    this.#signal = signal;
    this.#watch = new Watchdog(limits.clock, limits.headersMs, this.#abort);
    const longestBody = 'stream' in wire.body ? undefined : LONGEST_WHOLE_ANSWER;
    this.#exchange = new Exchange({
      ...access,
      watch: this.#watch,
      jsonLines: wire.jsonLines === true,
      ...(longestBody && { longestBody }),
    });
    this.#filter = new KeyFilter(access.key);
    signal.addEventListener('abort', this.#abort, { once: true });
    if (signal.aborted) {
      this.#abort();
    }
  }

  readonly #abort = (): void => {
    this.#controller.abort();
  };

  /** The text of the answer; what goes wrong is kept for `result`. */
  async *texts(): AsyncGenerator<StreamPart> {
    try {
      const stream = await this.#open();
      if (isEventStream(stream.contentType)) {
        yield* this.#read(stream.chunks);
      } else {
        yield* this.#readBody(await stream.text());
      }
    } catch (error) {
      this.#error = error;
    }
    const rest = this.#filter.flush();
    if (rest !== '') {
      yield { kind: 'text', text: rest };
    }
  }

  /** The calls of a whole answer. */
  calls(): readonly StreamPart[] {
    const { key } = this.#access;
    return this.#wire.reader.calls.map((call) => ({
      ...call,
      name: hideKey(call.name, key),
      input: hideKey(call.input, key),
    }));
  }

  /** How the try ended, once the text is read. A finish reason outweighs whatever happened to the connection after it. */
  result(): AttemptResult {
    if (this.#wire.reader.finished) {
      return this.#toEnd(this.#wire.reader.ending(false));
    }
    if (this.#signal.aborted) {
      return { kind: 'end', end: { kind: 'end', outcome: 'stopped' } };
    }
    const failure = this.#failure();
    if (!failure) {
      return this.#toEnd(this.#wire.reader.ending(this.#exchange.tap?.sawDone ?? false));
    }
    const answered = this.#refusal !== undefined || this.#exchange.tap?.received === true;
    return answered
      ? { kind: 'end', end: { kind: 'end', outcome: 'failed', failure } }
      : { kind: 'unanswered', failure, hints: hintsOf(this.#error), ...this.#refused() };
  }

  #refused(): { readonly refused?: string } {
    const { optional } = this.#wire;
    const field = refusedField(factsOf(this.#error, this.#access.key), [...optional.keys()]);
    const refused = field === undefined ? undefined : optional.get(field);
    return refused === undefined ? {} : { refused };
  }

  /** Ends the watch and the request; a finished one leaves its connection for the next. */
  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#abort);
    this.#watch.stop();
    const { tap } = this.#exchange;
    if (tap?.sawDone && !this.#controller.signal.aborted) {
      const enough = new AbortController();
      const late = this.#limits.clock.sleep(DRAIN_MS, enough.signal);
      await Promise.race([tap.drain(), late]).catch(() => undefined);
      late.catch(() => undefined);
      enough.abort();
    }
    this.#controller.abort();
  }

  async #open(): Promise<OpenedStream> {
    // The first request waits for the SDK to load: that time is ours, and no silence of the service.
    this.#watch.arrived();
    const client = await createSdkClient(this.#access.destination, this.#exchange.fetch);
    this.#watch.waiting();
    return client.openStream(this.#wire.path, this.#wire.body, this.#controller.signal);
  }

  async *#read(chunks: AsyncIterable<unknown>): AsyncGenerator<StreamPart> {
    let phase: 'waiting' | 'answering' | 'finished' = 'waiting';
    for await (const chunk of chunks) {
      if (phase === 'waiting') {
        phase = 'answering';
        this.#watch.limit(this.#limits.idleMs);
      }
      yield* this.#shown(this.#wire.reader.read(chunk));
      if (this.#wire.reader.finished && phase === 'answering') {
        phase = 'finished';
        this.#watch.limit(Math.min(GRACE_MS, this.#limits.idleMs));
      }
    }
  }

  /** Parts free of the key, also where a piece of text ends inside it. */
  *#shown(parts: readonly AnswerPart[]): Generator<StreamPart> {
    const { key } = this.#access;
    for (const part of parts) {
      if (part.kind === 'source') {
        yield { kind: 'source', url: hideKey(part.url, key), title: hideKey(part.title, key) };
        continue;
      }
      const text = this.#filter.push(part.text);
      if (text !== '') {
        yield { kind: 'text', text };
      }
    }
  }

  /** One JSON body is an answer only from a service that was not asked for a stream. */
  *#readBody(text: string): Generator<StreamPart> {
    const event = 'stream' in this.#wire.body ? undefined : eventOfBody(text);
    if (event === undefined) {
      this.#refusal = this.#describeBody(text);
    } else {
      yield* this.#shown(this.#wire.reader.read(event));
    }
  }

  #failure(): Failure | undefined {
    const { place, key } = this.#access;
    const { error } = this.#wire.reader;
    return this.#refusal ?? (error ? classifyFailure(withoutKey(error, key), place) : this.#brokenOff());
  }

  /** What happened to the connection, and to what came over it. */
  #brokenOff(): Failure | undefined {
    const { place, key } = this.#access;
    const facts = factsOf(this.#error, key);
    if (this.#watch.expired && facts.status === undefined) {
      return describeFailure(this.#exchange.tap?.received ? 'stalled' : 'timeout', place);
    }
    if (this.#error instanceof SyntaxError) {
      // A clean end within the last event is a cut, not a fault of the service's JSON.
      return this.#exchange.tap?.endedMidLine ? this.#emptyFailure() : describeFailure('malformed', place);
    }
    return this.#error === undefined ? this.#emptyFailure() : classifyFailure(facts, place);
  }

  /** A stream that ended in order, yet before anything was understood, is no answer. */
  #emptyFailure(): Failure | undefined {
    if (this.#wire.reader.started) {
      return undefined;
    }
    const cut = this.#error !== undefined || this.#exchange.tap?.received !== true;
    return describeFailure(cut ? 'interrupted' : 'not-a-stream', this.#access.place);
  }

  #describeBody(text: string): Failure {
    const { place, key } = this.#access;
    const facts = factsInBody(text, key);
    return facts
      ? classifyFailure(facts, place)
      : describeFailure('not-a-stream', place, { message: hideKey(text, key) });
  }

  #toEnd({ outcome, finishReason }: Ending): AttemptResult {
    const reason = finishReason === undefined ? undefined : hideKey(finishReason, this.#access.key);
    const { pending } = this.#wire.reader;
    return {
      kind: 'end',
      end: { kind: 'end', outcome, ...(reason !== undefined && { finishReason: reason }) },
      ...(pending && outcome === 'complete' && { pending }),
    };
  }
}
