// Where a question is written: the text, what is added to it, where it looks, its price, and Send or Stop.

import type { QuestionPrice } from '../../src/protocol/chatEvent.ts';
import type { PanelState, ToPanel } from '../../src/protocol/messages.ts';
import { makeElement } from '../shared/element.ts';
import { cheaperOffers } from './cheaperOffers.ts';
import { ComposerChips } from './composerChips.ts';
import { ComposerControls } from './composerControls.ts';
import type { Host } from './host.ts';
import { MentionMenu } from './mentionMenu.ts';
import { PriceLine } from './priceLine.ts';
import { PriceRequest } from './priceRequest.ts';
import { QuestionGate } from './questionGate.ts';
import { QuestionHistory } from './questionHistory.ts';
import { ScopeOffer } from './scopeOffer.ts';
import { words } from './words.ts';

/** What the host says of the words in the composer. */
export type ComposerMessage = Extract<ToPanel, { kind: 'estimate' | 'mentions' | 'settled' | 'focus' }>;

/** The composer. */
export class Composer {
  readonly element: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly chips: ComposerChips;
  private readonly controls: ComposerControls;
  private readonly offer: ScopeOffer;
  private readonly priceLine: PriceLine;
  private readonly gate = new QuestionGate();
  private readonly mentions: MentionMenu;
  private readonly history = new QuestionHistory();
  private readonly host: Host;
  private state: PanelState | undefined;
  private readonly request: PriceRequest;

  constructor(host: Host) {
    this.host = host;
    this.request = new PriceRequest(host.post, () => this.field.value);
    this.offer = new ScopeOffer(host.post);
    this.chips = new ComposerChips(host.post, () => {
      this.field.focus();
    });
    this.priceLine = new PriceLine({
      showPack: () => {
        host.post({ kind: 'run', action: 'showPack' });
      },
      stopPacking: () => {
        this.stopEstimate();
      },
      wentCold: () => {
        this.textChanged();
      },
    });
    this.field = makeField();
    this.mentions = new MentionMenu(this.field, host.post, () => {
      host.keepDraft(this.field.value);
      this.textChanged();
    });
    this.controls = new ComposerControls(host.post, {
      send: () => {
        this.press();
      },
      stop: () => {
        this.stop();
      },
    });
    this.element = makeElement(
      'div',
      { className: 'composer' },
      this.offer.element,
      makeElement(
        'div',
        { className: 'composerBox' },
        this.chips.element,
        this.field,
        this.controls.element,
        ...this.controls.menus,
        this.mentions.element,
      ),
      this.priceLine.element,
    );
    this.listen();
    this.setText(host.readDraft());
  }

  /** Shows where questions look and what they are asked of. */
  setState(state: PanelState): void {
    const before = this.state;
    this.state = state;
    this.controls.update(state);
    this.offer.update(state.proposal);
    this.chips.update(state);
    if (before && priceKey(before) !== priceKey(state)) {
      this.textChanged();
    }
    this.render();
  }

  /** Whether an answer is under way. */
  setRunning(running: boolean): void {
    this.gate.isRunning = running;
    if (!running && this.gate.confirmation?.question !== undefined) {
      this.gate.confirmation = undefined;
    }
    this.release();
    this.render();
  }

  /** The host has taken a question: the text leaves the composer, unless it has been changed meanwhile. */
  questionTaken(question: string): void {
    this.gate.settle();
    if (this.field.value.trim() === question.trim()) {
      this.setText('');
    }
  }

  /** What was sent asks no question in these words; it is done, or stays to be changed. */
  private settled(question: string, isDone: boolean): void {
    if (isDone) {
      this.questionTaken(question);
    } else {
      this.gate.settle();
    }
  }

  /** A turn did not end well: what waits for it stays, and a question that brought no answer is given back. */
  turnFailed(question: string): void {
    this.gate.isQueued = false;
    if (question !== '' && this.field.value.trim() === '') {
      this.setText(question);
    }
  }

  /** Takes what the host says of the words in the composer. */
  receive(message: ComposerMessage): void {
    switch (message.kind) {
      case 'estimate':
        this.receiveEstimate(message);
        break;
      case 'mentions':
        this.mentions.show(message.id, message.found);
        break;
      case 'settled':
        this.settled(message.question, message.isDone);
        break;
      case 'focus':
        this.focus(message.text);
    }
  }

