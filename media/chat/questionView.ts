// The question of a turn: its words, which can be edited and sent again, and the way to its other versions.

import { fill } from '../../src/protocol/strings.ts';
import type { Turn } from '../../src/protocol/thread.ts';
import { makeButton, makeElement, setText } from '../shared/element.ts';
import { makeChip } from './attachmentChip.ts';
import type { Post } from './host.ts';
import { words } from './words.ts';

/** The block of one question. */
export class QuestionView {
  readonly element = makeElement('div', { className: 'question' });
  private readonly text = makeElement('div', {
    className: 'questionText',
    attributes: { role: 'heading', 'aria-level': '2' },
  });
  private readonly actions = makeElement('div', { className: 'questionActions' });
  private readonly versions = makeElement('span', { className: 'versions' });
  private readonly count = makeElement('span', { className: 'versionCount' });
  private readonly edit: HTMLButtonElement;
  private readonly turn: Turn;
  private readonly post: Post;
  private others: readonly Turn[] = [];

  constructor(turn: Turn, post: Post) {
    this.turn = turn;
    this.post = post;
    this.text.textContent = turn.question;
    this.edit = makeButton({
      label: words.editQuestion,
      icon: 'edit',
      press: () => {
        this.openEditor();
      },
    });
    this.versions.append(this.makeStep(-1), this.count, this.makeStep(1));
    this.versions.hidden = true;
    this.actions.append(this.versions, this.edit);
    if (turn.attachments.length > 0) {
      const chips = turn.attachments.map((attachment) => makeChip(attachment));
      this.element.append(makeElement('div', { className: 'chips' }, ...chips));
    }
    this.element.append(this.text, this.actions);
  }

  /** Whether it is being edited. */
  get isEdited(): boolean {
    return !this.text.isConnected && this.element.isConnected;
  }

  /** Shows which of its versions it is. */
  update(versions: readonly Turn[]): void {
    this.others = versions;
    this.versions.hidden = versions.length < 2;
    setText(this.count, fill(words.branch, this.place() + 1, versions.length));
  }

  private place(): number {
    return this.others.findIndex(({ id }) => id === this.turn.id);
  }

  private makeStep(step: -1 | 1): HTMLButtonElement {
    return makeButton({
      label: step < 0 ? words.branchBefore : words.branchAfter,
      icon: step < 0 ? 'chevronLeft' : 'chevronRight',
      press: () => {
        const { length } = this.others;
        const next = this.others[(this.place() + step + length) % length];
        if (next) {
          this.post({ kind: 'show', turnId: next.id });
        }
      },
    });
  }

  private openEditor(): void {
    const box = makeElement('textarea', {
      className: 'questionEditor',
      attributes: { 'aria-label': words.editedQuestion, rows: String(Math.min(12, lineCount(this.turn.question) + 1)) },
    });
    box.value = this.turn.question;
    const close = (): void => {
      editor.replaceWith(this.text);
      this.actions.hidden = false;
      this.edit.focus();
    };
    const send = (): void => {
      if (box.value.trim() !== '') {
        close();
        this.post({ kind: 'ask', question: box.value, confirmed: false, insteadOf: this.turn.id });
      }
    };
    const buttons = [
      makeButton({ label: words.sendAgain, className: 'button primary', press: send }),
      makeButton({ label: words.cancel, className: 'button', press: close }),
    ];
    const editor = makeElement('div', {}, box, makeElement('div', { className: 'actions' }, ...buttons));
    box.addEventListener('keydown', (event) => {
      const isSend = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
      if (isSend || event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        (isSend ? send : close)();
      }
    });
    this.text.replaceWith(editor);
    this.actions.hidden = true;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }
}

function lineCount(text: string): number {
  return text.split('\n').length;
}
