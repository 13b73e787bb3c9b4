// What the rebuilt policies have in common: requests that can be looked into while they run, and a memory of answers.

import { pieceBehind, readAnswer, type Answer } from '../../../src/core/completion/answerPieces.ts';
import { toRequest } from '../../../src/core/completion/prompt.ts';
import { holeOf, inputAt, type Place, type World } from './contender.ts';

/** A request of a rebuilt policy. It is made of the product's prompt and trimming, so that the policies alone differ. */
export class PeerRequest {
  /** The text before the cursor that it was made for. */
  readonly before: string;
  /** What has come of the answer. */
  text = '';
  isOver = false;
  /** Resolves when what may be shown first is there, or the request has ended without. */
  readonly first: Promise<void>;
  #pieces: readonly string[] = [];
  readonly #stopping = new AbortController();

  constructor(place: Place, world: World, tailLines: number) {
    this.before = place.text.slice(0, place.offset);
    this.first = new Promise((resolve) => {
      void this.#read(place, world, tailLines, resolve).then(resolve);
    });
  }

  stop(): void {
    this.#stopping.abort();
  }

  async #read(place: Place, world: World, tailLines: number, show: () => void): Promise<void> {
    const { hole, shape } = holeOf(place, world);
    const request = toRequest(inputAt(place, world), hole, shape, []);
    let raw = '';
    for await (const part of world.send(request, this.#stopping.signal)) {
      raw += part.kind === 'text' ? part.text : '';
      const answer = readAnswer(raw, hole, shape, part.kind === 'end' ? 'whole' : 'more', false);
      this.#take(answer, tailLines);
      if (answer.isSettled) {
        show();
      }
      if (answer.isOver || isEnough(answer, tailLines)) {
        break;
      }
    }
    this.isOver = true;
  }

  #take({ pieces, soFar, isSettled }: Answer, tailLines: number): void {
    this.#pieces = tailLines > 0 ? pieces : pieces.slice(0, 1);
    this.text = tailLines > 0 || !isSettled ? soFar : this.#pieces.join('');
  }

  /** What is left of the suggestion after what was typed since; undefined when something else was typed. */
  restAt({ text, offset }: Place): string | undefined {
    const typed = offset >= this.before.length ? text.slice(this.before.length, offset) : undefined;
    const fits = typed !== undefined && text.startsWith(this.before) && this.#pieces.join('').startsWith(typed);
    return fits ? pieceBehind(this.#pieces, typed.length) : undefined;
  }

  /** Whether it may still answer for the place, as far as its answer has come. */
  mayServe({ text, offset }: Place): boolean {
    const typed =
      offset >= this.before.length && text.startsWith(this.before) && text.slice(this.before.length, offset);
    return typed !== false && (this.text.startsWith(typed) || (!this.isOver && typed.startsWith(this.text)));
  }
}

/** Answers that were asked for, the latest first. */
export class PeerMemory {
  #answers: readonly PeerRequest[] = [];
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  keep(request: PeerRequest): void {
    this.#answers = [request, ...this.#answers].slice(0, this.#capacity);
  }

  /** What an answer that is over has left to show at the place. */
  find(place: Place): string | undefined {
    for (const answer of this.#answers) {
      const rest = answer.isOver ? answer.restAt(place) : undefined;
      if (rest) {
        return rest;
      }
    }
    return undefined;
  }
}

function isEnough({ pieces, isSettled }: Answer, tailLines: number): boolean {
  return isSettled && pieces.slice(1).join('').split('\n').length - 1 >= tailLines;
}

/** Whether the signal is still quiet after the milliseconds. */
export async function isQuiet(milliseconds: number, { time }: World, signal: AbortSignal): Promise<boolean> {
  await time.sleep(milliseconds, signal).catch(() => undefined);
  return !signal.aborted;
}
