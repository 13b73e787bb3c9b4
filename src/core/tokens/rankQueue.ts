// Parts of a piece waiting by rank: the lowest rank comes first, and within it the parts in ascending order.

import { RankSet } from './rankSet.ts';
import { noRank } from './rankTable.ts';
import { sortFirst } from './sortFirst.ts';

/** Entries that keep their room from one piece to the next. */
const keptEntries = 1 << 12;

/** How far parts are from one another in an array, and where in each its rank stands. */
interface PartLayout {
  readonly step: number;
  readonly offset: number;
}

/** For each rank the parts that waited from the start, side by side, and a list of those added since. */
export class RankQueue {
  readonly #ranks: RankSet;
  /** Parts that waited from the start, by rank: how many, and where they end in `#first`. */
  readonly #counts: Int32Array;
  readonly #ends: Int32Array;
  #first = new Int32Array(keptEntries);
  /** The entry added last, and one more, by rank; zero when there is none. */
  readonly #heads: Int32Array;
  /** Two numbers for each entry: its part, and the entry of the same rank before it as in `#heads`. */
  #entries = new Int32Array(2 * keptEntries);
  /** Where no entry has been yet; and the entry given back last, and one more. */
  #end = 0;
  #free = 0;
  #taken = new Int32Array(keptEntries);

  /** For ranks below a number. */
  constructor(ranks: number) {
    this.#ranks = new RankSet(ranks);
    this.#counts = new Int32Array(ranks);
    this.#ends = new Int32Array(ranks);
    this.#heads = new Int32Array(ranks);
  }

  /** The lowest rank that waits, or `noRank`. */
  get lowest(): number {
    return this.#ranks.lowest;
  }

  /** The parts taken last, ascending, and then any others. */
  get taken(): Int32Array {
    return this.#taken;
  }

  /** Begins with the parts `0, step, 2 * step …` of an array, in which the rank of each stands at an offset. */
  begin(parts: Int32Array, length: number, { step, offset }: PartLayout): void {
    this.#makeRoom(length / step);
    for (let part = 0; part < length; part += step) {
      const rank = parts[part + offset] ?? noRank;
      if (rank !== noRank) {
        this.#counts[rank] = (this.#counts[rank] ?? 0) + 1;
        this.#ranks.add(rank);
      }
    }
    this.#share();
    for (let part = 0; part < length; part += step) {
      const rank = parts[part + offset] ?? noRank;
      if (rank !== noRank) {
        const at = this.#ends[rank] ?? 0;
        this.#first[at] = part;
        this.#ends[rank] = at + 1;
      }
    }
  }

  /** Lets a part wait under a rank. */
  add(rank: number, part: number): void {
    const entry = this.#newEntry();
    const head = this.#heads[rank] ?? 0;
    this.#entries[entry] = part;
    this.#entries[entry + 1] = head;
    this.#heads[rank] = entry + 1;
    if (head === 0) {
      this.#ranks.add(rank);
    }
  }

  /** Takes all parts of the lowest rank, and gives their number. */
  take(): number {
    const rank = this.#ranks.lowest;
    const first = this.#takeFirst(rank);
    const count = this.#takeEntries(rank, first);
    this.#ranks.deleteLowest();
    if (count > first) {
      sortFirst(this.#taken, count);
    }
    return count;
  }

  /** Ends a piece, when no rank waits. Gives back the room that a long piece took. */
  clear(): void {
    this.#end = 0;
    this.#free = 0;
    if (this.#first.length > keptEntries) {
      this.#first = new Int32Array(keptEntries);
      this.#taken = new Int32Array(keptEntries);
    }
    if (this.#entries.length > 2 * keptEntries) {
      this.#entries = new Int32Array(2 * keptEntries);
    }
  }

  /** Gives each rank its share of `#first`, by the number of its parts. */
  #share(): void {
    let end = 0;
    for (let rank = this.#ranks.lowest; rank !== noRank; rank = this.#ranks.next(rank + 1)) {
      this.#ends[rank] = end;
      end += this.#counts[rank] ?? 0;
    }
  }

  #takeFirst(rank: number): number {
    const count = this.#counts[rank] ?? 0;
    const end = this.#ends[rank] ?? 0;
    for (let index = 0; index < count; index++) {
      this.#taken[index] = this.#first[end - count + index] ?? 0;
    }
    this.#counts[rank] = 0;
    return count;
  }

  #takeEntries(rank: number, from: number): number {
    const head = this.#heads[rank] ?? 0;
    if (head === 0) {
      return from;
    }
    let count = from;
    let entry = 0;
    for (let next = head; next !== 0; next = this.#entries[entry + 1] ?? 0) {
      entry = next - 1;
      if (count === this.#taken.length) {
        this.#taken = twice(this.#taken);
      }
      this.#taken[count++] = this.#entries[entry] ?? 0;
    }
    this.#entries[entry + 1] = this.#free;
    this.#free = head;
    this.#heads[rank] = 0;
    return count;
  }

  #newEntry(): number {
    const free = this.#free - 1;
    if (free >= 0) {
      this.#free = this.#entries[free + 1] ?? 0;
      return free;
    }
    if (this.#end === this.#entries.length) {
      this.#entries = twice(this.#entries);
    }
    this.#end += 2;
    return this.#end - 2;
  }

  /** Most of the parts have been merged before as many have been added. */
  #makeRoom(parts: number): void {
    if (parts > keptEntries) {
      this.#first = new Int32Array(parts);
      this.#taken = new Int32Array(parts);
      this.#entries = new Int32Array(2 * Math.ceil(parts / 2));
    }
  }
}

function twice(before: Int32Array): Int32Array<ArrayBuffer> {
  const after = new Int32Array(2 * before.length);
  after.set(before);
  return after;
}
