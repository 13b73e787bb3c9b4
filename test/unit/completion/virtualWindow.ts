// A window with suggestions in virtual time: a service whose answers come when the test says, and a user who types.

import type { CompletionInput, CompletionResult } from '../../../src/core/completion/completionTypes.ts';
import { run } from '../../../src/core/completion/complete.ts';
import { SuggestDesk } from '../../../src/core/completion/suggestDesk.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { StreamPart } from '../../../src/core/model/streamPart.ts';
import { VirtualTime } from '../../fakes/virtualTime.ts';
import { inputFor } from './fakeInput.ts';

/** What a request met, in milliseconds of virtual time. */
export interface Exchange {
  readonly askedAt: number;
  closedAt: number | undefined;
  stopped: boolean;
}

/** How the service answers. */
export interface ServiceManner {
  readonly answer: string;
  /** Milliseconds to the first piece, and from piece to piece. */
  readonly first: number;
  readonly between: number;
}

/** A window with one file. Each question cancels the one before, as the editor does. */
export class VirtualWindow {
  readonly time = new VirtualTime();
  readonly desk = new SuggestDesk();
  readonly exchanges: Exchange[] = [];
  readonly #manner: ServiceManner;
  #asking = new AbortController();

  constructor(manner: ServiceManner) {
    this.#manner = manner;
  }

  /** Asks at a time for a suggestion in a file with `‸` at the cursor; resolves when virtual time has come to its end. */
  askAt(at: number, file: string, changes: Partial<CompletionInput> = {}): Promise<CompletionResult> {
    return new Promise((resolve, reject) => {
      this.time.after(at, () => {
        this.#asking.abort();
        this.#asking = new AbortController();
        const deps = { send: this.#send, clock: this.time, desk: this.desk };
        run(inputFor(file, changes), deps, this.#asking.signal).then(resolve, reject);
      });
    });
  }

  /** Lets a key be told of, and asks 50 ms later, as the editor does. */
  typeAt(at: number, file: string): Promise<CompletionResult> {
    this.time.after(at, () => {
      this.#asking.abort();
      this.desk.note({ kind: 'typed', at: this.time.now() });
    });
    return this.askAt(at + 50, file);
  }

  /** Cancels what was asked, without a further question. */
  cancelAt(at: number): void {
    this.time.after(at, () => {
      this.#asking.abort();
    });
  }

  readonly #send: Send = (_request, signal) => this.#stream(signal);

  async *#stream(signal: AbortSignal): AsyncGenerator<StreamPart> {
    const exchange: Exchange = { askedAt: this.time.now(), closedAt: undefined, stopped: false };
    this.exchanges.push(exchange);
    try {
      for (const [index, text] of (this.#manner.answer.match(/[\s\S]{1,4}/g) ?? []).entries()) {
        await this.time.sleep(index === 0 ? this.#manner.first : this.#manner.between, signal).catch(() => undefined);
        if (signal.aborted) {
          exchange.stopped = true;
          yield { kind: 'end', outcome: 'stopped' };
          return;
        }
        yield { kind: 'text', text };
      }
      yield { kind: 'end', outcome: 'complete' };
    } finally {
      exchange.closedAt = this.time.now();
    }
  }
}

/** The text that is shown, or the reason why none is. */
export function wordOf(result: CompletionResult): string {
  switch (result.kind) {
    case 'item':
      return result.item.insertText;
    case 'none':
      return `none: ${result.reason}`;
    case 'failed':
      return `failed: ${result.failure.code}`;
  }
}
