// All that is known between one suggestion and the next: answers under way and finished, and how the user types.

import { createAnswerMemory, scopeOf } from './answerMemory.ts';
import type { Suggested } from './answerPieces.ts';
import type { CompletionInput } from './completionTypes.ts';
import { sidesOf, type Hole, type Sides } from './hole.ts';
import { NO_PACE, paceAfter, type Pace, type PaceEvent } from './pace.ts';
import type { RunningAnswer } from './runningAnswer.ts';
import { ShownSuggestion } from './shownSuggestion.ts';

/** The state of suggestions in one window; its owner hands it to `run` and tells it what the user does. */
export class SuggestDesk {
  readonly memory = createAnswerMemory();
  readonly shown = new ShownSuggestion();
  #running: readonly RunningAnswer[] = [];
  #pace = NO_PACE;

  get pace(): Pace {
    return this.#pace;
  }

  note(event: PaceEvent): void {
    this.#tellShown(event.kind);
    this.#pace = paceAfter(this.#pace, event);
  }

  #tellShown(kind: PaceEvent['kind']): void {
    switch (kind) {
      case 'accepted':
        this.shown.accept();
        break;
      case 'rejected':
        this.shown.reject();
        break;
      case 'undone':
        this.shown.forget();
        break;
      case 'asked':
        this.shown.trust.noteAsked();
        break;
      case 'typed':
      case 'answered':
        break;
    }
  }

  add(answer: RunningAnswer): void {
    this.#running = [answer, ...this.#running];
  }

  /** Takes leave of an answer that has ended; what has come of it is remembered. */
  remove(answer: RunningAnswer): void {
    this.#running = this.#running.filter((other) => other !== answer);
    if (answer.answer.isSettled && answer.ending?.kind !== 'failed') {
      this.memory.keep(answer.scope, answer.hole, answer.answer);
    }
  }

  /** What finished answers have for the hole; an empty text when it is known that there is nothing. */
  find(scope: string, hole: Hole): Suggested | undefined {
    const text = this.memory.find(scope, hole);
    if (text !== undefined) {
      return { text, isCorrected: false };
    }
    return this.shown.trust.isGiven ? this.memory.findCorrected(scope, hole) : undefined;
  }

  /** An answer under way that may still fit the hole. */
  runningAt(scope: string, hole: Sides): RunningAnswer | undefined {
    return this.#running.find((answer) => answer.ending?.kind !== 'stopped' && this.mayServe(answer, scope, hole));
  }

  /** Whether an answer may have something for the hole, now or when more of it has come. */
  mayServe(answer: RunningAnswer, scope: string, hole: Sides): boolean {
    const { kind } = answer.standing(scope, hole);
    return kind === 'same' || (kind === 'corrected' && this.shown.trust.isGiven);
  }

  /** Whether the user is in a word that an answer has otherwise: behind it the answer may go on, and is kept going for that. */
  holdInWord(scope: string, hole: Hole, signal: AbortSignal): boolean {
    if (!this.shown.trust.isGiven) {
      return false;
    }
    const running = this.#running.filter((answer) => answer.standing(scope, hole).kind === 'in-word');
    running.forEach((answer) => {
      answer.hold(signal);
    });
    return running.length > 0 || this.memory.isInWord(scope, hole);
  }

  /** Takes note of the place where the user is: what can no longer be right there ends. */
  moveTo(scope: string, hole: Sides): void {
    this.shown.follow(scope, hole);
    const wanted = this.shown.trust.isGiven ? ['same', 'corrected', 'in-word'] : ['same'];
    this.#running
      .filter((answer) => !wanted.includes(answer.standing(scope, hole).kind))
      .forEach((answer) => {
        answer.stop();
      });
  }

  /** Takes note that the cursor was moved. `read` gives the place, and is called only when something depends on it. */
  visit(read: () => Pick<CompletionInput, 'snapshot' | 'offset' | 'profile'>): void {
    if (this.#running.length > 0) {
      const place = read();
      this.moveTo(scopeOf(place), sidesOf(place.snapshot.text, place.offset));
    }
  }

  /** Ends all that is under way: the user is elsewhere. */
  stopAll(): void {
    this.shown.forget();
    this.#running.forEach((answer) => {
      answer.stop();
    });
  }

  clear(): void {
    this.stopAll();
    this.memory.clear();
  }
}
