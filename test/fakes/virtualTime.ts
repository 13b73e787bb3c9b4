// Time that passes only from event to event: hours of typing take seconds, and each run is the same.

import type { Clock } from '../../src/core/ports.ts';

interface Event {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

/** A clock whose time stands still while anything is worked on. */
export class VirtualTime implements Clock {
  #now = 0;
  #order = 0;
  /** A heap, the next event first. */
  readonly #events: Event[] = [];

  now(): number {
    return this.#now;
  }

  /** Lets something happen after the milliseconds; events of one moment happen in the order in which they were asked for. */
  after(milliseconds: number, happen: () => void): void {
    this.#order += 1;
    push(this.#events, { at: this.#now + Math.max(0, milliseconds), order: this.#order, happen });
  }

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        reject(signal.reason instanceof Error ? signal.reason : new Error('Stopped.'));
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      this.after(milliseconds, () => {
        signal.removeEventListener('abort', stop);
        resolve();
      });
    });
  }

  /** Runs until nothing more is to happen, letting all that follows from an event settle before the next one. */
  async run(): Promise<void> {
    for (let event = pop(this.#events); event; event = pop(this.#events)) {
      this.#now = event.at;
      event.happen();
      await settled();
    }
  }
}

/** Resolves when all promises that can go on without time have done so. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isBefore(first: Event, second: Event): boolean {
  return first.at < second.at || (first.at === second.at && first.order < second.order);
}

function push(heap: Event[], event: Event): void {
  heap.push(event);
  for (let index = heap.length - 1; index > 0;) {
    const parent = (index - 1) >> 1;
    if (!swapIfBefore(heap, index, parent)) {
      return;
    }
    index = parent;
  }
}

function pop(heap: Event[]): Event | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) {
    return first;
  }
  heap[0] = last;
  for (let index = 0; ;) {
    const child = lesserChild(heap, index);
    if (child === undefined || !swapIfBefore(heap, child, index)) {
      return first;
    }
    index = child;
  }
}

function lesserChild(heap: readonly Event[], index: number): number | undefined {
  const [left, right] = [heap[2 * index + 1], heap[2 * index + 2]];
  if (left === undefined) {
    return undefined;
  }
  return right !== undefined && isBefore(right, left) ? 2 * index + 2 : 2 * index + 1;
}

function swapIfBefore(heap: Event[], index: number, other: number): boolean {
  const [first, second] = [heap[index], heap[other]];
  if (first === undefined || second === undefined || !isBefore(first, second)) {
    return false;
  }
  heap[index] = second;
  heap[other] = first;
  return true;
}
