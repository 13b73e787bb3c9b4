// Keeps a conversation while it changes: what matters at once and to the disk, the text of an answer a few times a second.

import type { Clock } from '../../core/ports.ts';
import type { Thread, ThreadChange } from '../../protocol/thread.ts';
import type { Services } from '../../services.ts';

/** Milliseconds for which the text of an answer is collected: so much of it a crash can take. */
const COLLECT_MS = 250;

/** What keeping needs. */
export interface KeeperDeps {
  readonly chats: Pick<Services['chats'], 'append'>;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Takes what other windows have added to the same conversation. */
  readonly merge: (threadId: string, changes: readonly ThreadChange[]) => void;
  /** Told when keeping begins to fail, once until it works again. */
  readonly failed: (error: unknown) => void;
}

/** Keeps what it is given, in order. What the disk refuses stays in memory and goes with the next change. */
export class ChatKeeper {
  readonly #deps: KeeperDeps;
  readonly #stopping = new AbortController();
  #thread: Thread | undefined;
  #pending: readonly ThreadChange[] = [];
  #isSafe = false;
  #last: Promise<void> = Promise.resolve();
  #isWaiting = false;
  #isFailing = false;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  /** Takes a change of the conversation; resolves when it is kept, or cannot be. Never rejects. */
  keep(thread: Thread, change: ThreadChange): Promise<void> {
    if (this.#thread && this.#thread.id !== thread.id) {
      void this.flush();
    }
    this.#thread = thread;
    this.#pending = joined(this.#pending, change);
    if (isPassing(change)) {
      this.#flushSoon();
      return this.#last;
    }
    this.#isSafe ||= isWord(change);
    return this.flush();
  }

  /** Writes what was collected. Never rejects. */
  flush(): Promise<void> {
    const [thread, changes, isSafe] = [this.#thread, this.#pending, this.#isSafe];
    if (!thread || changes.length === 0) {
      return this.#last;
    }
    this.#pending = [];
    this.#isSafe = false;
    this.#last = this.#last.then(() => this.#append(thread, changes, isSafe));
    return this.#last;
  }

  /** Writes what is left and collects no more. */
  dispose(): void {
    this.#stopping.abort();
    void this.flush();
  }

  async #append(thread: Thread, changes: readonly ThreadChange[], isSafe: boolean): Promise<void> {
    try {
      const others = await this.#deps.chats.append(thread, changes, isSafe);
      this.#isFailing = false;
      if (others.length > 0) {
        this.#deps.merge(thread.id, others);
      }
    } catch (error) {
      if (this.#thread?.id === thread.id) {
        this.#pending = [...changes, ...this.#pending];
        this.#isSafe = true;
      }
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#deps.failed(error);
      }
    }
  }

  #flushSoon(): void {
    if (this.#isWaiting) {
      return;
    }
    this.#isWaiting = true;
    const write = (): void => {
      this.#isWaiting = false;
      void this.flush();
    };
    this.#deps.clock.sleep(COLLECT_MS, this.#stopping.signal).then(write, write);
  }
}

/** Text and what is shown while an answer comes: a moment of it may be lost. */
function isPassing(change: ThreadChange): boolean {
  return change.kind === 'event' && change.event.kind !== 'end';
}

/** What the user has said, and the end of an answer, are on the disk before anyone relies on them. */
function isWord(change: ThreadChange): boolean {
  return change.kind !== 'show' && change.kind !== 'pin';
}

/** Pieces of one answer that follow each other are one. */
function joined(changes: readonly ThreadChange[], change: ThreadChange): readonly ThreadChange[] {
  const last = changes.at(-1);
  if (last?.kind !== 'event' || change.kind !== 'event' || last.turnId !== change.turnId) {
    return [...changes, change];
  }
  return last.event.kind === 'delta' && change.event.kind === 'delta'
    ? [...changes.slice(0, -1), { ...change, event: { kind: 'delta', text: last.event.text + change.event.text } }]
    : [...changes, change];
}
