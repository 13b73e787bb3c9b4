// The clock of the benchmark: frames come when they are asked for, and what each costs is measured with its layout.

import type { FrameCosts } from './benchPage.ts';

/** Takes the frames and idle times of a page into its own hands. */
export class Frames {
  private readonly frames: number[] = [];
  private readonly idle: number[] = [];
  private due: FrameRequestCallback[] = [];
  private later: IdleRequestCallback[] = [];
  private readonly kept = Object.fromEntries(
    ['requestAnimationFrame', 'requestIdleCallback'].map((name) => [name, Reflect.get(window, name)]),
  );

  constructor() {
    window.requestAnimationFrame = (draw) => this.due.push(draw);
    window.requestIdleCallback = (work) => this.later.push(work);
  }

  /** Does some work and the frame that follows from it, and measures both together with the layout. */
  measure(work: () => void): void {
    const started = performance.now();
    work();
    for (const draw of this.due.splice(0)) {
      draw(performance.now());
    }
    forceLayout();
    this.frames.push(performance.now() - started);
  }

  /** Does what was put off; each piece is measured by itself. Other work may follow in a task of its own, so it comes back. */
  async runIdle(): Promise<void> {
    while (this.later.length > 0) {
      for (const work of this.later.splice(0)) {
        const started = performance.now();
        work({ didTimeout: false, timeRemaining: () => Math.max(0, 8 - (performance.now() - started)) });
        this.idle.push(performance.now() - started);
        await nextTask();
      }
    }
  }

  /** Gives the page its own clock back. */
  end(): FrameCosts {
    Object.assign(window, this.kept);
    return { frames: this.frames, idle: this.idle };
  }
}

/** Waits for a task of its own, after which promises that were settled have been followed. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      resolve();
    };
    port2.postMessage(0);
  });
}

function forceLayout(): void {
  document.body.getBoundingClientRect();
  document.querySelector('.log, .contender')?.scrollHeight.toFixed();
}
