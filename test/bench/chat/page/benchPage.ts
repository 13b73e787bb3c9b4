// What the benchmark calls in the page, and what it gets back.

import type { PanelState } from '../../../../src/protocol/messages.ts';
import type { Thread } from '../../../../src/protocol/thread.ts';

/** What a run of frames took, in milliseconds of the page's own clock. */
export interface FrameCosts {
  /** One for each frame: the work of the chunk, of the frame and of the layout after it. */
  readonly frames: readonly number[];
  /** One for each piece of work that was put off until the page had nothing to do. */
  readonly idle: readonly number[];
}

/** How an answer is fed. */
export interface Feed {
  readonly pieces: readonly string[];
  /** Pieces between two frames. */
  readonly perFrame: number;
}

/** Shows the text so far in an element. */
export type Show = (text: string) => void;

/** Makes a way of showing in an element of its own. */
export type Contender = (holder: HTMLElement) => Show;

/** The benchmark's own script in the page. */
export interface BenchPage {
  readonly contenders: Map<string, Contender>;
  /** Streams an answer into the panel as the host would; `after` is the turn that it goes on from. */
  readonly streamIntoPanel: (feed: Feed, after?: string) => Promise<FrameCosts>;
  /** Streams an answer into one of the other ways. */
  readonly streamIntoContender: (name: string, feed: Feed) => Promise<FrameCosts>;
  readonly showThread: (thread: Thread, state: PanelState) => void;
  /** Milliseconds from the message with a conversation until it is laid out and drawn. */
  readonly openThread: (thread: Thread, state: PanelState) => Promise<number>;
  /** Scrolls the conversation up by so many pixels a frame. */
  readonly scroll: (step: number, count: number) => Promise<FrameCosts>;
  /** Types into the composer, a character a frame. */
  readonly type: (text: string) => Promise<FrameCosts>;
}

declare global {
  /** What the benchmark's own script leaves in the page. */
  interface Window {
    bench: BenchPage;
  }
}
