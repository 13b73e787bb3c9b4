// The line under an answer: what was predicted, what was billed, how long it took, and what can be done with it.

import { formatCount, formatDuration, formatMoney, formatPrice } from '../../src/protocol/format.ts';
import { fill } from '../../src/protocol/strings.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import { makeIcon } from '../shared/icon.ts';
import { makeCopyButton } from './codeBlock.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** The footer of one turn. */
export class TurnFooter {
  readonly element: HTMLElement;
  private readonly facts = makeElement('span', { className: 'facts' });
  private readonly pin: HTMLButtonElement;
  private turn: Turn | undefined;

  constructor(post: Post) {
    this.pin = makeButton({
      label: words.pinTurn,
      icon: 'pin',
      press: () => {
        post({ kind: 'pin', turnId: this.turn?.id ?? '', pinned: this.turn?.pinned !== true });
      },
    });
    const actions = makeElement(
      'span',
      { className: 'footerActions' },
      makeCopyButton(words.copyAnswer, () => this.turn?.answer ?? '', post),
      this.makeSentButton('pack', post),
      this.makeSentButton('prompt', post),
      makeButton({
        label: words.retry,
        icon: 'refresh',
        press: () => {
          post({ kind: 'retry', turnId: this.turn?.id ?? '' });
        },
      }),
      makeButton({
        label: words.askAgain,
        icon: 'chevronDown',
        press: () => {
          post({ kind: 'askAgain', turnId: this.turn?.id ?? '' });
        },
      }),
      this.pin,
    );
    this.element = makeElement('div', { className: 'turnFooter' }, this.facts, actions);
    this.element.hidden = true;
  }

  /** Shows what the answer was made from. */
  private makeSentButton(what: 'pack' | 'prompt', post: Post): HTMLButtonElement {
    return makeButton({
      ...(what === 'pack'
        ? { label: words.showSentPack, icon: 'listSelection' }
        : { label: words.showSentPrompt, icon: 'json' }),
      press: () => {
        post({ kind: 'showSent', turnId: this.turn?.id ?? '', what });
      },
    });
  }

  update(turn: Turn): void {
    this.turn = turn;
    this.element.hidden = turn.outcome === undefined || turn.answer === '';
    setText(
      this.facts,
      [...costFacts(turn), ...(turn.tookMs === undefined ? [] : [formatDuration(turn.tookMs)])].join(' · '),
    );
    this.facts.title = hint(turn);
    this.showPin(turn.pinned === true);
  }

  private showPin(isPinned: boolean): void {
    const label = isPinned ? words.unpinTurn : words.pinTurn;
    if (this.pin.title !== label) {
      this.pin.title = label;
      this.pin.setAttribute('aria-label', label);
      this.pin.replaceChildren(makeIcon(isPinned ? 'pinned' : 'pin'));
    }
    this.element.classList.toggle('pinnedTurn', isPinned);
  }
}

/** `≈ 1.3¢ → 1.3¢`; an unknown price says so, and a turn that used nothing says nothing. */
function costFacts({ usage, price }: Turn): readonly string[] {
  if (!usage) {
    return [];
  }
  if (usage.cost === undefined) {
    return [price?.plan === true ? words.plan : words.priceUnknown];
  }
  const billed = `${usage.estimated ? '≈ ' : ''}${formatMoney(usage.cost)}`;
  return [price?.expected === undefined ? billed : `${formatPrice(price.expected)} → ${billed}`];
}

function hint({ usage, price }: Turn): string {
  if (!usage) {
    return '';
  }
  const { input, cached, output, cost, estimated } = usage;
  const isKnown = cost !== undefined && price?.expected !== undefined;
  return [
    ...(isKnown ? [fill(words.predictedBilled, formatPrice(price.expected), formatMoney(cost))] : []),
    fill(words.usageDetails, formatCount(input), formatCount(cached), formatCount(output)),
    ...(estimated ? [words.estimatedUsage] : []),
  ].join('\n');
}