  /** The price of a text, or why there is none. Prices of texts that stand there no longer are dropped; a later price of the same text takes the place of an earlier. */
  private receiveEstimate({ id, estimate, problem }: Extract<ToPanel, { kind: 'estimate' }>): void {
    if (!this.request.isNewest(id) || this.gate.price.kind === 'none') {
      return;
    }
    const pack = estimate?.pack;
    this.controls.setAllFit(pack !== undefined && pack.excerpts + pack.outlines + pack.listed + pack.folded === 0);
    this.gate.price = estimate
      ? { kind: 'known', estimate }
      : problem === undefined
        ? { kind: 'none' }
        : { kind: 'problem', message: problem };
    this.release();
    this.render();
  }

  /** The host asks for a word on the price of a question that it has taken. */
  requestConfirmation(price: QuestionPrice, question: string): void {
    this.gate.requestConfirmation(price, question, performance.now());
    this.render();
    this.field.focus();
  }

  /** Takes the questions that the arrow keys bring back. */
  setHistory(questions: readonly string[]): void {
    this.history.setQuestions(questions);
  }

  /** Puts the cursor here; a text comes behind what the user has written. */
  focus(text?: string): void {
    if (text !== undefined) {
      const written = this.field.value.trimEnd();
      this.setText(written === '' || written === text ? text : `${written}\n\n${text}`);
    }
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  /** Esc: stops an answer, or takes back an Enter that waits. True when there was something to stop. */
  escape(): boolean {
    if (this.gate.isRunning) {
      this.stop();
      return true;
    }
    const wasWaiting = this.gate.isQueued || this.gate.confirmation !== undefined;
    this.gate.isQueued = false;
    this.gate.confirmation = undefined;
    this.render();
    return wasWaiting;
  }

  private listen(): void {
    this.field.addEventListener('input', () => {
      this.history.leave();
      this.host.keepDraft(this.field.value);
      this.textChanged();
    });
    this.field.addEventListener('keydown', (event) => {
      const recalled = this.mentions.takeKey(event) ? this.field.value : this.history.step(event, this.field);
      if (recalled !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        this.recall(recalled);
      } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        if (!event.repeat) {
          this.press();
        }
      }
    });
  }

  private recall(text: string): void {
    if (text !== this.field.value) {
      this.setText(text);
    }
  }

  private press(): void {
    const decision = this.gate.press(this.field.value, performance.now());
    if (decision.kind === 'ask') {
      this.request.cancel();
      this.host.post({ kind: 'ask', question: decision.question, confirmed: decision.confirmed });
    } else if (decision.kind === 'queued') {
      this.request.hurry();
    }
    this.render();
  }

  private stop(): void {
    this.gate.isQueued = false;
    this.gate.confirmation = undefined;
    this.host.post({ kind: 'stop' });
    this.render();
    this.field.focus();
  }

  private release(): void {
    if (this.gate.canRelease()) {
      this.press();
    }
  }

  private setText(text: string): void {
    this.field.value = text;
    this.host.keepDraft(text);
    this.textChanged();
  }

  private textChanged(): void {
    this.gate.change(this.field.value);
    this.request.change(this.gate.price.kind === 'pending');
    this.render();
  }

  /** The user does not want to wait for the price: Enter packs again. */
  private stopEstimate(): void {
    this.gate.isQueued = false;
    this.gate.price = { kind: 'problem', message: words.packingStopped };
    this.host.post({ kind: 'stopEstimate' });
    this.render();
    this.field.focus();
  }

  private render(): void {
    const { gate } = this;
    const isHere = gate.confirmation?.question === undefined;
    const leave = (): void => {
      this.escape();
    };
    const offers = cheaperOffers(this.state?.budget, isHere, { post: this.host.post, leave });
    this.priceLine.update(gate, this.state?.model.offline ?? true, offers);
    this.controls.showStop(gate.isRunning && !gate.confirmation);
    const sendable = this.field.value.trim() !== '' || gate.confirmation !== undefined;
    this.controls.setSendable(sendable, this.priceLine.sentence);
  }
}

function makeField(): HTMLTextAreaElement {
  return makeElement('textarea', {
    className: 'field',
    attributes: { 'aria-label': words.composer, placeholder: words.composer, rows: '1', spellcheck: 'false' },
  });
}

/** What the price of a text depends on beside the text. */
function priceKey({ scope, budget, attachments, marksVersion, model, search }: PanelState): string {
  return JSON.stringify([scope, budget, attachments, marksVersion, model, search]);
}
