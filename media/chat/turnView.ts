// One turn on the screen: the question, what the model was shown, the answer, how it ended and what it cost.

import type { Turn } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { AnswerView } from './answerView.ts';
import { labelCitations } from './citationLabel.ts';
import { ContextBar } from './contextBar.ts';
import { makeEnding } from './ending.ts';
import type { Post } from './host.ts';
import { PhaseLine } from './phaseLine.ts';
import { QuestionView } from './questionView.ts';
import { SourcesList } from './sourcesList.ts';
import { TurnFooter } from './turnFooter.ts';
import { WebSourcesList } from './webSourcesList.ts';

/** The article of one turn. */
export class TurnView {
  readonly element: HTMLElement;
  private readonly question: QuestionView;
  private readonly context: ContextBar;
  private readonly phase = new PhaseLine();
  private readonly answer: AnswerView;
  private readonly sources = new SourcesList();
  private readonly pages: WebSourcesList;
  private readonly footer: TurnFooter;
  private readonly post: Post;
  private shown: Turn | undefined;
  private wasAsking = false;
  private place = '';
  private spaceBefore = 0;
  private versions: readonly Turn[] | undefined;

  constructor(turn: Turn, post: Post) {
    this.post = post;
    this.question = new QuestionView(turn, post);
    this.context = new ContextBar(post);
    this.answer = new AnswerView(post);
    this.pages = new WebSourcesList(post);
    this.footer = new TurnFooter(post);
    this.element = makeElement(
      'article',
      { className: 'turn', attributes: { 'aria-label': turn.question, 'data-turn': turn.id, tabindex: '-1' } },
      this.question.element,
      this.context.element,
      this.phase.element,
      this.answer.element,
      this.sources.element,
      this.pages.element,
      this.footer.element,
    );
  }

  /** Whether its question is being edited. */
  get isEdited(): boolean {
    return this.question.isEdited;
  }

  /** Says which turn of how many this is, from 1; the last one is the current one. */
  setPlace(place: number, count: number): void {
    const key = `${place}/${count}`;
    if (key !== this.place) {
      this.place = key;
      this.context.setCurrent(place === count);
      this.element.classList.toggle('current', place === count);
      this.element.setAttribute('aria-posinset', String(place));
      this.element.setAttribute('aria-setsize', String(count));
    }
  }

  /** Leaves pixels free above it, for turns that are not in the document. */
  setSpaceBefore(pixels: number): void {
    if (pixels !== this.spaceBefore) {
      this.spaceBefore = pixels;
      this.element.style.marginTop = `${pixels}px`;
    }
  }

  /** Shows which of the turns that go on from the same one this is. */
  setVersions(versions: readonly Turn[]): void {
    if (versions !== this.versions) {
      this.versions = versions;
      this.question.update(versions);
    }
  }

  /** Shows the turn as it is now; `asking` says that its price waits for the user's word. */
  update(turn: Turn, asking: boolean): void {
    if (turn === this.shown && asking === this.wasAsking) {
      return;
    }
    const wasFinal = this.shown?.outcome !== undefined;
    const isFinal = turn.outcome !== undefined;
    this.shown = turn;
    this.wasAsking = asking;
    this.context.update(turn.pack);
    this.phase.update(turn, asking);
    this.answer.update(turn.answer, isFinal);
    this.sources.update(turn.citations);
    this.pages.update(turn.webSources);
    this.footer.update(turn);
    if (isFinal || turn.citations.length > 0) {
      labelCitations(this.answer.element, turn.citations, isFinal);
    }
    if (isFinal !== wasFinal || !this.element.ariaBusy) {
      this.element.ariaBusy = String(!isFinal);
    }
    if (isFinal && !wasFinal) {
      this.showEnding(turn);
    }
  }

  private showEnding(turn: Turn): void {
    const ending = makeEnding(turn, this.post);
    if (ending) {
      this.answer.element.after(ending);
    }
  }
}
