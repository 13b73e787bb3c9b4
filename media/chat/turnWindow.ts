// The turns that are in the document: those near the view, and few more. The others are empty space of their height.

import type { Turn } from '../../src/protocol/thread.ts';
import { makeElement } from '../shared/element.ts';
import { TurnPlaces } from './turnPlaces.ts';
import type { TurnView } from './turnView.ts';

/** Pixels above and below the view in which turns are in the document. */
const MARGIN = 600;

/** Views that are kept when they have left the document, the newest of them, so that the way back costs nothing. */
const KEPT_VIEWS = 24;

/** Turns on each side of those in the document that are drawn when there is nothing else to do. */
const AHEAD = 2;

/** How often what was measured may change what is in the document, before the next frame goes on. */
const PASSES = 4;

/** The window onto the turns. */
export class TurnWindow {
  readonly content = makeElement('div', { className: 'turns' });
  private readonly box: HTMLElement;
  private readonly makeView: (turn: Turn) => TurnView;
  /** Draws a view as its turn is now. */
  private readonly draw: (view: TurnView, turn: Turn, index: number) => void;
  private readonly places = new TurnPlaces();
  private readonly views = new Map<string, TurnView>();
  private turns: readonly Turn[] = [];
  private indices = new Map<string, number>();
  private shown: readonly number[] = [];
  private isPreparing = false;

  constructor(
    box: HTMLElement,
    makeView: (turn: Turn) => TurnView,
    draw: (view: TurnView, turn: Turn, index: number) => void,
  ) {
    this.box = box;
    this.makeView = makeView;
    this.draw = draw;
  }

  /** Takes the turns of the branch in view; what is in the document is drawn as it is now. */
  setTurns(turns: readonly Turn[], isSameBranch: boolean): void {
    this.turns = turns;
    if (!isSameBranch) {
      this.indices = new Map(turns.map(({ id }, index) => [id, index]));
      this.shown = [];
    }
    for (const index of this.shown) {
      this.viewAt(index);
    }
  }

  /** Forgets all views. */
  clear(): void {
    this.turns = [];
    this.indices = new Map();
    this.shown = [];
    this.views.clear();
    this.content.replaceChildren();
  }

  /**
   * Puts the turns near a place into the document, and takes the others out; with `hold` what is on the screen is held
   * where it is after each step.
   */
  arrange(place: () => number, hold: () => void): void {
    if (this.places.setWidth(this.content.clientWidth)) {
      this.measure();
    }
    for (let pass = 0; pass < PASSES; pass += 1) {
      const wanted = this.wantedAt(place());
      const isSettled = isSameList(wanted, this.shown);
      if (!isSettled) {
        this.show(wanted);
      }
      const isMeasured = this.measure();
      if (isMeasured) {
        this.space();
      }
      if (!isSettled || isMeasured) {
        hold();
      }
      if (isSettled) {
        break;
      }
    }
    this.prepare();
  }

  /** Pixels from the top to a turn. */
  offsetOf(index: number): number {
    return this.places.between(this.turns, 0, index);
  }

  /** Pixels of all turns. */
  totalHeight(): number {
    return this.offsetOf(this.turns.length);
  }

  /** The view of a turn that is in the document. */
  shownView(index: number): TurnView | undefined {
    const turn = this.turns[index];
    return turn && this.shown.includes(index) ? this.views.get(turn.id) : undefined;
  }

  /** The turns that are in the document. */
  shownTurns(): readonly { readonly element: HTMLElement; readonly index: number }[] {
    return this.shown.flatMap((index) => {
      const element = this.shownView(index)?.element;
      return element ? [{ element, index }] : [];
    });
  }

  /** The place of the turn that an element belongs to; -1 when it belongs to none. */
  indexOf(element: Node | null): number {
    const holder = element instanceof Element ? element : element?.parentElement;
    const id = holder?.closest<HTMLElement>('[data-turn]')?.dataset.turn;
    return this.indices.get(id ?? '') ?? -1;
  }

  private wantedAt(top: number): readonly number[] {
    const { first, last } = this.places.touching(this.turns, top - MARGIN, top + this.box.clientHeight + MARGIN);
    const wanted = new Set<number>();
    for (let index = Math.max(0, first); index <= last; index += 1) {
      wanted.add(index);
    }
    for (const index of [this.turns.length - 1, ...this.heldByUser()]) {
      wanted.add(index);
    }
    wanted.delete(-1);
    return [...wanted].sort((one, other) => one - other);
  }

  /** Turns that hold the focus, the ends of a selection, or a question that is being edited. */
  private heldByUser(): readonly number[] {
    const selection = document.getSelection();
    const ends = [document.activeElement, selection?.anchorNode ?? null, selection?.focusNode ?? null];
    return [
      ...ends.map((node) => (this.content.contains(node) ? this.indexOf(node) : -1)),
      ...this.shown.filter((index) => this.shownView(index)?.isEdited === true),
    ];
  }

  private show(wanted: readonly number[]): void {
    const views = wanted.map((index) => this.viewAt(index));
    const stays = new Set<Element>(views.map(({ element }) => element));
    for (const child of [...this.content.children]) {
      if (!stays.has(child)) {
        child.remove();
      }
    }
    let next = this.content.firstElementChild;
    for (const { element } of views) {
      if (element === next) {
        next = next.nextElementSibling;
      } else {
        this.content.insertBefore(element, next);
      }
    }
    this.shown = wanted;
    this.space();
    this.forget();
  }

  /** Puts empty space where turns are missing. */
  private space(): void {
    let expected = 0;
    for (const index of this.shown) {
      const view = this.shownView(index);
      view?.setSpaceBefore(this.places.between(this.turns, expected, index));
      expected = index + 1;
    }
  }

  /** Measures what is in the document; true when something was not as high as believed. */
  private measure(): boolean {
    let isOther = false;
    for (const index of this.shown) {
      const turn = this.turns[index];
      const height = this.shownView(index)?.element.offsetHeight ?? 0;
      if (turn && height > 0 && height !== this.places.heightOf(turn)) {
        this.places.measure(turn.id, height);
        isOther = true;
      }
    }
    return isOther;
  }

  private viewAt(index: number): TurnView {
    const turn = this.turns[index];
    if (!turn) {
      throw new RangeError(`No turn ${index}`);
    }
    const view = this.views.get(turn.id) ?? this.makeView(turn);
    this.views.delete(turn.id);
    this.views.set(turn.id, view);
    this.draw(view, turn, index);
    return view;
  }

  private forget(): void {
    const spare = this.views.size - this.shown.length - KEPT_VIEWS;
    const gone = [...this.views].filter(([, view]) => !view.element.isConnected).slice(0, Math.max(0, spare));
    for (const [id] of gone) {
      this.views.delete(id);
    }
  }

  /** Draws the turns beside those in the document, one at a time, so that they need not be drawn while one scrolls. */
  private prepare(): void {
    if (this.isPreparing || this.nextToPrepare() === undefined) {
      return;
    }
    this.isPreparing = true;
    requestIdleCallback(() => {
      this.isPreparing = false;
      const index = this.nextToPrepare();
      if (index !== undefined) {
        this.viewAt(index);
        this.prepare();
      }
    });
  }

  private nextToPrepare(): number | undefined {
    const first = this.shown[0] ?? 0;
    const last = this.shown.at(-2) ?? first;
    const near = Array.from({ length: AHEAD }, (_, step) => [first - 1 - step, last + 1 + step]).flat();
    return near.find((index) => {
      const turn = this.turns[index];
      return turn !== undefined && !this.views.has(turn.id);
    });
  }
}

function isSameList(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
