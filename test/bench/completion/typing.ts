// One stretch typed by a person in an editor that asks for suggestions, shows them, and lets the person take them.

import type { Contender, Place } from './contender.ts';
import type { Act, Typist } from './human.ts';
import type { ScriptedModel } from './scriptedModel.ts';
import type { Stretch } from './sources.ts';
import type { Tally } from './tally.ts';
import type { VirtualTime } from '../../fakes/virtualTime.ts';

/** The editor itself waits so long for the next key before it asks, in milliseconds. */
const EDITOR_WAIT_MS = 50;
/** A person has read a suggestion after so long, and takes it when it is right. */
const READ_MS = 300;
/** Gaps between keys from which on a person is said to pause. */
const PAUSE_MS = 1_000;

interface Visible {
  readonly text: string;
  readonly since: number;
}

interface Gap {
  readonly from: number;
  readonly planned: number;
  visibleAt: number | undefined;
  rightAt: number | undefined;
}

/** What typing needs. */
export interface TypingWorld {
  readonly time: VirtualTime;
  readonly stretch: Stretch;
  readonly typist: Typist;
  readonly model: ScriptedModel;
  readonly tally: Tally;
}

/** Types the stretch once. */
export class Typing {
  readonly #world: TypingWorld;
  readonly #contender: Contender;
  /** How much of the truth stands in the document. */
  #offset: number;
  /** What was mistyped behind it. */
  #slip = '';
  #visible: Visible | undefined;
  #gap: Gap | undefined;
  #asking = new AbortController();
  /** Raised when what was planned no longer holds. */
  #plan = 0;
  /** Raised when what is visible changes otherwise than by typing along. */
  #showing = 0;

  constructor(world: TypingWorld, contender: Contender) {
    this.#world = world;
    this.#contender = contender;
    this.#offset = world.stretch.start;
  }

  /** Begins; virtual time then runs it to its end. */
  start(): void {
    this.#planNext([]);
  }

  #place(): Place {
    const { text, end } = this.#world.stretch;
    const before = text.slice(0, this.#offset) + this.#slip;
    return { text: before + text.slice(end), offset: before.length };
  }

  /** Plans the rest of some acts, or what comes at this offset. */
  #planNext(rest: readonly Act[]): void {
    const { time, typist, stretch } = this.#world;
    const [act, ...following] = rest.length > 0 || this.#offset >= stretch.end ? rest : typist.actsAt(this.#offset);
    this.#plan += 1;
    if (act === undefined) {
      this.#stop();
      return;
    }
    const plan = this.#plan;
    this.#beginGap(act.delay);
    time.after(act.delay, () => {
      if (plan === this.#plan) {
        this.#endGap();
        this.#perform(act);
        this.#planNext(following);
      }
    });
  }

  #stop(): void {
    this.#asking.abort();
    this.#hide();
    this.#contender.left?.();
    this.#world.tally.written += this.#offset - this.#world.stretch.start;
    this.#world.tally.asked.push(...this.#world.model.asked);
  }

  #perform(act: Act): void {
    switch (act.kind) {
      case 'type':
        this.#type(act.text);
        break;
      case 'erase':
        this.#slip = '';
        this.#hide();
        break;
      case 'leave':
        this.#asking.abort();
        this.#hide();
        this.#contender.left?.();
        return;
      case 'return':
        return;
    }
    this.#contender.edited?.(this.#place());
    this.#ask();
  }

  #type(text: string): void {
    if (this.#world.stretch.text.startsWith(text, this.#offset)) {
      this.#offset += text.length;
    } else {
      this.#slip = text;
    }
    const visible = this.#visible;
    if (visible?.text.startsWith(text) && visible.text.length > text.length) {
      this.#visible = { ...visible, text: visible.text.slice(text.length) };
    } else {
      this.#hide();
    }
  }

  /** As the editor does: what was asked before is cancelled at once, and the next question waits for a moment's silence. */
  #ask(): void {
    this.#asking.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#world.time.after(EDITOR_WAIT_MS, () => {
      if (!asking.signal.aborted) {
        void this.#contender.provide(this.#place(), asking.signal).then((text) => {
          if (text !== undefined && text.trim() !== '' && !asking.signal.aborted) {
            this.#show(text);
          }
        });
      }
    });
  }

  /** A visible suggestion that still fits stays: the editor keeps it before what comes later. */
  #show(text: string): void {
    const { time, tally, model } = this.#world;
    if (this.#visible) {
      tally.flicker += this.#visible.text.startsWith(text) || text.startsWith(this.#visible.text) ? 0 : 1;
      return;
    }
    this.#visible = { text, since: time.now() };
    this.#showing += 1;
    tally.shown += 1;
    model.noteShown(this.#offset, text);
    this.#noteInGap(time.now());
    const showing = this.#showing;
    if (this.#isRight()) {
      time.after(READ_MS, () => {
        if (showing === this.#showing) {
          this.#accept();
        }
      });
    }
  }

  #hide(): void {
    this.#visible = undefined;
    this.#showing += 1;
  }

  /** Whether what is visible is the truth to the end of its line. */
  #isRight(): boolean {
    const { text, end } = this.#world.stretch;
    const shown = this.#visible?.text;
    if (shown === undefined || this.#slip !== '' || !text.slice(0, end).startsWith(shown, this.#offset)) {
      return false;
    }
    const behind = this.#offset + shown.length;
    return behind === end || text[behind] === '\n';
  }

  #accept(): void {
    const length = this.#visible?.text.length ?? 0;
    const { tally } = this.#world;
    tally.accepted += length;
    tally.accepts += 1;
    this.#hide();
    this.#endGap();
    this.#skip(length);
    this.#contender.edited?.(this.#place());
    this.#contender.accepted?.(this.#place());
    this.#ask();
    this.#planNext([]);
  }

  /** Passes over taken text, with the pauses that would have been made in it. */
  #skip(length: number): void {
    const { typist, tally } = this.#world;
    const end = this.#offset + length;
    for (let isFirst = true; this.#offset < end; isFirst = false) {
      const [act] = typist.actsAt(this.#offset);
      tally.taken += !isFirst && act !== undefined && act.delay >= PAUSE_MS ? 1 : 0;
      this.#offset = Math.min(end, this.#offset + typist.lengthAt(this.#offset));
    }
  }

  #beginGap(planned: number): void {
    const from = this.#world.time.now();
    this.#gap = { from, planned, visibleAt: undefined, rightAt: undefined };
    if (this.#visible) {
      this.#noteInGap(from);
    }
  }

  #noteInGap(at: number): void {
    if (this.#gap) {
      this.#gap.visibleAt ??= at;
      if (this.#isRight()) {
        this.#gap.rightAt ??= at;
      }
    }
  }

  #endGap(): void {
    const gap = this.#gap;
    if (gap && gap.planned >= PAUSE_MS) {
      const after = (at: number | undefined) => (at === undefined ? undefined : at - gap.from);
      this.#world.tally.pauses.push({ visible: after(gap.visibleAt), right: after(gap.rightAt) });
    }
    this.#gap = undefined;
  }
}
