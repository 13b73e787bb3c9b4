// Remembers what was sent last: for inspection, and for the forecast of the provider's cache.

import * as vscode from 'vscode';
import type { SendRecord } from '../../core/egress/sender.ts';
import type { Profile } from '../../core/model/profile.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { LastSend, Pack } from '../../core/pack/packTypes.ts';

/** The last request with what became of it. */
export interface LastRequest {
  readonly request: ReleasedRequest;
  /** Undefined while the answer runs. */
  readonly record?: SendRecord;
}

/** The memory of one window; gone with it. */
export class SendMemory implements vscode.Disposable {
  #request: LastRequest | undefined;
  #pack: Pack | undefined;
  readonly #chats = new Map<string, LastSend>();
  readonly #packed = new vscode.EventEmitter<void>();

  readonly onDidPack = this.#packed.event;

  /** Takes note of a request that leaves. `at` is in milliseconds since 1970. */
  sent(request: ReleasedRequest, at: number): void {
    this.#request = { request };
    if (request.purpose === 'chat') {
      this.#chats.set(request.profile.id, { messages: request.messages, at });
    }
  }

  /** Takes note of what became of the last request; a record of an earlier one changes nothing. */
  ended(record: SendRecord): void {
    const last = this.#request;
    if (last?.record === undefined && last?.request.purpose === record.purpose) {
      this.#request = { request: last.request, record };
    }
  }

  /** Takes note of a pack that was sent. */
  packed(pack: Pack): void {
    this.#pack = pack;
    this.#packed.fire();
  }

  get lastRequest(): LastRequest | undefined {
    return this.#request;
  }

  get lastPack(): Pack | undefined {
    return this.#pack;
  }

  lastChat(profile: Profile): LastSend | undefined {
    return this.#chats.get(profile.id);
  }

  dispose(): void {
    this.#packed.dispose();
  }
}
