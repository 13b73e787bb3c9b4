// What the worker knows of how prompts were laid out: the last one sent under each key, and those of packs that may yet leave.

import type { Ledger } from '../../core/pack/layoutTypes.ts';

/** Where layouts outlast the thread; neither method rejects. */
export interface KeptLayouts {
  load(key: string): Promise<Ledger | undefined>;
  save(key: string, ledger: Ledger): Promise<void>;
}

/** Packs between their making and their sending: the question that waits for its approval, and the estimates made meanwhile. */
const MOST_ANNOUNCED = 8;

/** Keys held in memory; one that was asked longer ago is read from the disk again. */
const MOST_SENT = 6;

/** The layouts of one thread. */
export class SentLayouts {
  readonly #kept: KeptLayouts;
  readonly #sent = new Map<string, Ledger>();
  readonly #announced = new Map<number, { readonly key: string; readonly ledger: Ledger }>();
  #saving = Promise.resolve();

  constructor(kept: KeptLayouts) {
    this.#kept = kept;
  }

  /** How the last question under the key was laid out. Packs that were not sent leave it as it was. */
  async last(key: string): Promise<Ledger | undefined> {
    const known = this.#sent.get(key) ?? (await this.#kept.load(key));
    // What was sent while the disk was read is the later one.
    const last = this.#sent.get(key) ?? known;
    if (last) {
      putLast(this.#sent, key, last, MOST_SENT);
    }
    return last;
  }

  /** Takes note of the layout of a pack that may be sent. */
  announce(id: number, key: string, ledger: Ledger): void {
    putLast(this.#announced, id, { key, ledger }, MOST_ANNOUNCED);
  }

  /** Takes note that a pack leaves: its layout is in the provider's cache from now on. An id that is not known changes nothing. */
  commit(id: number): void {
    const announced = this.#announced.get(id);
    if (announced) {
      const { key, ledger } = announced;
      this.#announced.delete(id);
      putLast(this.#sent, key, ledger, MOST_SENT);
      // One after the other: the one sent last is the one that stays.
      this.#saving = this.#saving.then(() => this.#kept.save(key, ledger));
    }
  }
}

/** Puts an entry behind all others, and forgets the first where there are too many. */
function putLast<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.delete(key);
  map.set(key, value);
  for (const first of map.keys()) {
    if (map.size <= most) {
      return;
    }
    map.delete(first);
  }
}
