// Remembers what was sent last: for inspection, and for the forecast of the provider's cache.

import * as vscode from 'vscode';
import type { SendRecord } from '../../core/egress/sender.ts';
import type { ReleasedRequest } from '../../core/model/request.ts';
import type { Ledger } from '../../core/pack/layoutTypes.ts';
import type { Pack, PackInput } from '../../core/pack/packTypes.ts';

/** The last request with what became of it. */
export interface LastRequest {
  readonly request: ReleasedRequest;
  /** Undefined while the answer runs. */
  readonly record?: SendRecord;
}

/** What a question is about and who answers: another scope or model shares nothing in the provider's cache. */
export type AskedOver = Pick<PackInput, 'profile' | 'scope'>;

/** Where layouts are kept over a reload; neither method rejects. */
export interface KeptLayouts {
  load(key: string): Promise<Ledger | undefined>;
  save(key: string, ledger: Ledger): Promise<void>;
}

/** The memory of one window; the layouts alone outlive it. */
export class SendMemory implements vscode.Disposable {
  readonly #kept: KeptLayouts;
  #request: LastRequest | undefined;
  #pack: Pack | undefined;
  readonly #layouts = new Map<string, Ledger>();
  #announced: { readonly key: string; readonly ledger: Ledger } | undefined;
  readonly #packed = new vscode.EventEmitter<void>();

  readonly onDidPack = this.#packed.event;

  constructor(kept: KeptLayouts) {
    this.#kept = kept;
  }

  /** Takes note of a request that leaves: the layout of a question is in the provider's cache from now on. */
  sent(request: ReleasedRequest): void {
    this.#request = { request };
    if (request.purpose === 'chat' && this.#announced) {
      const { key, ledger } = this.#announced;
      this.#layouts.set(key, ledger);
      void this.#kept.save(key, ledger);
    }
  }

  /** Takes note of what became of the last request; a record of an earlier one changes nothing. */
  ended(record: SendRecord): void {
    const last = this.#request;
    if (last?.record === undefined && last?.request.purpose === record.purpose) {
      this.#request = { request: last.request, record };
    }
  }

  /** Takes note of a pack that is about to be sent for a question. */
  packed(pack: Pack, asked: AskedOver): void {
    this.#pack = pack;
    this.#announced = { key: keyOf(asked), ledger: pack.ledger };
    this.#packed.fire();
  }

  get lastRequest(): LastRequest | undefined {
    return this.#request;
  }

  get lastPack(): Pack | undefined {
    return this.#pack;
  }

  /** How the last question over the same was laid out. */
  async lastLayout(asked: AskedOver): Promise<Ledger | undefined> {
    const key = keyOf(asked);
    return this.#layouts.get(key) ?? (await this.#kept.load(key));
  }

  dispose(): void {
    this.#packed.dispose();
  }
}

function keyOf({ profile: { id, baseUrl, model }, scope }: AskedOver): string {
  return JSON.stringify([id, baseUrl, model, scope]);
}
