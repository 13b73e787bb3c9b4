// How a turn ended, when it did not end well: what happened, and the way on.

import { formatCount } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { Outcome, ShownFailure } from '../../src/protocol/chatEvent.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { makeButton, makeElement } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { countWords } from './countWords.ts';
import type { Post } from './host.ts';
import { remediesFor } from './remedies.ts';
import { words } from './words.ts';

/** The end of a turn that is not complete, or nothing for one that is. */
export function makeEnding(turn: Turn, post: Post): HTMLElement | undefined {
  if (turn.outcome === undefined || turn.outcome === 'complete') {
    return undefined;
  }
  const ending = makeElement('div', { className: `ending ending-${turn.outcome}` });
  const interruption = interruptionOf(turn.outcome, turn.answer);
  if (interruption !== undefined) {
    ending.classList.add('cut');
    ending.append(makeElement('p', { className: 'endingWords', text: interruption }));
  }
  if (turn.failure) {
    ending.append(makeFailure(turn, turn.failure, post));
  } else {
    const again = makeButton({
      label: words.retry,
      press: () => {
        post({ kind: 'retry', turnId: turn.id });
      },
    });
    ending.append(makeElement('div', { className: 'actions' }, ...makeGoingOn(turn, post), again));
  }
  return ending;
}

/** The rest of an answer that was cut is asked for as the next question: what arrived stays, and is read with it. */
function makeGoingOn({ outcome, answer }: Turn, post: Post): readonly HTMLElement[] {
  if (answer === '' || outcome === 'filtered') {
    return [];
  }
  const press = (): void => {
    post({ kind: 'ask', question: words.goOnQuestion, confirmed: false });
  };
  return [makeButton({ label: words.goOn, className: 'button primary', press })];
}

/** The sentence over a dashed rule; a failure before the first word needs none, its cause says it all. */
function interruptionOf(outcome: Exclude<Outcome, 'complete'>, answer: string): string | undefined {
  const count = formatCount(countWords(answer));
  switch (outcome) {
    case 'stopped':
      return answer === '' ? words.stoppedEarly : fill(words.stoppedAfter, count);
    case 'truncated':
      return fill(words.truncatedAfter, count);
    case 'filtered':
      return fill(words.filteredAfter, count);
    case 'failed':
      return answer === '' ? undefined : fill(words.failedAfter, count);
  }
}

function makeFailure(turn: Turn, failure: ShownFailure, post: Post): HTMLElement {
  const buttons = remediesFor(failure).map((remedy, index) =>
    makeButton({
      label: remedy.label,
      ...(index === 0 && turn.answer === '' && { className: 'button primary' }),
      press: () => {
        remedy.messages(turn).forEach(post);
      },
    }),
  );
  const actions = makeElement('div', { className: 'actions' }, ...makeGoingOn(turn, post), ...buttons);
  const cause = makeElement(
    'div',
    { className: 'cause' },
    makeIcon('error'),
    makeElement('span', { text: failure.message }),
  );
  const block = makeElement('div', { className: 'failure' }, cause, actions);
  if (failure.details !== undefined) {
    addDetails(block, actions, failure.details);
  }
  return block;
}

function addDetails(block: HTMLElement, actions: HTMLElement, details: string): void {
  const text = makeElement('pre', { className: 'failureDetails', text: details, attributes: { tabindex: '0' } });
  text.hidden = true;
  const toggle = makeButton({
    label: words.details,
    press: () => {
      text.hidden = !text.hidden;
      toggle.setAttribute('aria-expanded', String(!text.hidden));
    },
  });
  toggle.setAttribute('aria-expanded', 'false');
  actions.append(toggle);
  block.append(text);
}
