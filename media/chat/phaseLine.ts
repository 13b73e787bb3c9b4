// What a running turn is doing, with the time it has taken so far.

import { formatDuration } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { makeElement, setText } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { words } from './words.ts';

/** Milliseconds between two looks at the clock. */
const TICK = 100;

/** The line that stands in an answer's place until its first word. */
export class PhaseLine {
  readonly element: HTMLElement;
  private readonly label = makeElement('span');
  private turn: Turn | undefined;
  private since = 0;
  private phase = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.element = makeElement('div', { className: 'phase' }, makeIcon('loading'), this.label);
    this.element.hidden = true;
  }

  /** Shows the phase of a turn; `asking` says that the user is asked to confirm the price. */
  update(turn: Turn, asking: boolean): void {
    const phase = phaseOf(turn, asking);
    if (phase !== this.phase) {
      this.phase = phase;
      this.since = performance.now();
    }
    this.turn = turn;
    this.element.hidden = phase === '';
    if (phase === '') {
      clearInterval(this.timer);
      this.timer = undefined;
    } else {
      this.timer ??= setInterval(() => {
        this.show();
      }, TICK);
      this.show();
    }
  }

  private show(): void {
    const elapsed = performance.now() - this.since;
    const { retry } = this.turn ?? {};
    const sentences: Readonly<Record<string, string>> = {
      packing: fill(words.packing, formatDuration(elapsed)),
      waiting: fill(words.waiting, formatDuration(elapsed)),
      asking: words.awaitingEnter,
      retry: retry ? retryWords(retry, elapsed) : '',
    };
    setText(this.label, sentences[this.phase.split(' ', 1)[0] ?? ''] ?? '');
  }
}

/** What is sent again at once says why alone. */
function retryWords({ waitMs, reason }: NonNullable<Turn['retry']>, elapsed: number): string {
  return waitMs === 0 ? reason : fill(words.retrying, formatDuration(Math.max(0, waitMs - elapsed)), reason);
}

/** The name of a turn's phase; each attempt is a phase of its own. Empty once words have come or the turn has ended. */
function phaseOf(turn: Turn, asking: boolean): string {
  if (turn.outcome !== undefined) {
    return '';
  }
  if (turn.retry) {
    return `retry ${turn.retry.attempt}`;
  }
  if (turn.answer !== '') {
    return '';
  }
  return asking ? 'asking' : turn.pack ? 'waiting' : 'packing';
}
