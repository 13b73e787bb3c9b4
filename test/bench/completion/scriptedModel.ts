// A service that knows what is typed next, and misses it at a given rate; it takes its time and bills as GPT-4.1 mini does.

import { readQuery } from '../../../src/core/completion/prompt.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { ModelRequest } from '../../../src/core/model/request.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { logNormal } from './chance.ts';
import type { Stretch } from './sources.ts';
import { answerAt, type Manner } from './scriptedAnswer.ts';
import type { VirtualTime } from '../../fakes/virtualTime.ts';

/** A request with what came of it. */
export interface Asked {
  /** The offset that was asked about; undefined when the text there is not the truth. */
  readonly place: number | undefined;
  readonly input: number;
  readonly cached: number;
  received: string;
  output: number;
  /** Whether text of it was ever visible. */
  shown: boolean;
}

/** To the first token, in milliseconds: the median, the spread, and the bounds. */
const FIRST_TOKEN = { median: 650, spread: 0.4, least: 300, most: 1_500 } as const;
const TOKENS_PER_SECOND = 90;
/** Tokens that come in one piece. */
const PIECE_TOKENS = 4;
/** A provider's cache begins with so many tokens, and grows in steps. */
const CACHE = { least: 1_024, step: 128 } as const;
/** Tokens of a message besides its text. */
const ENVELOPE = 8;
/** Requests whose text may still be cached. */
const REMEMBERED = 6;
const MARK = '<FILL>';

/** The service for one stretch. */
export class ScriptedModel {
  readonly asked: Asked[] = [];
  readonly #time: VirtualTime;
  readonly #stretch: Stretch;
  readonly #manner: Manner;
  readonly #systemTokens: number;
  readonly #sent: string[] = [];

  constructor(time: VirtualTime, stretch: Stretch, manner: Manner, systemTokens: number) {
    this.#time = time;
    this.#stretch = stretch;
    this.#manner = manner;
    this.#systemTokens = systemTokens;
  }

  readonly send: Send = (request, signal) => this.#stream(request, signal);

  /** Notes that text was visible at an offset: the request that it came from was not wasted. */
  noteShown(offset: number, text: string): void {
    const request = this.asked.findLast(({ place, received }) => {
      const typed = place === undefined || place > offset ? undefined : this.#stretch.text.slice(place, offset);
      return typed !== undefined && received.startsWith(typed + text.trimEnd());
    });
    if (request) {
      request.shown = true;
    }
  }

  async *#stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const asked = this.#open(request);
    const place = asked.place ?? 'elsewhere';
    const wait = logNormal(
      FIRST_TOKEN.median,
      FIRST_TOKEN.spread,
      this.#manner.seed,
      'wait',
      this.#stretch.path,
      place,
    );
    const first = Math.min(FIRST_TOKEN.most, Math.max(FIRST_TOKEN.least, wait));
    if (!(await this.#isWanted(first * this.#manner.slowness, signal))) {
      yield { kind: 'end', outcome: 'stopped' };
      return;
    }
    const answer = this.#answer(request, asked);
    const length = Math.max(4, Math.round(PIECE_TOKENS / this.#stretch.density));
    asked.output += 2;
    yield { kind: 'text', text: MARK };
    for (let at = 0; at < answer.length; at += length) {
      if (!(await this.#isWanted((1_000 * PIECE_TOKENS) / TOKENS_PER_SECOND, signal))) {
        yield { kind: 'end', outcome: 'stopped' };
        return;
      }
      asked.received = answer.slice(0, at + length);
      asked.output += PIECE_TOKENS;
      yield { kind: 'text', text: answer.slice(at, at + length) };
    }
    yield { kind: 'end', outcome: 'complete' };
  }

  async #isWanted(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    await this.#time.sleep(milliseconds, signal).catch(() => undefined);
    return !signal.aborted;
  }

  #open(request: ModelRequest): Asked {
    const content = request.messages.at(-1)?.content ?? '';
    const { density } = this.#stretch;
    const common = Math.max(0, ...this.#sent.map((other) => commonLength(other, content)));
    const known = this.#systemTokens + common * density;
    const asked: Asked = {
      place: placeOf(request, this.#stretch),
      input: Math.round(this.#systemTokens + content.length * density + ENVELOPE),
      cached: known < CACHE.least ? 0 : Math.floor(known / CACHE.step) * CACHE.step,
      received: '',
      output: 0,
      shown: false,
    };
    this.#sent.push(content);
    this.#sent.splice(0, this.#sent.length - REMEMBERED);
    this.asked.push(asked);
    return asked;
  }

  #answer(request: ModelRequest, { place }: Asked): string {
    const lastLine = request.messages.at(-1)?.content.split('\n').at(-1) ?? '';
    const extent = lastLine.endsWith('of this line.') ? 'line' : 'block';
    const text = answerAt(this.#stretch, place, extent, this.#manner);
    return text.slice(0, Math.floor(request.maxOutput / this.#stretch.density));
  }
}

/** The offset in the truth that the text before the hole leads to. */
function placeOf(request: ModelRequest, { text, start, end }: Stretch): number | undefined {
  const query = readQuery(request.messages);
  const tail = query?.prefix.slice(-400) ?? '';
  const at = text.indexOf(tail, Math.max(0, start - tail.length));
  const place = at + tail.length;
  return tail === '' || at < 0 || place > end ? undefined : place;
}

function commonLength(first: string, second: string): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first.charCodeAt(length) === second.charCodeAt(length)) {
    length += 1;
  }
  return length;
}
