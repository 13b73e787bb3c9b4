// Tells a screen reader that an answer begins and how it ended, in one sentence each, and nothing between.

import { formatCount, formatMoney } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { Outcome } from '../../src/protocol/chatEvent.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { countWords } from './countWords.ts';
import { words } from './words.ts';

const outcomeWords: Readonly<Record<Outcome, string>> = {
  complete: words.complete,
  truncated: words.truncated,
  filtered: words.filtered,
  stopped: words.stopped,
  failed: words.failed,
};

/** The status that a screen reader reads out. */
export class Announcer {
  readonly element = makeElement('div', { className: 'forScreenReader', attributes: { role: 'status' } });
  private threadId = '';
  private last = '';

  /** Announces what has changed in the last turn of a thread. A thread that is shown anew is not read out. */
  update(threadId: string, turn: Turn | undefined): void {
    const stage = stageOf(turn);
    const isShownAnew = threadId !== this.threadId;
    this.threadId = threadId;
    if (stage === this.last) {
      return;
    }
    this.last = stage;
    const isRunning = turn !== undefined && turn.outcome === undefined;
    if (turn && !(isShownAnew && !isRunning)) {
      this.say(sentenceFor(turn));
    }
  }

  /** Reads a sentence out. */
  say(sentence: string): void {
    this.element.textContent = sentence;
  }
}

function stageOf(turn: Turn | undefined): string {
  return turn === undefined ? '' : `${turn.id} ${turn.outcome ?? (turn.answer === '' ? 'asked' : 'answering')}`;
}

function sentenceFor(turn: Turn): string {
  if (turn.outcome === undefined) {
    return turn.answer === '' ? '' : words.answering;
  }
  const { citations, usage } = turn;
  const count = countWords(turn.answer);
  return [
    outcomeWords[turn.outcome],
    ...(turn.failure ? [turn.failure.message] : []),
    ...(count > 0 ? [fill(words.words, formatCount(count))] : []),
    ...(citations.length > 0 ? [fill(citations.length === 1 ? words.source : words.sources, citations.length)] : []),
    ...(usage?.cost === undefined ? [] : [spokenCost(usage.cost)]),
  ].join(', ');
}

/** An amount as it is said: `5 cents`, `under 1 cent`, `$1.24`. */
function spokenCost(dollars: number): string {
  const cents = Math.round(dollars * 100);
  if (dollars < 0.01) {
    return words.underACent;
  }
  return cents < 100 ? fill(cents === 1 ? words.oneCent : words.cents, cents) : formatMoney(dollars);
}
