// Remembers what was sent last, for inspection, and tells which pack has left.

import * as vscode from 'vscode';
import type { SendRecord } from '../../core/egress/sendRecord.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { Pack } from '../../core/pack/packTypes.ts';

/** The last request with what became of it. */
export interface LastRequest {
  readonly request: ReleasedRequest;
  /** Undefined while the answer runs. */
  readonly record?: SendRecord;
}

/** Records that are kept at hand. */
const MOST_RECENT = 60;

/** The memory of one window. */
export class SendMemory implements vscode.Disposable {
  readonly #leaves: (pack: Pack) => void;
  #request: LastRequest | undefined;
  #pack: Pack | undefined;
  #recent: readonly SendRecord[] = [];
  readonly #packed = new vscode.EventEmitter<void>();

  readonly onDidPack = this.#packed.event;

  /** `leaves` is told of each pack when the question that it was made for is sent. */
  constructor(leaves: (pack: Pack) => void) {
    this.#leaves = leaves;
  }

  /** Takes note of a request that leaves: the layout of a question is in the provider's cache from now on. */
  sent(request: ReleasedRequest): void {
    this.#request = { request };
    if (request.purpose === 'chat' && this.#pack) {
      this.#leaves(this.#pack);
    }
  }

  /** Takes note of what became of the last request; a record of an earlier one changes nothing. */
  ended(record: SendRecord): void {
    this.#recent = [...this.#recent, record].slice(-MOST_RECENT);
    const last = this.#request;
    if (last?.record === undefined && last?.request.purpose === record.purpose) {
      this.#request = { request: last.request, record };
    }
  }

  /** Takes note of a pack that is about to be sent for a question. */
  packed(pack: Pack): void {
    this.#pack = pack;
    this.#packed.fire();
  }

  /** What ended in this window, oldest first. */
  get recent(): readonly SendRecord[] {
    return this.#recent;
  }

  get lastRequest(): LastRequest | undefined {
    return this.#request;
  }

  get lastPack(): Pack | undefined {
    return this.#pack;
  }

  dispose(): void {
    this.#packed.dispose();
  }
}
